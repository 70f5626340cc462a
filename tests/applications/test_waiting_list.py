from datetime import timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, DomainError
from samspil.people.applications.actions import (
    lapse_offer,
    set_recruitment,
    take_offered_place,
    withdraw_application,
)
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application, Recruitment
from samspil.people.applications.queries import position
from tests import factories
from tests.applications.factories import accepted, waiting

pytestmark = pytest.mark.requirement("VB-50")


@pytest.fixture
def full(ward, coordinator):
    """An activity that wants one volunteer, and has one."""
    activity = factories.published_activity(ward)
    set_recruitment(coordinator, activity, wanted=1)
    accepted(activity)
    return activity


def states(activity):
    return list(Application.objects.filter(activity=activity).order_by("pk").values_list("state", flat=True))


def test_the_list_keeps_its_order(full):
    first, second, third = (waiting(full, name) for name in ("Et", "To", "Tre"))
    assert [position(a) for a in (first, second, third)] == [1, 2, 3]
    withdraw_application(STRANGER, second, key=second.key)
    assert [position(a) for a in (first, third)] == [1, 2]


def test_more_places_are_offered_to_the_first_in_line(full, coordinator):
    first, second = waiting(full), waiting(full)
    set_recruitment(coordinator, full, wanted=2)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.OFFERED, State.WAITING)
    assert first.offered_until > clock.now() + timedelta(days=6)


def test_whoever_takes_the_offered_place_is_a_volunteer(full, coordinator):
    first = waiting(full)
    set_recruitment(coordinator, full, wanted=2)
    first.refresh_from_db()
    take_offered_place(STRANGER, first, key=first.key)
    assert first.state == State.ACCEPTED
    assert Recruitment.objects.get(activity=full).taken == 2


def test_an_offer_that_is_not_answered_goes_to_the_next(full, coordinator):
    first, second = waiting(full), waiting(full)
    set_recruitment(coordinator, full, wanted=2)
    first.refresh_from_db()
    lapse_offer(SYSTEM, first)
    second.refresh_from_db()
    assert (first.state, second.state) == (State.LAPSED, State.OFFERED)
    assert Recruitment.objects.get(activity=full).taken == 2


def test_an_offer_cannot_be_taken_after_its_deadline(full, coordinator):
    first = waiting(full)
    set_recruitment(coordinator, full, wanted=2)
    first.refresh_from_db()
    with time_machine.travel(first.offered_until + timedelta(minutes=1)), pytest.raises(Conflict):
        take_offered_place(STRANGER, first, key=first.key)


def test_withdrawing_from_an_offered_place_passes_it_on(full, coordinator):
    first, second = waiting(full), waiting(full)
    set_recruitment(coordinator, full, wanted=2)
    first.refresh_from_db()
    withdraw_application(STRANGER, first, key=first.key)
    second.refresh_from_db()
    assert second.state == State.OFFERED


def test_a_paused_recruitment_offers_nothing_and_forgets_nobody(full, coordinator):
    first = waiting(full)
    set_recruitment(coordinator, full, wanted=5, is_open=False)
    first.refresh_from_db()
    assert first.state == State.WAITING


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["more", "fewer", "take", "withdraw", "lapse"]), max_size=8))
def test_through_random_lives_places_are_never_given_twice(full, coordinator, steps):
    for _ in range(3):
        waiting(full)
    for step in steps:
        offered = Application.objects.filter(activity=full, state=State.OFFERED).first()
        wanted = Recruitment.objects.get(activity=full).wanted
        try:
            if step in {"more", "fewer"}:
                set_recruitment(coordinator, full, wanted=max(1, wanted + (1 if step == "more" else -1)))
            elif offered and step == "take":
                take_offered_place(STRANGER, offered, key=offered.key)
            elif offered and step == "withdraw":
                withdraw_application(STRANGER, offered, key=offered.key)
            elif offered:
                lapse_offer(SYSTEM, offered)
        except DomainError:
            pass
        held = Application.objects.filter(activity=full, state__in=[State.OFFERED, State.ACCEPTED]).count()
        assert Recruitment.objects.get(activity=full).taken == held
    queue = list(Application.objects.in_queue().filter(activity=full).values_list("pk", flat=True))
    assert queue == sorted(queue)
