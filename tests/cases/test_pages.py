"""Every page of the room, as everybody: who sees what, and what is recorded."""

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.events.models import Event
from samspil.everyday.cases.actions import Kind, decide_case, open_case, plan_departure, take_up_case
from samspil.everyday.cases.models import Case, GuidanceOpening, NotificationContact
from samspil.everyday.cases.rules.numbers import EVERYWHERE
from samspil.everyday.cases.urls import urlpatterns
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import Tries
from samspil.society.accounts.rules import FORMS_OF_A_NETWORK, network_key
from samspil.society.duties.queries import log_for
from samspil.society.notifications.models import Delivery
from tests import factories

CASE_PAGES = ["case", "talk", "note", "decision", "closing", "reader", "handover", "people"]
SENT = {
    "talk": {"to": "talk"},
    "note": {"text": "Talt med begge."},
    "decision": {"outcome": "settled", "answer": "Tak."},
    "closing": {},
    "people": {},
}


@pytest.fixture
def others(administrator, consultant, employee, volunteer, foreigner):
    return administrator, consultant, employee, volunteer, foreigner


@pytest.mark.parametrize("name", CASE_PAGES)
@pytest.mark.requirement("VB-23", "DR-41")
def test_only_those_who_look_into_it_open_a_case(name, case, client_of, coordinator, leader, others):
    """The coordinator it is about, an administrator, colleagues, the filer: to them it does not exist."""
    address = reverse(f"cases:{name}", args=[case.pk])
    assert client_of(leader).get(address).status_code == 200
    for nobody in (coordinator, *others):
        assert client_of(nobody).get(address).status_code == 404
        assert client_of(nobody).post(address, SENT.get(name, {})).status_code == 404
    assert client_of(None).get(address).status_code == 302


@pytest.mark.parametrize("name", CASE_PAGES)
@pytest.mark.requirement("VB-23")
def test_every_reading_is_recorded_whichever_page_it_was(name, case, client_of, leader):
    client_of(leader).get(reverse(f"cases:{name}", args=[case.pk]))
    read = Event.objects.get(verb="case.viewed")
    assert (read.actor_id, read.subject_id) == (leader.user_id, str(case.pk))


def test_no_page_of_a_case_is_forgotten_here():
    """A new page under /sager/<nummer>/ has to be added to the list above."""
    under = {p.name for p in urlpatterns if str(p.pattern).startswith("sager/<int:pk>/")}
    assert under == set(CASE_PAGES)


@pytest.mark.requirement("VB-23")
def test_the_log_of_the_workplace_does_not_tell_of_cases(case, client_of, leader, administrator):
    for event in Event.objects.filter(subject_type="cases.case"):
        assert (event.authority_id, event.unit_path) == (None, "")


@pytest.mark.requirement("VB-23", "DR-41")
def test_neither_the_log_nor_the_outbox_leads_to_a_case(ward, coordinator, leader, administrator):
    """Not even the leader whom it is about can see there that somebody has written."""
    case = open_case(
        STRANGER,
        kind=Kind.COMPLAINT,
        workplace=ward,
        text="Det var ikke godt.",
        about_user_ids=(leader.user_id,),
    )
    assert case.readers.get().user_id == coordinator.user_id
    for who in (coordinator, leader, administrator):
        assert not log_for(who).filter(subject_type="cases.case").exists()
        assert not Delivery.objects.visible_to(who).filter(notification__kind="case").exists()
    assert Delivery.objects.filter(notification__kind="case").exists()


def test_a_network_that_writes_without_end_is_asked_to_wait(ward, client_of, rf):
    key = network_key("form:case", rf.post("/"))
    for _ in range(FORMS_OF_A_NETWORK):
        Tries.objects.take(key, limit=FORMS_OF_A_NETWORK, now=clock.now())
    address = f"/sig-til/{ward.unit.authority.slug}/klage/?sted={ward.slug}"
    assert client_of(None).post(address, {"text": "Hej"}).status_code == 429
    assert not Case.objects.exists()


def test_the_list_holds_only_ones_own_cases(case, client_of, coordinator, leader):
    assert "Konflikt" in client_of(leader).get("/sager/").content.decode()
    assert "Intet venter på dig" in client_of(coordinator).get("/sager/").content.decode()
    assert client_of(leader).get("/sager/?vis=afsluttede").status_code == 200


@pytest.mark.requirement("DR-47", "HJ-13")
def test_a_case_is_handled_from_the_first_look_to_the_end(case, client_of, leader):
    client = client_of(leader)
    page = client.get(f"/sager/{case.pk}/").content.decode()
    assert "Sådan kan du gribe det an" in page
    for name, sent in (
        ("samtale", {"to": "talk", "text": "Talt med dem hver for sig."}),
        ("samtale", {"to": "mediation"}),
        ("noter", {"text": "De er enige om at begynde forfra."}),
        ("afgoerelse", {"outcome": "agreed", "answer": "Tak, fordi du skrev. Vi har aftalt faste møder."}),
        ("afslutning", {"lesson": "Aftal faste møder fra begyndelsen.", "is_nameless": "on"}),
    ):
        assert client.post(f"/sager/{case.pk}/{name}/", sent).status_code == 302, name
    case.refresh_from_db()
    assert case.state == "closed"
    assert "Aftal faste møder fra begyndelsen." in client.get("/sager/laering/").content.decode()
    assert client.post(f"/sager/{case.pk}/noter/", {"text": "Mere"}).status_code == 403


@pytest.mark.requirement("DR-47")
def test_somebody_else_is_asked_and_takes_over(case, client_of, leader, region):
    other = factories.assigned(Duty.LEADER, at=region, name="Ove Overordnet")
    page = client_of(leader).get(f"/sager/{case.pk}/hjaelp/").content.decode()
    assert "Ove Overordnet" in page
    assert "Karen Koordinator" not in page
    sent = {"user": other.user_id, "reason": "Jeg kender begge parter for godt"}
    assert client_of(leader).post(f"/sager/{case.pk}/overdragelse/", sent).status_code == 302
    assert client_of(leader).get(f"/sager/{case.pk}/").status_code == 404
    assert client_of(other).get(f"/sager/{case.pk}/").status_code == 200


def test_a_reader_who_is_named_loses_the_case(case, client_of, leader, consultant):
    client = client_of(leader)
    assert client.post(f"/sager/{case.pk}/personer/", {"users": [leader.user_id]}).status_code == 302
    assert client.get(f"/sager/{case.pk}/").status_code == 404
    assert client_of(consultant).get(f"/sager/{case.pk}/").status_code == 200


@pytest.mark.requirement("DR-41")
@pytest.mark.parametrize("name", ["klage", "konflikt", "bekymring"])
def test_anybody_tells_without_an_account_and_follows_it(name, ward, leader, client_of, mailoutbox):
    slug = ward.unit.authority.slug
    client = client_of(None)
    assert client.get(f"/sig-til/{slug}/").status_code == 200
    assert client.get(f"/sig-til/{slug}/{name}/").status_code == 200
    sent = {
        "workplace": ward.pk,
        "text": "Der blev talt grimt til mig.",
        "name": "Inga",
        "email": "inga@example.dk",
    }
    answer = client.post(f"/sig-til/{slug}/{name}/", sent)
    assert answer.status_code == 302
    case = Case.objects.get()
    page = client.get(answer.url).content.decode()
    assert "Der blev talt grimt til mig." in page
    assert "Lars Leder" not in page
    assert client.get(answer.url.replace(case.key, "forkert")).status_code == 404


@pytest.mark.requirement("DR-41")
def test_from_an_activity_the_place_is_known(ward, leader, client_of):
    activity = factories.published_activity(ward)
    address = f"/sig-til/{ward.unit.authority.slug}/klage/?indsats={activity.pk}"
    page = client_of(None).get(address).content.decode()
    assert 'name="workplace"' not in page
    client_of(None).post(address, {"text": "Det gik ikke godt."})
    assert Case.objects.get().activity == activity


def test_what_is_missing_or_forbidden_is_said_beside_the_field(ward, client_of):
    address = f"/sig-til/{ward.unit.authority.slug}/klage/?sted={ward.slug}"
    assert client_of(None).post(address, {"text": ""}).status_code == 422
    assert client_of(None).post(address, {"text": "Hun hedder 010190-1234"}).status_code == 422
    assert client_of(None).post(address, {"text": "Hej", "homepage": "robot"}).status_code == 422
    assert not Case.objects.exists()


def test_the_filer_asks_again_and_takes_back(case, client_of, leader):
    take_up_case(leader, case, to="talk", text="Hemmelig note")
    decide_case(leader, case, outcome="no_cause", answer="Vi ser ikke mere at gøre.", decision="Internt")
    followed = f"/sig-til/sag/{case.pk}-{case.key}/"
    page = client_of(None).get(followed).content.decode()
    assert "Vi ser ikke mere at gøre." in page
    assert "Internt" not in page
    assert "Hemmelig note" not in page
    assert client_of(None).get(f"{followed}mere/").status_code == 200
    assert client_of(None).post(f"{followed}mere/", {"text": "Det er ikke løst."}).status_code == 302
    case.refresh_from_db()
    assert case.state == "talk"
    assert client_of(None).post(f"{followed}tilbagetraekning/").status_code == 302
    assert "Du har taget det tilbage" in client_of(None).get(followed).content.decode()


def test_what_one_has_written_oneself_is_on_ones_own_page(case, client_of, volunteer, leader):
    assert "Konflikt" in client_of(volunteer).get("/sager/mine/").content.decode()
    assert "Konflikt" not in client_of(leader).get("/sager/mine/").content.decode().split("<main", 1)[1]


def test_lessons_are_for_leaders_committees_and_consultants(
    client_of, leader, consultant, employee, volunteer, region
):
    member = factories.assigned(Duty.COMMITTEE_MEMBER, at=region)
    for who in (leader, consultant, member, employee, volunteer):
        assert client_of(who).get("/sager/laering/").status_code == 200


@pytest.mark.requirement("DR-41")
def test_the_code_of_conduct_that_volunteers_sign_is_public(ward, client_of):
    slug = ward.unit.authority.slug
    page = client_of(None).get(f"/sig-til/{slug}/god-opfoersel/").content.decode()
    assert "Tal til folk, ikke om dem." in page
    assert f'href="/sig-til/{slug}/"' in page
    assert client_of(None).get("/sig-til/").status_code == 302


# The duty of notification


@pytest.mark.requirement("DR-34")
def test_the_guidance_says_whom_to_call_and_keeps_only_that_it_was_opened(client_of, volunteer):
    NotificationContact.objects.create(code="0791", day_phone="+4587878787", postcodes="8800 8830")
    client = client_of(volunteer)
    assert client.get("/underretning/").status_code == 200
    assert not GuidanceOpening.objects.exists()
    for place in ("Viborg", "viborg kommune", "8800"):
        page = client.post("/underretning/", {"place": place}).content.decode()
        assert "87 87 87 87" in page
        assert 'href="tel:114"' in page
    assert GuidanceOpening.objects.count() == 3
    for event in Event.objects.filter(verb="guidance.opened"):
        assert event.actor_id is None
        assert (event.payload, event.request_id, event.authority_id) == ({}, "", None)
    assert not [event for event in Event.objects.all() if "0791" in str(event.payload)]


@pytest.mark.requirement("DR-34")
def test_no_number_is_ever_made_up(client_of, db):
    """Skive's has been found nowhere: its own line says so, and what holds everywhere is shown."""
    page = client_of(None).post("/underretning/", {"place": "Skive"}).content.decode()
    assert "hovednummer" in page
    numbers = {part.split('"')[0] for part in page.split('href="tel:')[1:]}
    assert numbers == {"112", "114", EVERYWHERE.day_phone, EVERYWHERE.night_phone}


def test_an_unknown_place_is_led_on(client_of, db):
    assert "114" in client_of(None).post("/underretning/", {"place": "Atlantis"}).content.decode()
    assert client_of(None).post("/underretning/", {"place": ""}).status_code == 422


def test_an_administrator_keeps_the_numbers_right(client_of, administrator, leader, volunteer):
    client = client_of(administrator)
    assert "Viborg" in client.get("/underretning/numre/").content.decode()
    assert client.get("/underretning/numre/0791/").status_code == 200
    sent = {"day_phone": "87878787", "postcodes": "8800, 8830"}
    assert client.post("/underretning/numre/0791/", sent).status_code == 302
    assert NotificationContact.objects.get().postcodes == "8800 8830"
    assert client.post("/underretning/numre/0791/", {"postcodes": "Viborg"}).status_code == 422
    for nobody in (leader, volunteer):
        assert client_of(nobody).get("/underretning/numre/").status_code == 404
        assert client_of(nobody).post("/underretning/numre/0791/", sent).status_code == 404
    assert client.get("/underretning/numre/9999/").status_code == 404


# Departures


@pytest.fixture
def affiliation(volunteer):
    return Affiliation.objects.get(volunteer=volunteer.user_id)


@pytest.mark.requirement("DR-49")
def test_a_volunteer_leaves_without_a_reason(client_of, volunteer, affiliation):
    client = client_of(volunteer)
    assert client.get(f"/frivillige/{volunteer.user_id}/farvel/").status_code == 200
    page = client.get(f"/tilknytninger/{affiliation.pk}/farvel/").content.decode()
    assert 'name="reason"' not in page
    answer = client.post(f"/tilknytninger/{affiliation.pk}/farvel/", {"last_day": "24.12.2099"})
    assert answer.status_code == 422
    answer = client.post(f"/tilknytninger/{affiliation.pk}/farvel/", {"last_day": today()})
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "Tak" in page
    assert "Nøgler" not in page
    affiliation.refresh_from_db()
    assert affiliation.ends_on is not None


@pytest.mark.requirement("DR-49")
def test_a_coordinator_goes_through_the_list(
    client_of, coordinator, affiliation, volunteer, foreigner, employee
):
    client = client_of(coordinator)
    assert client.get(f"/frivillige/{volunteer.user_id}/farvel/").status_code == 200
    sent = {"last_day": today(), "reason": "moving"}
    departure = client.post(f"/tilknytninger/{affiliation.pk}/farvel/", sent).url
    assert client.get("/farvel/").status_code == 200
    assert client.post(f"{departure}afslutning/").status_code == 409
    for step in affiliation.departure.steps.all():
        assert client_of(volunteer).post(f"{departure}punkter/{step.pk}/").status_code == 403
        assert client_of(foreigner).post(f"{departure}punkter/{step.pk}/").status_code == 404
        assert client_of(employee).post(f"{departure}punkter/{step.pk}/").status_code == 404
        assert client.post(f"{departure}punkter/{step.pk}/", {"vis": "irrelevant"}).status_code == 302
    assert client.get(departure).status_code == 200
    assert client.post(f"{departure}afslutning/").status_code == 302
    assert client.post(f"{departure}afslutning/").status_code == 409
    assert client.get(departure).status_code == 200


def today():
    return clock.today().strftime("%d.%m.%Y")


def test_a_departure_is_seen_by_its_own_people_alone(
    client_of, affiliation, foreigner, employee, administrator
):
    departure = plan_departure(SYSTEM, affiliation, last_day=affiliation.starts_on)
    for nobody in (foreigner, employee):
        for address in (f"/farvel/{departure.pk}/", f"/tilknytninger/{affiliation.pk}/farvel/"):
            assert client_of(nobody).get(address).status_code == 404
    assert client_of(administrator).get(f"/farvel/{departure.pk}/").status_code == 200
    assert client_of(None).get("/farvel/").status_code == 302


def test_a_stranger_may_look_into_nothing(case):
    assert not Case.objects.visible_to(STRANGER).exists()
    assert (
        open_case(STRANGER, kind=Kind.COMPLAINT, workplace=case.workplace, text="Hej").filer_kind == "citizen"
    )
