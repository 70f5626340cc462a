"""Every page of the stories, as everybody: those who write, those who are asked, and those who read."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.learning.recognition.actions.consents import withdraw_all_consents
from samspil.learning.recognition.actions.people import list_person
from samspil.learning.recognition.actions.stories import ask_consents, draft_story
from samspil.learning.recognition.models import Consent, Story
from samspil.learning.recognition.urls import urlpatterns
from samspil.society.accounts.models import User
from tests import factories

WORK = {
    "work": {},
    "text": {"kind": "together", "theme": "team", "title": "T", "text": "X", "reach": "local"},
    "person": {"standing": "adult", "name": "Mona Lund", "language": "da"},
    "use": {"use": "web", "where": "Forsiden"},
    "asking": {},
    "approval": {},
    "publication": {},
    "draft": {},
    "discarding": {},
}


@pytest.fixture
def writers(coordinator, leader, consultant):
    return coordinator, leader, consultant


@pytest.fixture
def others(employee, volunteer, foreigner):
    return employee, volunteer, foreigner


@pytest.mark.parametrize("name", sorted(WORK))
def test_a_story_being_written_exists_for_its_writers_alone(name, story, client_of, writers, others):
    address = reverse(f"recognition:{name}", args=[story.pk])
    for nobody in others:
        assert client_of(nobody).get(address).status_code in (404, 405)
        assert client_of(nobody).post(address, WORK[name]).status_code == 404
    for writer in writers:
        assert client_of(writer).get(address).status_code in (200, 405)
    assert client_of(None).get(address).status_code == 302


def test_no_page_of_the_work_is_forgotten_here():
    under = {p.name for p in urlpatterns if str(p.pattern).startswith("historier/arbejde/<int:pk>/")}
    assert under == set(WORK)


@pytest.mark.requirement("RM-46")
def test_the_whole_way_on_the_screen(ward, client_of, coordinator, leader):
    writer, boss, reader = client_of(coordinator), client_of(leader), client_of(None)
    sent = {"kind": "recipient", "theme": "company", "title": "Torsdag", "text": "Han kom hver torsdag."}
    made = writer.post("/historier/arbejde/ny/", {**sent, "workplace": ward.pk, "reach": "local"})
    work = made["Location"]
    assert "Notér, hvem der fortæller historien" in writer.get(work).content.decode()
    person = {
        "standing": "adult",
        "name": "Mona Lund",
        "email": "mona@example.dk",
        "is_owner": "on",
        "language": "da",
    }
    assert writer.post(f"{work}personer/", person).status_code == 302
    assert writer.post(f"{work}samtykker/").status_code == 302
    refused = boss.post(f"{work}godkendelse/")
    assert refused.status_code == 409
    assert "Mona Lund har ikke svaret endnu" in refused.content.decode()
    mona = Consent.objects.get()
    private = f"/historier/samtykke/{mona.pk}-{mona.key}/"
    page = reader.get(private).content.decode()
    assert "Han kom hver torsdag." in page
    assert "Vi spørger dig to gange" in page
    assert reader.post(private, {}).status_code == 422
    assert reader.post(private, {"uses": ["web"]}).status_code == 302
    page = reader.get(private).content.decode()
    assert "Tænk over det i ro" in page
    assert "Ja, I må gerne fortælle den" not in page
    Consent.objects.update(first_yes_at=clock.now() - timedelta(days=8))
    assert reader.post(private, {"uses": ["web", "press"]}).status_code == 302
    assert boss.post(f"{work}godkendelse/").status_code == 302
    assert writer.post(f"{work}offentliggoerelse/").status_code == 302
    story = Story.objects.get()
    assert reader.get(f"/historier/{story.pk}/").status_code == 200
    assert "Torsdag" not in reader.get("/historier/").content.decode()  # local: only at its own place
    assert "Torsdag" in reader.get(f"/historier/?sted={ward.slug}").content.decode()
    assert "Mona Lund" not in reader.get(f"/historier/{story.pk}/").content.decode()
    used = {"use": "press", "where": "Stiftstidende", "used_on": ""}
    assert writer.post(f"{work}anvendelser/", used).status_code == 302
    assert writer.post(f"{work}anvendelser/", {**used, "use": "leaflet"}).status_code == 409
    assert "Stiftstidende" in writer.get(work).content.decode()
    assert reader.post(f"{private}anvendelser/", {"uses": ["press"]}).status_code == 302
    assert reader.get(f"/historier/{story.pk}/").status_code == 404
    assert reader.post(f"{private}tilbagetraekning/").status_code == 302
    assert "taget ned for altid" in writer.get(work).content.decode().lower()


def test_the_private_page_opens_with_its_own_key_alone(story, told, client_of, coordinator, volunteer):
    assert client_of(None).get(f"/historier/samtykke/{told.pk}-{'x' * 43}/").status_code == 404
    private = f"/historier/samtykke/{told.pk}-{told.key}/"
    assert client_of(None).get(private).status_code == 200
    assert client_of(volunteer).post(f"{private}nej/").status_code == 302
    other = list_person(
        coordinator,
        draft_story(coordinator, story.workplace, kind="together", title="T", text="X"),
        name="Mona",
    )
    assert (
        client_of(None).get(f"/historier/samtykke/{other.pk}-{other.key}/").status_code == 404
    )  # not asked yet


def test_a_duty_cannot_answer_on_the_private_page(story, told, client_of, coordinator):
    private = f"/historier/samtykke/{told.pk}-{told.key}/"
    client = client_of(coordinator)
    assert "Du er logget ind som en anden" in client.get(private).content.decode()
    assert client.post(private, {"uses": ["web"]}).status_code == 403
    for end in ("nej/", "tilbagetraekning/"):
        assert client.post(private + end).status_code == 403


def test_volunteers_find_their_own_stories(published, told, client_of, volunteer, employee):
    assert published.title in client_of(volunteer).get("/historier/mine/").content.decode()
    assert published.title not in client_of(employee).get("/historier/mine/").content.decode()
    private = f"/historier/samtykke/{told.pk}-{told.key}/"
    page = client_of(volunteer).get(f"{private}anvendelser/").content.decode()
    assert page.count("checked") == 4
    assert client_of(volunteer).post(f"{private}anvendelser/", {"uses": []}).status_code == 422


@pytest.mark.requirement("RM-85")
def test_whoever_is_erased_takes_the_story_down(published, told):
    user = User.objects.get(pk=told.user_id)
    assert withdraw_all_consents(SYSTEM, user) == 1
    published.refresh_from_db()
    told.refresh_from_db()
    assert (published.state, told.state) == ("withdrawn", "withdrawn")


def test_a_letter_is_printed_with_the_private_link(story, client_of, coordinator):
    mona = list_person(coordinator, story, name="Mona Lund", is_named=True)
    ask_consents(coordinator, story)
    client = client_of(coordinator)
    assert "Print et brev" in client.get(f"/historier/arbejde/{story.pk}/").content.decode()
    page = client.post(f"/historier/arbejde/personer/{mona.pk}/brev/")
    assert mona.key in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert client.post(f"/historier/arbejde/personer/{mona.pk}/fjernelse/").status_code == 302
    assert not Consent.objects.exists()


def test_a_list_of_people_belongs_to_the_writers(story, told, client_of, foreigner, employee):
    for nobody in (foreigner, employee):
        for end in ("brev", "fjernelse"):
            assert client_of(nobody).post(f"/historier/arbejde/personer/{told.pk}/{end}/").status_code == 404


@pytest.mark.requirement("RM-46")
def test_everybody_reads_by_theme_and_place(published, ward, region, client_of):
    other = factories.open_workplace(region, name="Dagafsnittet")
    client = client_of(None)
    for query, is_there in (
        ("", True),
        (f"?sted={ward.slug}", True),
        (f"?sted={other.slug}", False),
        (f"?tema={published.theme}", True),
        ("?tema=farewell", False),
        ("?tema=x&sted=x", True),
    ):
        assert (published.title in client.get(f"/historier/{query}").content.decode()) == is_there, query


def test_the_lists_cost_the_same_however_long_they_are(
    ward, coordinator, client_of, django_assert_max_num_queries
):
    for number in range(8):
        one = draft_story(
            coordinator, ward, kind="together", title=f"Historie {number}", text="X", reach="regional"
        )
        list_person(coordinator, one, name="Mona Lund")
    client = client_of(coordinator)
    with django_assert_max_num_queries(14):
        client.get("/historier/arbejde/")
    Story.objects.update(state="published", approved_at="2026-01-01T00:00Z", published_at="2026-01-01T00:00Z")
    with django_assert_max_num_queries(6):
        client_of(None).get("/historier/")
