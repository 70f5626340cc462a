"""The pages on which people speak and are answered: without an account, on a phone, and never with more than five fields."""

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.compact.dialogue.actions import (
    accept_idea,
    decline_idea,
    give_special_terms,
    propose_idea,
    raise_concern,
    raise_doubt,
)
from samspil.compact.dialogue.models import Doubt, Idea
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Duty
from tests import factories

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<(?:input|textarea|select)[^>]*\bname="(\w+)"')


def fields_of(page) -> set[str]:
    return set(FIELD.findall(page.content.decode())) - {"csrfmiddlewaretoken", "homepage", "next"}


def idea(ward, by=STRANGER, **values):
    return propose_idea(by, ward.unit.authority, **({"title": "Højtlæsning", "workplace": ward} | values))


def test_a_citizen_proposes_without_an_account_and_follows_the_private_page(region, ward, leader, client_of):
    client, address = client_of(None), f"/dialog/{region.slug}/ide/"
    form = client.get(address)
    assert len(fields_of(form)) == 5
    sent = {
        "workplace": ward.pk,
        "title": "Højtlæsning",
        "text": "",
        "name": "Bente",
        "email": "bente@example.dk",
    }
    assert client.post(address, sent | {"title": ""}).status_code == 422
    assert client.post(address, sent | {"homepage": "robot"}).status_code == 422
    assert not Idea.objects.exists()
    answered = client.post(address, sent)
    assert answered.status_code == 302
    page = client.get(answered["Location"])
    assert "Højtlæsning" in page.content.decode()
    found = Idea.objects.get()
    accept_idea(leader, found, answer="Ja tak, Bente!")
    assert "Ja tak, Bente!" in client.get(answered["Location"]).content.decode()
    assert client.get(f"/dialog/ide/{found.pk}-forkert/").status_code == 404
    assert client.get(f"/dialog/ideer/{found.pk}/").status_code == 302, (
        "the page of those who answer asks for a login"
    )


def test_a_workplaces_own_link_asks_for_less(region, ward, employee, client_of):
    address = f"/dialog/{region.slug}/ide/?sted={ward.slug}"
    assert fields_of(client_of(None).get(address)) == {"title", "text", "name", "email"}
    assert fields_of(client_of(employee).get(address)) == {"title", "text"}
    client_of(employee).post(address, {"title": "Højtlæsning"})
    assert Idea.objects.get().workplace == ward


def test_a_doubt_is_one_short_form(region, ward, client_of):
    client, address = client_of(None), f"/dialog/{region.slug}/spoergsmaal/"
    assert len(fields_of(client.get(address))) == 5
    about = f"{address}?sted={ward.slug}&om=activities.activity:7&titel=Spisevenner"
    assert "Spisevenner" in client.get(about).content.decode()
    sent = {"kind": "task", "question": "Må jeg give mad?", "about_title": "Spisevenner", "email": ""}
    assert client.post(address, sent).status_code == 422, "without a workplace nobody can answer"
    answered = client.post(about, sent)
    assert answered.status_code == 302
    doubt = Doubt.objects.get()
    assert (doubt.workplace, doubt.about_key) == (ward, "activities.activity:7")
    assert client.get(answered["Location"]).status_code == 200
    client.post(f"{address}?sted={ward.slug}&om=<script>", sent)
    assert Doubt.objects.latest("pk").about_key == ""


def test_the_sender_takes_it_back_with_the_private_address(ward, client_of):
    found = idea(ward)
    client, address = client_of(None), f"/dialog/ide/{found.pk}-{found.key}/"
    assert client.get(f"{address}tilbagetraekning/").status_code == 405
    assert client.post(f"{address}tilbagetraekning/").status_code == 302
    assert "trukket den tilbage" in client.get(address).content.decode()
    doubt = raise_doubt(STRANGER, ward, kind="task", question="?")
    address = f"/dialog/spoergsmaal/{doubt.pk}-{doubt.key}/"
    assert client.post(f"{address}tilbagetraekning/").status_code == 302
    assert client.get(address).status_code == 200


def test_a_leader_answers_passes_on_involves_and_plans_on_the_screen(ward, leader, employee, client_of):
    found, client = idea(ward, employee), client_of(leader)
    address = f"/dialog/ideer/{found.pk}/"
    assert "Eva Ansat" in client.get(address).content.decode()
    for part in ("svar/", "viderestilling/", "inddragelse/", "start/"):
        assert client.get(address + part).status_code == 200
    assert client.post(f"{address}viderestilling/", {"note": "Større end os"}).status_code == 302
    day = clock.today().strftime("%d.%m.%Y")
    involved = {"group": "employees", "held_on": day, "people": "9", "what": "God idé"}
    assert client.post(f"{address}inddragelse/", involved).status_code == 302
    assert client.post(f"{address}svar/", {"outcome": "accepted", "answer": ""}).status_code == 422
    assert client.post(f"{address}svar/", {"outcome": "accepted", "answer": "Ja"}).status_code == 302
    assert client.post(f"{address}start/", {"starts_on": "1.1.2020"}).status_code == 422
    assert client.post(f"{address}start/", {"starts_on": day}).status_code == 302
    page = client.get(address).content.decode()
    assert "9 personer" in page
    assert client.get("/dialog/ideer/?vis=accepted").status_code == 200


def test_colleagues_read_the_idea_without_the_name(ward, leader, employee, client_of):
    found = idea(ward, factories.assigned(Duty.EMPLOYEE, at=ward, name="Nanna Navnløs"))
    citizen = idea(ward, name="Bente Borger", title="Kaffe")
    for one in (found, citizen):
        page = client_of(employee).get(f"/dialog/ideer/{one.pk}/").content.decode()
        assert "Nanna Navnløs" not in page
        assert "Bente Borger" not in page
    assert (
        client_of(employee)
        .post(f"/dialog/ideer/{found.pk}/svar/", {"outcome": "declined", "answer": "Nej"})
        .status_code
        == 403
    )
    assert "Bente Borger" in client_of(leader).get(f"/dialog/ideer/{citizen.pk}/").content.decode()


def test_a_foreigner_finds_none_of_it(ward, foreigner, leader, client_of):
    found, doubt = idea(ward), raise_doubt(STRANGER, ward, kind="task", question="?")
    concern = raise_concern(SYSTEM, ward, title="Hvem lukker?")
    client = client_of(foreigner)
    for address in (
        f"/dialog/ideer/{found.pk}/",
        f"/dialog/ideer/{found.pk}/svar/",
        f"/dialog/tvivl/{doubt.pk}/",
        f"/dialog/bekymringer/{concern.pk}/",
        f"/dialog/bekymringer/{concern.pk}/aendring/",
    ):
        assert client.get(address).status_code == 404, address


def test_the_leader_answers_a_doubt_on_its_page(ward, leader, client_of):
    doubt, client = raise_doubt(STRANGER, ward, kind="task", question="Må jeg?"), client_of(leader)
    address = f"/dialog/tvivl/{doubt.pk}/"
    assert "Må jeg?" in client.get(address).content.decode()
    assert client.post(address, {"outcome": "", "answer": "Nej"}).status_code == 422
    assert client.post(address, {"outcome": "staff", "answer": "Nej, det gør vi."}).status_code == 302
    assert "Nej, det gør vi." in client.get(address).content.decode()


@pytest.mark.requirement("HJ-21")
def test_both_sides_post_on_the_board_of_a_workplace(region, ward, leader, employee, volunteer, client_of):
    shown = {"answer": "Ja, det gør vi.", "is_shared": True}
    accept_idea(leader, idea(ward, employee, title="Fra en medarbejder"), **shown)
    decline_idea(leader, idea(ward, volunteer, title="Fra en frivillig"), **shown)
    accept_idea(leader, idea(ward, title="Ikke vist"), answer="Ja")
    accept_idea(leader, idea(ward, title="Fra en borger", name="Bente Borger"), **shown)
    page = client_of(None).get(f"/dialog/{region.slug}/tavle/?sted={ward.slug}").content.decode()
    assert all(title in page for title in ("Fra en medarbejder", "Fra en frivillig", "Fra en borger"))
    assert not [word for word in ("Ikke vist", "Eva Ansat", "Jytte Holm", "Bente Borger") if word in page]


@pytest.mark.requirement("HJ-17")
def test_the_card_for_meetings_without_an_agreement_is_public_and_leads_to_a_proposal(region, client_of):
    page = client_of(None).get(f"/dialog/{region.slug}/uden-aftale/").content.decode()
    assert "pårørende" in page
    assert f"/dialog/{region.slug}/ide/" in page


@pytest.mark.requirement("HJ-16")
def test_without_an_agreement_there_is_no_way_to_register_anybody(region, client_of):
    client, address = client_of(None), f"/dialog/{region.slug}/uden-aftale/"
    assert fields_of(client.get(address)) == set()
    before = {model: model._base_manager.count() for model in apps.get_models()}
    client.post(address, {"name": "Bente", "email": "bente@example.dk"})
    assert {model: model._base_manager.count() for model in apps.get_models()} == before
    assert not Volunteer.objects.exists()


EMPTY: tuple[tuple[str, str], ...] = (
    ("/dialog/ideer/", "Alle idéer er besvaret"),
    ("/dialog/tvivl/", "Alle har fået svar"),
    ("/dialog/tvivl/overblik/", "Intet udvalg at vise"),
    ("/dialog/bekymringer/", "Ingen bekymringer er skrevet ned"),
    ("/dialog/saerlige-vilkaar/", "Ingen erklæringer endnu"),
    ("/dialog/mine/", "Ingen idéer endnu"),
    ("/dialog/kontakter/", "Ingen kontaktpersoner endnu"),
)


@pytest.mark.parametrize(("address", "words"), EMPTY)
def test_an_empty_list_says_so_kindly(leader, client_of, address, words):
    assert words in client_of(leader).get(address).content.decode()


@pytest.mark.parametrize(
    "address", ["sig-din-mening", "ide", "tavle", "spoergsmaal", "tryghed", "uden-aftale"]
)
def test_the_public_pages_open_for_everybody_and_speak_english_too(region, ward, client_of, address):
    client = client_of(None)
    assert client.get(f"/dialog/{region.slug}/{address}/").status_code == 200
    assert client.get(f"/dialog/{region.slug}/{address}/?sted={ward.slug}").status_code == 200
    assert client.get(f"/dialog/findes-ikke/{address}/").status_code == 404
    assert (
        client.get(f"/dialog/{region.slug}/{address}/", headers={"Accept-Language": "en"}).status_code == 200
    )


@pytest.mark.parametrize("address", [address for address, _words in EMPTY] + ["/dialog/personale/"])
def test_a_long_list_asks_no_more_than_a_short_one(region, ward, leader, client_of, address):
    def more(number: int) -> None:
        place = factories.open_workplace(region, name=f"Afdeling {number}", parent=ward.unit)
        for at in (ward, place):
            idea(at)
            raise_doubt(STRANGER, at, kind="task", question="?")
            raise_concern(SYSTEM, at, title="Hvem lukker?")
        declared = {"posts_before": 1, "posts_after": 1, "no_negative_influence": True, "statement": "Fint"}
        give_special_terms(SYSTEM, place, year=clock.today().year - 1, **declared)

    more(1)
    client = client_of(leader)
    client.get(address)
    few = asked(lambda: client.get(address))
    more(2)
    more(3)
    assert asked(lambda: client.get(address)) <= few


def asked(visit: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        visit()
    return len(queries)


def test_an_activitys_page_leads_to_a_question_about_it(ward, leader, client_of):
    activity = factories.published_activity(ward, title="Spisevenner")
    client = client_of(None)
    page = client.get(f"/indsats/{activity.pk}-{activity.slug}/").content.decode()
    link = re.search(r'href="(/dialog/[^"]+/spoergsmaal/[^"]+)"', page)
    assert link is not None
    sent = {"kind": "task", "question": "Må jeg?", "about_title": "Spisevenner", "email": ""}
    assert client.post(link[1].replace("&amp;", "&"), sent).status_code == 302
    doubt = Doubt.objects.get()
    assert (doubt.about_key, doubt.workplace) == (f"activities.activity:{activity.pk}", ward)
