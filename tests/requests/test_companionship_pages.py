"""The pages of companionships: the coordinator's, the volunteer's, the citizen's, and the group's contact person's."""

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.everyday.requests.actions import found_companionship, start_companionship
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.models import Companionship, Thread
from samspil.people.citizens.queries import said_no
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.onboarding import made_ready
from tests.requests.test_companionships import CLASS, ELLEN


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def friend(volunteer, activity):
    friend = Volunteer.objects.get(pk=volunteer.user_id)
    made_ready(friend.affiliations.get(), activity)
    return friend


@pytest.fixture
def active(activity, coordinator, friend):
    bond = found_companionship(coordinator, activity, volunteer=friend, **ELLEN)
    start_companionship(coordinator, bond, citizen_agrees=True)
    return bond


@pytest.fixture
def group(activity, coordinator):
    return found_companionship(coordinator, activity, **ELLEN, **CLASS)


def at(name, bond, *more):
    return reverse(f"requests:{name}", args=[bond.pk, *more])


@pytest.mark.requirement("RM-83")
def test_a_coordinator_brings_two_together_and_sees_them_through(activity, coordinator, friend, client_of):
    client = client_of(coordinator)
    said = {"activity": activity.pk, "first_name": "Ellen", "phone": "20304050", "volunteer": friend.pk}
    page = client.post(reverse("requests:companionship_new"), {**said, "review_every_months": 2})
    bond = Companionship.objects.get()
    assert page.url == at("companionship", bond)
    assert client.post(at("companionship_start", bond), {"sent": "1"}).status_code == 422
    client.post(at("companionship_start", bond), {"citizen_agrees": "on"})
    assert "Ellen" in client.get(reverse("requests:companionships")).content.decode()
    assert client.get(at("companionship", bond)).status_code == 200
    client.post(at("companionship_review", bond), {"held_on": str(clock.today()), "outcome": "continue"})
    assert bond.reviews.count() == 1
    client.post(at("companionship_frame", bond), {"review_every_months": 6, "goal": "Noget"})
    client.post(at("companionship_pause", bond))
    client.post(at("companionship_resumption", bond))
    client.post(at("companionship_ending", bond))
    bond.refresh_from_db()
    assert bond.state == CompanionshipState.ENDED
    assert bond.review_every_months == 6
    assert client.get(at("companionship", bond)).status_code == 200


def test_what_is_missing_stands_beside_its_field_and_what_was_typed_stays(activity, coordinator, client_of):
    answer = client_of(coordinator).post(
        reverse("requests:companionship_new"),
        {"activity": activity.pk, "first_name": "Ellen", "review_every_months": 3},
    )
    assert answer.status_code == 422
    assert 'value="Ellen"' in answer.content.decode()


@pytest.mark.requirement("VB-05")
def test_the_volunteers_page_asks_for_no_hours_unless_they_are_counted(active, volunteer, client_of):
    client = client_of(volunteer)
    page = client.get(at("my_companionship", active)).content.decode()
    assert 'name="minutes"' not in page
    client.post(at("my_companionship", active), {"day": str(clock.today()), "minutes": 60})
    assert not active.times.exists()
    Companionship.objects.update(counts_hours=True)
    assert 'name="minutes"' in client.get(at("my_companionship", active)).content.decode()
    client.post(at("my_companionship", active), {"day": str(clock.today()), "minutes": 60})
    assert active.times.get().minutes == 60


@pytest.mark.parametrize(("step", "state"), [("pause", "paused"), ("afslutning", "ended")])
def test_the_volunteer_needs_one_press(active, volunteer, client_of, step, state):
    client = client_of(volunteer)
    assert "Ellen" in client.get(reverse("requests:my_companionships")).content.decode()
    client.post(at("my_companionship_step", active, step))
    active.refresh_from_db()
    assert active.state == state


@pytest.mark.parametrize(("step", "state"), [("pause", "paused"), ("afslutning", "ended"), ("nej", "ended")])
def test_the_citizen_needs_no_account_and_one_press(active, client_of, step, state):
    client = client_of(None)
    url = at("companionship_citizen", active, active.key)
    assert "Jytte" in client.get(url).content.decode()
    client.post(f"{url}{step}/")
    active.refresh_from_db()
    assert active.state == state
    assert client.get(url).status_code == 200
    assert bool(said_no(contacts=("ellen@example.dk",))) == (step == "nej")


def test_the_contact_person_of_a_group_needs_no_account(group, client_of):
    client = client_of(None)
    url = at("companionship_group", group, group.group_key)
    page = client.get(url).content.decode()
    assert "samtale" not in page.split("<main", 1)[1].split("</main>", 1)[0].replace("En samtale", "")
    assert client.post(f"{url}nej/").status_code == 404
    client.post(f"{url}afslutning/")
    group.refresh_from_db()
    assert group.state == CompanionshipState.ENDED


def test_the_citizen_and_the_volunteer_find_their_conversation(active, volunteer, client_of):
    citizen = client_of(None)
    own = at("companionship_citizen", active, active.key)
    start = reverse("requests:thread_in_companionship_citizen", args=[active.pk, active.key])
    assert f'href="{start}"' in citizen.get(own).content.decode()
    citizen.post(start)
    thread = Thread.objects.get()
    answer = client_of(volunteer).get(reverse("requests:thread_in_companionship", args=[active.pk]))
    assert answer.url == reverse("requests:thread", args=[thread.pk])


STAFF_PAGES = ("", "start/", "rammer/", "samtale/", "frivillig/")
STAFF_BUTTONS = ("pause/", "fortsat/", "afslutning/", "stop/")


@pytest.mark.parametrize("duty", [*sorted(set(Duty) - {Duty.VOLUNTEER}), None], ids=str)
def test_the_roles_reach_what_is_theirs(active, ward, region, client_of, duty):
    """Coordinators and leaders of the place; nobody else's duty. The volunteer has a page of their own."""
    if duty is None:
        who = factories.affiliated(ward, name="Bodil Anden")[0]
    else:
        who = factories.assigned(
            duty, at=factories.partner(region) if duty == Duty.ASSOCIATION_LEADER else ward
        )
    client = client_of(who)
    expected = 200 if duty in {Duty.COORDINATOR, Duty.LEADER} else 404
    base = f"/foelgeskab/{active.pk}/"
    for page in STAFF_PAGES:
        assert client.get(f"{base}{page}").status_code == expected, page
    if expected == 404:
        for button in STAFF_BUTTONS:
            assert client.post(f"{base}{button}").status_code == 404
        assert "Ellen" not in client.get("/foelgeskab/").content.decode()
    for name in ("my_companionship", "thread_in_companionship"):
        assert client.get(at(name, active)).status_code == 404
    for url in (f"/foelgeskab/hos/{active.pk}/gaet/", f"/foelgeskab/gruppe/{active.pk}/{active.group_key}/"):
        assert client.get(url).status_code == 404
        for step in ("pause", "fortsat", "afslutning", "nej", "noget"):
            assert client.post(f"{url}{step}/").status_code == 404
    active.refresh_from_db()
    assert active.state == CompanionshipState.ACTIVE


def test_another_authority_finds_nothing(active, foreigner, client_of):
    client = client_of(foreigner)
    assert client.get(at("companionship", active)).status_code == 404
    assert "Ellen" not in client.get("/foelgeskab/").content.decode()


def test_who_may_not_bring_together_is_told_so(volunteer, client_of):
    assert client_of(volunteer).get(reverse("requests:companionship_new")).status_code == 403


def test_the_list_costs_the_same_however_long_it_is(
    active, activity, coordinator, client_of, django_assert_max_num_queries
):
    for number in range(12):
        found_companionship(
            coordinator,
            activity,
            **{**ELLEN, "email": f"e{number}@example.dk", "whereabouts": f"Stue {number + 9}"},
            **CLASS,
        )
    client = client_of(coordinator)
    with django_assert_max_num_queries(14):
        assert client.get("/foelgeskab/?tilstand=start_talk").status_code == 200
