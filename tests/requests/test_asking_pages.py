"""The pages on which people ask: without an account, on a phone or a tablet, and never with more fields than it takes."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import make_request
from samspil.everyday.requests.flow import FLOW, State
from samspil.everyday.requests.models import Request
from samspil.everyday.requests.rules.kinds import kinds_of
from samspil.people.activities.models import Activity, Need
from tests import factories

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<(?:input|textarea|select)[^>]*\bname="(\w+)"')
SENT = {
    "asker": "citizen",
    "first_name": "Bente",
    "contact": "20 30 40 50",
    "whereabouts": "Stue 4",
    "when": "soon",
}


@pytest.fixture
def support(ward) -> Activity:
    return factories.published_activity(ward)


def ask(activity, **said) -> Request:
    values = {
        "kind": kinds_of(activity)[0],
        "asker": "citizen",
        "first_name": "Bente",
        "phone": "+4520304050",
    }
    return make_request(STRANGER, activity, **(values | said))


def visible_fields(page) -> set[str]:
    """Return the fields outside the folded parts, without the trap and the token."""
    text = re.sub(r"<details.*?</details>", "", page.content.decode(), flags=re.DOTALL)
    text = re.sub(r'<div class="ask-consent">.*?</div>\s*</div>', "", text, flags=re.DOTALL)
    return set(FIELD.findall(text)) - {"csrfmiddlewaretoken", "homepage", "next"}


def words(page) -> str:
    return page.content.decode()


@pytest.mark.requirement("RM-29")
def test_five_fields_no_account_and_a_private_page(support, client_of):
    client, address = client_of(None), f"/bed-om/indsats/{support.pk}/?hvad=company"
    form = client.get(address)
    assert visible_fields(form) == {"asker", "first_name", "contact", "whereabouts", "when"}
    assert "sygdom" in words(form), "the form warns against telling of illness"
    refused = client.post(address, SENT | {"first_name": ""})
    assert refused.status_code == 422
    assert "20 30 40 50" in words(refused)
    assert client.post(address, SENT | {"homepage": "robot"}).status_code == 422
    assert not Request.objects.exists()
    sent = client.post(address, SENT)
    request = Request.objects.get()
    assert sent["Location"] == f"/bed-om/{request.pk}/{request.key}/"
    assert request.phone == "+4520304050"
    page = client.get(sent["Location"])
    assert "Bente" in words(page)
    assert "Kvittering" not in words(page), "an errand of another kind has no place on the page"
    assert page.headers["Cache-Control"] == "private, no-store"
    assert client.get(f"/bed-om/{request.pk}/forkert/").status_code == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"asker": "relative"}, "citizen_agrees"),
        ({"contact": "12"}, "contact"),
        ({"contact": "", "whereabouts": ""}, "contact"),
        ({"when": "day"}, "day"),
        ({"when": "day", "day": "1.1.2020"}, "day"),
        ({"message": "Mit nummer er 010245-1234"}, "message"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(support, client_of, said, field):
    answered = client_of(None).post(f"/bed-om/indsats/{support.pk}/?hvad=company", SENT | said)
    assert answered.status_code == 422
    assert f'id="id_{field}_error"' in words(answered)
    assert not Request.objects.exists()


@pytest.mark.parametrize("when", ["today", "evening", "week"])
def test_the_words_of_the_form_become_hours_in_copenhagen(support, client_of, when):
    client_of(None).post(f"/bed-om/indsats/{support.pk}/?hvad=company", SENT | {"when": when})
    request = Request.objects.get()
    midnight = clock.start_of(clock.today() + timedelta(days=8 if when == "week" else 1))
    assert request.ends_at == midnight
    assert request.starts_at >= request.created_at - timedelta(minutes=1)


@pytest.mark.requirement("DR-29", "RM-82")
def test_the_free_line_warns_of_illness_and_a_talk_between_peers_has_none(support, ward, client_of):
    client = client_of(None)
    page = client.get(f"/bed-om/indsats/{support.pk}/?hvad=company")
    assert "Skriv ikke noget om sygdom, og skriv ikke dit cpr-nummer." in words(page)
    peer = factories.published_activity(ward, kind="peer_support")
    assert 'name="message"' not in words(client.get(f"/bed-om/indsats/{peer.pk}/"))


def test_a_day_and_an_hour(support, client_of):
    day = clock.today() + timedelta(days=3)
    sent = SENT | {"when": "day", "day": day.isoformat(), "hour": "14.30"}
    client_of(None).post(f"/bed-om/indsats/{support.pk}/?hvad=company", sent)
    assert clock.local(Request.objects.get().starts_at).strftime("%d %H:%M") == f"{day:%d} 14:30"


@pytest.mark.requirement("RM-30")
def test_a_referred_activity_has_no_form_and_its_page_explains_the_way_in(ward, client_of):
    referred = factories.published_activity(
        ward, kind="responder", access_mode="referred", decision_reference="Beslutning 7"
    )
    client = client_of(None)
    for method in (client.get, client.post):
        assert method(f"/bed-om/indsats/{referred.pk}/").status_code == 404
    page = words(client.get(f"/indsats/{referred.pk}-{referred.slug}/"))
    assert "bed-om/indsats" not in page
    assert "112" in page


def test_a_pause_is_explained_instead_of_a_form(support, client_of):
    Activity.objects.update(state="paused")
    page = client_of(None).get(f"/bed-om/indsats/{support.pk}/?hvad=company")
    assert "pause" in words(page)
    assert "<form" not in words(page).split("<main")[1].split("</main>")[0]
    assert client_of(None).post(f"/bed-om/indsats/{support.pk}/?hvad=company", SENT).status_code == 200
    assert not Request.objects.exists()


def test_what_then_where_then_the_form(support, client_of):
    client = client_of(None)
    assert "?hvad=company" in words(client.get("/bed-om/"))
    assert f"/bed-om/indsats/{support.pk}/?hvad=company" in words(client.get("/bed-om/?hvad=company"))
    assert f"/bed-om/indsats/{support.pk}/" not in words(client.get("/bed-om/?hvad=company&q=Hirtshals"))
    assert f"/bed-om/indsats/{support.pk}/?hvad=reading" in words(
        client.get(f"/bed-om/indsats/{support.pk}/")
    )


def test_a_shared_tablet_shows_nothing_of_the_one_before(support, client_of):
    client, here = client_of(None), f"/bed-om/sted/{support.workplace.slug}/"
    start = words(client.get(f"{here}?skaerm=1"))
    assert f"/bed-om/indsats/{support.pk}/?hvad=company&amp;skaerm=1" in start
    assert "kiosk-body" in start
    sent = client.post(f"/bed-om/indsats/{support.pk}/?hvad=company&skaerm=1", SENT)
    assert sent["Location"] == f"{here}tak/"
    assert "Bente" not in sent["Location"]
    for address in (
        sent["Location"],
        f"{here}?skaerm=1",
        f"/bed-om/indsats/{support.pk}/?hvad=company&skaerm=1",
    ):
        page = client.get(address)
        assert "Bente" not in words(page)
        assert "30 40 50" not in words(page)
        assert "no-store" in page.headers["Cache-Control"]


@pytest.mark.requirement("RM-31")
def test_at_home_no_address_is_asked_and_the_terms_are_said(ward, client_of):
    visits = factories.published_activity(
        ward, kind="visiting", setting="private_home", insurance_statement="Dækket af foreningen"
    )
    page = client_of(None).get(f"/bed-om/indsats/{visits.pk}/?hvad=company")
    assert visible_fields(page) == {"asker", "first_name", "contact", "when"}
    assert "Dækket af foreningen" in words(page)


@pytest.mark.parametrize(
    ("kind", "setting", "sent"),
    [
        ("patient_support&hvad=purchase", "hospital", {"what": "Avis", "most_kroner": "50"}),
        ("escort", "hospital", {"origin": "Her", "destination": "Der", "aids": "walker", "hour": "10"}),
        ("talk", "public_space", {"audience": "Elever", "theme": "Tab", "place": "Skolen", "hour": "10"}),
        ("hospice_relief&hvad=relief", "hospice", {"hour": "10", "until": "12"}),
        ("after_discharge", "private_home", {}),
        ("peer_support", "phone_online", {}),
        ("vigil", "hospital", {"whereabouts": "Stue 9"}),
        ("contact_relation", "institution", {}),
    ],
)
def test_every_kind_can_be_sent_from_its_own_form(ward, client_of, kind, setting, sent):
    doing, _, query = kind.partition("&")
    activity = factories.published_activity(ward, kind=doing, setting=setting)
    client, address = client_of(None), f"/bed-om/indsats/{activity.pk}/?{query}"
    assert client.get(address).status_code == 200
    assert client.post(address, {"first_name": ""}).status_code == 422
    day = {"day": (clock.today() + timedelta(days=2)).isoformat()} if "hour" in sent else {}
    answered = client.post(address, SENT | day | sent)
    assert answered.status_code == 302, words(answered)
    assert client.get(answered["Location"]).status_code == 200
    assert client.get(answered["Location"] + "udskrift/").status_code == 200
    assert client.get(answered["Location"] + "oplaesning/").status_code == 200


@pytest.mark.requirement("DR-40", "RM-32")
def test_the_asker_cancels_or_refuses_contact_and_may_change_their_mind(support, client_of):
    client, first = client_of(None), ask(support)
    page = f"/bed-om/{first.pk}/{first.key}/"
    assert client.get(page + "aflysning/").status_code == 405, "a link in an e-mail cancels nothing"
    assert client.post(page + "aflysning/").status_code == 302
    assert Request.objects.get().state == State.CANCELLED
    second = ask(support)
    page = f"/bed-om/{second.pk}/{second.key}/"
    assert client.post(f"/bed-om/{second.pk}/{first.key}/ingen-kontakt/").status_code == 404
    client.post(page + "ingen-kontakt/")
    assert Request.objects.get(pk=second.pk).state == State.STOPPED
    assert "kontakt-igen" in words(client.get(page))
    client.post(page + "kontakt-igen/")
    assert ask(support)


def test_the_asker_reads_how_it_goes_in_every_state(support, client_of):
    request = ask(support)
    for state in State.values:
        Request.objects.filter(pk=request.pk).update(state=state)
        for page in ("", "udskrift/", "oplaesning/"):
            assert client_of(None).get(f"/bed-om/{request.pk}/{request.key}/{page}").status_code == 200


@pytest.mark.requirement("RM-20")
def test_what_nothing_meets_becomes_a_need_of_the_place_without_a_name(support, client_of):
    client, here = client_of(None), f"/bed-om/sted/{support.workplace.slug}/"
    assert "oenske/" in words(client.get(here))
    assert client.post(f"{here}oenske/", {"what": "", "source": "citizen"}).status_code == 422
    client.post(f"{here}oenske/", {"what": "En, der spiller klaver", "source": "relative"})
    need = Need.objects.get()
    assert (need.what, need.source, need.workplace_id) == (
        "En, der spiller klaver",
        "relative",
        support.workplace_id,
    )


def test_the_activity_and_the_place_lead_to_the_form(support, client_of):
    client = client_of(None)
    assert f"/bed-om/indsats/{support.pk}/" in words(client.get(f"/indsats/{support.pk}-{support.slug}/"))
    slug = support.workplace.slug
    assert f"/bed-om/sted/{slug}/" in words(client.get(f"/sted/{slug}/"))


# What staff see


def test_the_list_costs_the_same_however_long_it_is(support, coordinator, client_of):
    client = client_of(coordinator)
    ask(support)
    client.get("/anmodninger/")
    with CaptureQueriesContext(connection) as one:
        client.get("/anmodninger/")
    for number in range(8):
        ask(support, phone=f"+452030405{number}")
    with CaptureQueriesContext(connection) as nine:
        page = client.get("/anmodninger/")
    assert len(nine) == len(one)
    assert words(page).count(">Bente<") == 9


def test_the_list_is_narrowed_by_state_kind_and_workplace(support, coordinator, client_of):
    client = client_of(coordinator)
    ask(support, kind="reading", first_name="Laura")
    done = ask(support, first_name="Dorte")
    FLOW.move(done, to=State.FOUND)
    assert "Laura" in words(client.get(f"/anmodninger/?slags=reading&sted={support.workplace_id}"))
    assert "Laura" not in words(client.get("/anmodninger/?slags=purchase"))
    assert "Laura" not in words(client.get("/anmodninger/?sted=999"))
    assert "Dorte" in words(client.get("/anmodninger/?tilstand=found"))
    assert client.get("/anmodninger/?tilstand=x&slags='&sted=%C2%B2").status_code == 200


def test_an_employee_sees_the_person_in_the_bed_and_no_number(support, employee, coordinator, client_of):
    request = ask(support, message="Ring gerne", whereabouts="Stue 4")
    seen = words(client_of(employee).get(f"/anmodninger/{request.pk}/"))
    assert "Bente" in seen
    assert "Stue 4" in seen
    assert "30 40 50" not in seen
    assert "Ring gerne" not in seen
    assert not Event.objects.filter(verb="request.viewed").exists()
    known = words(client_of(coordinator).get(f"/anmodninger/{request.pk}/"))
    assert "20 30 40 50" in known.replace("\xa0", " ").replace("&nbsp;", " ")
    assert "Ring gerne" in known
    assert Event.objects.get(verb="request.viewed").actor_id == coordinator.user_id


@pytest.mark.parametrize(
    "page", ["", "ingen-kontakt/", "stop/", "afslutning/", "ingen-fundet/", "overdragelse/"]
)
def test_others_find_nothing_there(support, client_of, foreigner, administrator, volunteer, page):
    request = ask(support)
    for other in (foreigner, administrator, volunteer):
        assert client_of(other).get(f"/anmodninger/{request.pk}/{page}").status_code == 404
    assert client_of(None).get(f"/anmodninger/{request.pk}/{page}").status_code == 302


@pytest.mark.requirement("DR-40")
def test_a_nurse_notes_a_no_in_two_taps(support, employee, client_of):
    request, client = ask(support, whereabouts="Stue 4"), client_of(employee)
    first_tap = f"/anmodninger/{request.pk}/ingen-kontakt/"
    assert first_tap in words(client.get(f"/anmodninger/{request.pk}/"))
    assert words(client.get(first_tap)).count("<form") >= 1
    assert client.post(first_tap).status_code == 302
    assert Request.objects.get().state == State.STOPPED


def test_a_nurse_stops_everything_at_death_and_closes_nothing_else(support, employee, client_of):
    request, client = ask(support), client_of(employee)
    assert client.post(f"/anmodninger/{request.pk}/ingen-fundet/").status_code == 403
    assert client.post(f"/anmodninger/{request.pk}/stop/").status_code == 302
    assert Request.objects.get().state == State.STOPPED


@pytest.mark.requirement("RM-81")
def test_the_receipt_is_asked_for_on_the_page(support, coordinator, client_of):
    request, client = ask(support, kind="purchase", what="Avis", most_kroner=50), client_of(coordinator)
    FLOW.move(request, to=State.FOUND)
    page = f"/anmodninger/{request.pk}/afslutning/"
    assert "receipt_note" in words(client.get(page))
    refused = client.post(page, {"receipt_note": ""})
    assert refused.status_code == 422
    assert client.post(page, {"receipt_note": "38 kr."}).status_code == 302
    assert Request.objects.get().state == State.DONE


def test_the_coordinator_types_for_somebody_on_the_telephone(support, coordinator, employee, client_of):
    client = client_of(coordinator)
    page = f"/anmodninger/ny/{support.pk}/?hvad=company"
    assert f"/anmodninger/ny/{support.pk}/?hvad=company" in words(client.get("/anmodninger/ny/"))
    assert client.get(page).status_code == 200
    assert client.post(page, SENT | {"asker": "relative"}).status_code == 422
    assert client.post(page, SENT | {"asker": "relative", "citizen_agrees": "on"}).status_code == 302
    assert Request.objects.get().taken_down_by_id == coordinator.user_id
    assert client_of(employee).get(page).status_code == 404


@pytest.mark.requirement("DR-15d")
def test_the_page_of_handing_over(support, coordinator, client_of):
    town = factories.authority("Viborg Kommune", kind="municipality")
    home = factories.published_activity(
        factories.open_workplace(town, name="Hjemmet"), kind="after_discharge"
    )
    request, client = ask(support), client_of(coordinator)
    page = f"/anmodninger/{request.pk}/overdragelse/"
    assert "Hjemmet" in words(client.get(page))
    assert "Hjemmet" not in words(client.get(page + "?q=skagen"))
    sent = {"to_activity": home.pk, "contact": ""}
    assert client.post(page, sent).status_code == 422
    assert client.post(page, sent | {"to_activity": 999, "citizen_agrees": "on"}).status_code == 422
    assert client.post(page, sent | {"citizen_agrees": "on"}).status_code == 302
    assert client.get(f"/anmodninger/{request.pk}/").status_code == 404


def test_a_nurse_opens_the_vigil_from_the_wish(ward, employee, client_of):
    vigil = factories.published_activity(ward, kind="vigil")
    wish = ask(vigil, asker="relative", citizen_agrees=True, whereabouts="Stue 4")
    client = client_of(employee)
    page = words(client.get(f"/anmodninger/{wish.pk}/"))
    assert "/vaagetjeneste/aabn/" in page
    assert f"/anmodninger/{wish.pk}/vaagning/" in page
    assert client.post(f"/anmodninger/{wish.pk}/vaagning/").status_code == 302
    assert "personalet" in words(client_of(None).get(f"/bed-om/{wish.pk}/{wish.key}/"))


@pytest.mark.parametrize("kind", ["contact_relation", "peer_support", "visiting"])
def test_the_page_leads_on_to_what_comes_next(ward, coordinator, client_of, kind):
    activity = factories.published_activity(ward, kind=kind, setting="private_home")
    request = ask(activity)
    page = words(client_of(coordinator).get(f"/anmodninger/{request.pk}/"))
    assert f"/anmodninger/{request.pk}/forslag/" in page
    assert ("?anmodning=" in page) == (kind == "contact_relation")
    own = words(client_of(None).get(f"/bed-om/{request.pk}/{request.key}/"))
    assert ("/emne/" in own) == (kind == "peer_support")
