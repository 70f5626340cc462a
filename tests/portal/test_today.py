"""The page of today: each duty sees its own block, the one next thing first, and nobody else's people."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.doors.portal.queries.today import blocks
from samspil.doors.portal.queries.today.frame import Urgency
from samspil.everyday.rotas.actions import invite_volunteer
from samspil.people.activities.models import Activity
from samspil.people.applications.models import Application, Interest
from samspil.people.onboarding.models import ChildCertificate
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.duties.actions import assign_duty
from samspil.society.duties.queries import actor_for
from samspil.society.notifications.models import Delivery
from tests import factories
from tests.factories.onboarding import onboarded
from tests.rotas.factories import ready, shift, taken

URL = "/i-dag/"
# the session with its person, their duties, where they belong (two), unread messages: every page's own
SHELL = 5
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def at_noon():
    """Noon: there is a today, a tomorrow, and hours on both sides."""
    noon = clock.start_of(clock.today()) + timedelta(hours=12)
    with clock.stopped_at(noon):
        yield noon


def applied(activity, *, name="Mads Møller", days_ago=1):
    since = clock.now() - timedelta(days=days_ago)
    return Application.objects.create(
        activity=activity,
        state="received",
        name=name,
        email=f"{Application.objects.count()}@example.dk",
        created_at=since,
        confirmed_at=since,
    )


def page(client_of, actor):
    answer = client_of(actor).get(URL)
    assert answer.status_code == 200
    return answer.content.decode()


def block_of(actor, duty):
    return next(block for block in blocks(actor) if block.duty == duty)


def test_the_front_page_sends_somebody_signed_in_to_their_day(client_of, volunteer):
    answer = client_of(volunteer).get("/")
    assert (answer.status_code, answer.url) == (302, URL)


def test_a_stranger_signs_in_first(client_of):
    answer = client_of(None).get(URL)
    assert answer.status_code == 302
    assert answer.url.startswith("/log-ind/") or "next=" in answer.url


def test_somebody_without_a_duty_is_shown_the_way(client_of, db):
    text = page(client_of, factories.person("Ny Person"))
    assert "/find/" in text


@pytest.mark.requirement("HJ-10")
def test_a_coordinator_sees_who_comes_and_who_is_not_ready(client_of, at_noon, coordinator, ward, activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    one = shift(activity, days=1, places=3)
    taken(jytte, one)
    Affiliation.objects.filter(volunteer=jytte.volunteer_id).first().covers.all().delete()
    text = page(client_of, coordinator)
    assert "Jytte Holm" in text
    assert f"/vagter/{one.pk}/" in text
    [arrival] = block_of(coordinator, Duty.COORDINATOR).parts["arrivals"]
    assert [person.is_ready for person in arrival.people] == [False]


def test_the_next_thing_is_a_shift_that_lacks_somebody_soon(at_noon, coordinator, activity):
    applied(activity, days_ago=20)
    one = shift(activity, days=1, places=3, minimum=2)
    shift(activity, days=5, places=3, minimum=1)
    block = block_of(coordinator, Duty.COORDINATOR)
    assert block.next.url == f"/vagter/{one.pk}/"
    assert block.next.urgency == Urgency.NOW
    assert [gap.lacking for gap in block.parts["gaps"]] == [2, 1]


def test_the_next_thing_is_whoever_has_waited_longest(client_of, at_noon, coordinator, activity):
    applied(activity, name="Kort Ventetid", days_ago=2)
    first = applied(activity, name="Lang Ventetid", days_ago=9)
    block = block_of(coordinator, Duty.COORDINATOR)
    assert block.next.url == f"/ansoegninger/{first.pk}/"
    assert [row.tone for row in block.parts["applicants"].rows] == ["warning", "neutral"]
    assert "Lang Ventetid" in page(client_of, coordinator)


def test_a_coordinator_sees_overdue_steps_and_interests(client_of, coordinator, ward, region, activity):
    _volunteer, affiliation = factories.affiliated(ward, name="Sine Sen")
    onboarded(affiliation, activity, due_on=clock.today() - timedelta(days=3))
    Interest.objects.create(authority=region, workplace=ward, name="Inge Interesseret", email="i@example.dk")
    parts = block_of(coordinator, Duty.COORDINATOR).parts
    assert [row.title for row in parts["late"].rows] == ["Sine Sen"]
    assert parts["interests"].total == 1
    text = page(client_of, coordinator)
    assert "Sine Sen" in text
    assert "Inge Interesseret" in text


def test_when_nothing_waits_the_page_says_so_kindly(client_of, coordinator):
    block = block_of(coordinator, Duty.COORDINATOR)
    assert block.next.urgency == Urgency.QUIET
    assert not block.next.url
    page(client_of, coordinator)


def test_another_authority_sees_none_of_it(client_of, at_noon, foreigner, activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    taken(jytte, shift(activity, days=1, minimum=2, places=3))
    applied(activity)
    text = page(client_of, foreigner)
    assert "Jytte" not in text
    assert "Mads" not in text
    assert not block_of(foreigner, Duty.COORDINATOR).parts["gaps"]


@pytest.mark.requirement("RM-63")
def test_an_association_sees_its_own_volunteers_and_nobody_elses(client_of, at_noon, region, ward):
    cross = factories.partner(region, name="Røde Kors Viborg")
    shared = factories.published_activity(ward, title="Fælles vagt")
    own, _a = ready(shared, "Rikke Rødkors", partner=cross)
    other, _b = ready(shared, "Anders Anden")
    one = shift(shared, days=1, places=4)
    taken(own, one)
    taken(other, one)
    leads = factories.assigned(Duty.ASSOCIATION_LEADER, at=cross)
    theirs = factories.published_activity(ward, title="Kun Røde Kors", partner=cross)
    applied(theirs, name="Til Os")
    applied(shared, name="Til Andre")
    text = page(client_of, leads)
    assert "Rikke Rødkors" in text
    assert "Til Os" in text
    assert "Anders" not in text
    assert "Til Andre" not in text
    [arrival] = block_of(leads, Duty.ASSOCIATION_LEADER).parts["arrivals"]
    assert arrival.others == 1


def test_a_leader_sees_what_needs_a_decision(client_of, leader, ward, activity):
    draft = factories.described_activity(ward, title="Klar kladde")
    Activity.objects.filter(pk=draft.pk).update(scope_changed_at=clock.now() - timedelta(days=1))
    half = factories.described_activity(ward, title="Halv kladde", contact=None)
    applied(activity, days_ago=9)
    _volunteer, affiliation = factories.affiliated(ward, insured=False)
    ChildCertificate.objects.create(affiliation=affiliation, state="received", received_on=clock.today())
    Activity.objects.filter(pk=activity.pk).update(contact=None)
    parts = block_of(leader, Duty.LEADER).parts
    assert [row.url for row in parts["decisions"]] == [
        "/ansoegninger/",
        "/boerneattester/",
        "/forsikringer/?status=ukendt",
        "/indsatser/",
    ]
    assert {row.title: row.tone for row in parts["drafts"].rows} == {
        "Klar kladde": "success",
        "Halv kladde": "neutral",
    }
    assert [figure.value for figure in parts["figures"]] == [1, 0, 2]
    text = page(client_of, leader)
    assert f"/indsatser/{half.pk}/" in text


def test_a_volunteer_sees_the_next_shift_and_can_hand_it_back(client_of, at_noon, activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    one = shift(activity, days=1)
    taken(jytte, one)
    text = page(client_of, jytte)
    assert f'action="/vagter/{one.pk}/afbud/"' in text
    assert "Informationen i forhallen" in text
    assert "Karen Kontakt" in text
    assert f'action="/vagter/{one.pk}/ankomst/"' not in text
    client_of(jytte).post(f"/vagter/{one.pk}/afbud/")
    assert block_of(jytte, Duty.VOLUNTEER).parts["shift"] is None


def test_half_an_hour_before_the_shift_a_volunteer_can_say_that_they_are_here(client_of, at_noon, activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    one = shift(activity, hours=2, days=20 / 1440)
    taken(jytte, one)
    assert f'action="/vagter/{one.pk}/ankomst/"' in page(client_of, jytte)


def test_a_volunteer_sees_the_next_step_and_what_waits_for_a_yes(client_of, ward, activity):
    new, affiliation = factories.affiliated(ward)
    onboarded(affiliation, activity)
    block = block_of(new, Duty.VOLUNTEER)
    assert block.next.url == "/mit/parat/"
    assert not block.parts["possible"]

    jytte, belongs = ready(activity, "Jytte Holm")
    asked, free = shift(activity, days=3), shift(activity, days=4)
    invite_volunteer(SYSTEM, asked, affiliation=belongs)
    parts = block_of(jytte, Duty.VOLUNTEER).parts
    assert [one.pk for one in parts["asks"]] == [asked.pk]
    assert [row.url for row in parts["possible"]] == [f"/vagter/{free.pk}/"]
    assert f'action="/vagter/{asked.pk}/ja/"' in page(client_of, jytte)


def test_what_a_volunteer_could_do_never_meets_a_shift_they_have(activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    taken(jytte, shift(activity, days=3))
    shift(activity, days=3)
    assert not block_of(jytte, Duty.VOLUNTEER).parts["possible"]


def test_staff_without_volunteering_have_no_volunteers_block(employee):
    assert Duty.VOLUNTEER not in [block.duty for block in blocks(employee)]


def test_several_duties_stand_with_the_most_urgent_first(client_of, at_noon, ward, activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    taken(jytte, shift(activity, days=1))
    both = actor_for(
        assign_duty(
            SYSTEM,
            factories.person("Bo Begge"),
            Duty.COORDINATOR,
            authority=ward.unit.authority,
            unit=ward.unit,
        ).user
    )
    assert [block.duty for block in blocks(both)] == [Duty.COORDINATOR]
    user = Affiliation.objects.get(volunteer=jytte.volunteer_id).volunteer.user
    assign_duty(SYSTEM, user, Duty.COORDINATOR, authority=ward.unit.authority, unit=ward.unit)
    assert [block.duty for block in blocks(actor_for(user))] == [Duty.VOLUNTEER, Duty.COORDINATOR]
    text = page(client_of, user)
    assert text.index('id="volunteer"') < text.index('id="coordinator"')


@pytest.mark.parametrize(
    "duty", [Duty.COMMITTEE_MEMBER, Duty.COUNCIL_MEMBER, Duty.CONSULTANT, Duty.ADMINISTRATOR]
)
def test_those_who_follow_see_counts_and_no_names(client_of, region, ward, activity, duty):
    factories.affiliated(ward, name="Jytte Holm")
    actor = factories.assigned(duty, at=region)
    text = page(client_of, actor)
    assert [figure.value for figure in block_of(actor, duty).parts["figures"]][:3] == [1, 1, 1]
    assert "Jytte" not in text


def test_a_consultant_sees_which_workplaces_are_on_their_way(region, ward):
    beginning = factories.open_workplace(region, name="Hospice Limfjord")
    type(beginning).objects.filter(pk=beginning.pk).update(is_active=False)
    actor = factories.assigned(Duty.CONSULTANT, at=region)
    block = block_of(actor, Duty.CONSULTANT)
    assert [row.title for row in block.parts["closed"].rows] == ["Hospice Limfjord"]
    assert block.next.url == f"/arbejdspladser/{beginning.pk}/"


def test_an_administrator_hears_of_messages_that_did_not_arrive(administrator):
    Delivery.objects.all().delete()
    assert block_of(administrator, Duty.ADMINISTRATOR).next.urgency == Urgency.QUIET


def test_hostile_words_stay_words(client_of, at_noon, coordinator, ward, activity):
    jytte, _belongs = ready(activity, f"Jytte {HOSTILE}")
    taken(jytte, shift(activity, days=1, label=HOSTILE))
    applied(activity, name=HOSTILE)
    Affiliation.objects.update(starts_on=clock.today())
    for actor in (coordinator, jytte, factories.assigned(Duty.EMPLOYEE, at=ward)):
        assert HOSTILE not in page(client_of, actor)


def queries_of(client, url=URL):
    client.get(url)
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


def fill(ward, activity, number, partner):
    """So many shifts, volunteers, applicants, onboardings and drafts."""
    one = shift(activity, days=1, places=200, minimum=0)
    for n in range(number):
        _actor, affiliation = factories.affiliated(ward, name=f"Frivillig {n}", partner=partner)
        onboarded(affiliation, activity, due_on=clock.today() - timedelta(days=2))
        one.sign_ups.create(
            volunteer=affiliation.volunteer,
            affiliation=affiliation,
            state="taken",
            starts_at=one.starts_at,
            ends_at=one.ends_at,
        )
        applied(activity, name=f"Ansøger {n}", days_ago=n)
        shift(activity, days=1 + n / 100, minimum=1)
        factories.described_activity(ward, title=f"Kladde {n}", leader=None)
    type(one).objects.filter(pk=one.pk).update(taken=one.sign_ups.count())


def test_the_number_of_queries_does_not_grow(client_of, at_noon, ward, activity):
    duties = (Duty.COORDINATOR, Duty.LEADER, Duty.EMPLOYEE, Duty.CONSULTANT, Duty.ADMINISTRATOR)
    clients = {duty: client_of(factories.assigned(duty, at=ward)) for duty in duties}
    cross = factories.partner(ward.unit.authority)
    clients[Duty.ASSOCIATION_LEADER] = client_of(factories.assigned(Duty.ASSOCIATION_LEADER, at=cross))
    fill(ward, activity, 5, cross)
    few = {duty: queries_of(client) for duty, client in clients.items()}
    fill(ward, activity, 55, cross)
    assert {duty: queries_of(client) for duty, client in clients.items()} == few
    assert max(few.values()) - SHELL <= 17, few


def test_the_number_of_queries_of_a_volunteer_does_not_grow(client_of, at_noon, ward, activity):
    jytte, _belongs = ready(activity, "Jytte Holm")
    for n in range(5):
        taken(jytte, shift(activity, days=1 + n))
        shift(activity, days=1.5 + n)
    few = queries_of(client_of(jytte))
    for n in range(60):
        shift(activity, days=1.5 + n / 10)
    assert queries_of(client_of(jytte)) == few
    assert few - SHELL <= 14
