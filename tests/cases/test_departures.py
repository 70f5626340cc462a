"""A volunteer leaves: access ends the same day, a list waits to be gone through, and nobody is asked why."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid
from samspil.everyday.cases.actions import close_departure, plan_departure, see_to_step
from samspil.everyday.cases.jobs import forget_departures, reach_last_days
from samspil.everyday.cases.models import Departure
from samspil.people.onboarding.actions import issue_badge
from samspil.people.onboarding.models import Badge
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.duties.queries import actor_for
from samspil.society.notifications.models import Notification
from tests import factories
from tests.rotas.factories import ready, recount, shift, taken


@pytest.fixture
def affiliation(volunteer):
    return Affiliation.objects.select_related("workplace__unit", "volunteer__user").get(
        volunteer=volunteer.user_id
    )


def may_enter(affiliation):
    return Affiliation.objects.current().filter(pk=affiliation.pk).exists()


@pytest.mark.requirement("DR-49")
def test_who_leaves_today_has_no_access_today(affiliation, volunteer, coordinator):
    badge = issue_badge(coordinator, affiliation)
    plan_departure(volunteer, affiliation, last_day=clock.today())
    assert not may_enter(affiliation)
    assert not Badge.objects.valid().filter(pk=badge.pk).exists()
    assert not Volunteer.objects.visible_to(coordinator).filter(pk=volunteer.user_id).exists()


@pytest.mark.requirement("DR-49")
def test_a_later_last_day_is_the_last_with_access(affiliation, coordinator):
    badge = issue_badge(coordinator, affiliation)
    last_day = clock.today() + timedelta(days=10)
    plan_departure(coordinator, affiliation, last_day=last_day, reason="moving")
    with clock.stopped_at(clock.start_of(last_day)):
        reach_last_days.func()
        assert may_enter(affiliation)
    with clock.stopped_at(clock.start_of(last_day + timedelta(days=1))):
        reach_last_days.func()
        reach_last_days.func()
        assert not may_enter(affiliation)
    assert not Badge.objects.valid().filter(pk=badge.pk).exists()
    affiliation.refresh_from_db()
    assert affiliation.ends_on == last_day + timedelta(days=1)


@pytest.mark.requirement("DR-49")
def test_the_list_is_done_before_the_departure_is_closed(affiliation, coordinator):
    departure = plan_departure(coordinator, affiliation, last_day=clock.today())
    affiliation.refresh_from_db()
    steps = list(departure.steps.all())
    assert len(steps) == 7
    for step in steps:
        with pytest.raises(Closed):
            close_departure(coordinator, departure)
        see_to_step(coordinator, step)
        see_to_step(coordinator, step, is_irrelevant=True)
    close_departure(coordinator, departure)
    assert departure.state == "departed"
    assert not departure.steps.filter(is_irrelevant=True).exists()


@pytest.mark.requirement("DR-49")
def test_a_departure_is_not_closed_while_there_is_access(affiliation, coordinator):
    departure = plan_departure(coordinator, affiliation, last_day=clock.today() + timedelta(days=3))
    for step in departure.steps.all():
        see_to_step(coordinator, step)
    with pytest.raises(Closed) as refused:
        close_departure(coordinator, departure)
    assert len(refused.value.reasons) == 1


@pytest.mark.requirement("DR-49")
def test_a_volunteer_is_never_asked_why(affiliation, volunteer):
    departure = plan_departure(volunteer, affiliation, last_day=clock.today(), reason="agreed")
    assert (departure.by_volunteer, departure.reason) == (True, "")


def test_a_volunteer_sees_to_no_list(affiliation, volunteer):
    departure = plan_departure(volunteer, affiliation, last_day=clock.today())
    with pytest.raises(Denied):
        see_to_step(volunteer, departure.steps.first())
    with pytest.raises(Denied):
        close_departure(volunteer, departure)


@pytest.mark.parametrize("days", [-1, 400])
def test_a_last_day_lies_within_the_year_ahead(affiliation, coordinator, days):
    with pytest.raises(Invalid):
        plan_departure(coordinator, affiliation, last_day=clock.today() + timedelta(days=days))


def test_a_departure_is_planned_once(affiliation, coordinator):
    plan_departure(coordinator, affiliation, last_day=clock.today() + timedelta(days=3))
    with pytest.raises(Conflict):
        plan_departure(coordinator, affiliation, last_day=clock.today())
    assert may_enter(affiliation)


def test_others_part_nobody(affiliation, foreigner, employee, stranger):
    for by in (foreigner, employee, stranger):
        with pytest.raises(Denied):
            plan_departure(by, affiliation, last_day=clock.today())


@pytest.mark.requirement("DR-49")
def test_an_affiliation_that_ends_some_other_way_gets_its_list_too(affiliation, coordinator):
    badge = issue_badge(coordinator, affiliation)
    end_affiliation(coordinator, affiliation)
    assert Departure.objects.get(affiliation=affiliation).steps.count() == 7
    assert not Badge.objects.valid().filter(pk=badge.pk).exists()


def test_a_card_stays_while_another_affiliation_holds_there(ward, affiliation, volunteer, coordinator):
    badge = issue_badge(coordinator, affiliation)
    _same, other = factories.affiliated(
        ward, partner=factories.partner(ward.unit.authority), email=affiliation.volunteer.user.email
    )
    end_affiliation(coordinator, affiliation)
    assert Badge.objects.valid().filter(pk=badge.pk).exists()
    end_affiliation(SYSTEM, other)
    assert not Badge.objects.valid().filter(pk=badge.pk).exists()


def test_who_comes_back_begins_anew(ward, affiliation, volunteer, coordinator):
    plan_departure(coordinator, affiliation, last_day=clock.today())
    _same, again = factories.affiliated(ward, email=affiliation.volunteer.user.email)
    assert again.pk != affiliation.pk
    assert not Departure.objects.filter(affiliation=again).exists()
    assert Volunteer.objects.visible_to(actor_for(again.volunteer.user)).exists()


def test_the_coordinator_is_told_without_a_name(affiliation, volunteer, coordinator):
    plan_departure(volunteer, affiliation, last_day=clock.today())
    notice = Notification.objects.get(recipient=coordinator.user_id)
    assert "Jytte" not in f"{notice.subject}{notice.body}"


def test_the_list_is_deleted_a_year_after_it_was_closed(affiliation, coordinator):
    departure = plan_departure(coordinator, affiliation, last_day=clock.today())
    affiliation.refresh_from_db()
    for step in departure.steps.all():
        see_to_step(coordinator, step)
    close_departure(coordinator, departure)
    with clock.stopped_at(clock.now() + timedelta(days=364)):
        forget_departures.func()
    assert Departure.objects.exists()
    with clock.stopped_at(clock.now() + timedelta(days=366)):
        forget_departures.func()
    assert not Departure.objects.exists()


def test_shifts_after_the_last_day_go_to_others_as_soon_as_it_is_known(ward, coordinator):
    activity = factories.published_activity(ward)
    inga, leaving = ready(activity, "Inga Ravn")
    before, after = shift(activity, days=2), shift(activity, days=20)
    taken(inga, before)
    taken(inga, after)
    plan_departure(inga, leaving, last_day=clock.today() + timedelta(days=10))
    assert (recount(before).taken, recount(after).taken) == (1, 0)
    assert may_enter(leaving)
