from datetime import date, time, timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.jobs.working import drain
from samspil.everyday.rotas.actions import (
    cancel_shift,
    change_pattern,
    change_shift,
    end_pattern,
    make_pattern,
    make_shifts,
)
from samspil.everyday.rotas.jobs import make_coming_shifts
from samspil.everyday.rotas.models import Shift, SignUp
from tests.rotas.factories import recount, taken

MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _sunday():
    with time_machine.travel("2026-11-22 09:00:00+01:00", tick=False):
        yield


def pattern(by, activity, **changes):
    values = {
        "weekdays": [1, 3],
        "starts": time(10),
        "ends": time(12),
        "places": 2,
        "minimum": 1,
        "valid_from": MONDAY,
    }
    return make_pattern(by, activity, **{**values, **changes})


def changed(by, old, **changes):
    values = {
        "from_day": MONDAY + timedelta(days=7),
        "weekdays": [1, 3],
        "starts": time(10),
        "ends": time(12),
        "places": 2,
    }
    return change_pattern(by, old, **{**values, **changes})


def days(**filters):
    return list(Shift.objects.filter(**filters).order_by("day").values_list("day", flat=True))


def test_a_pattern_makes_eight_weeks_of_shifts_at_once(coordinator, activity):
    made = pattern(coordinator, activity)
    found = days(pattern=made)
    assert len(found) == 16
    assert {day.weekday() for day in found} == {1, 3}
    assert max(found) <= clock.today() + timedelta(weeks=8)


def test_a_worker_that_read_the_pattern_before_it_was_changed_makes_no_second_shift(coordinator, activity):
    old = pattern(coordinator, activity)
    read_before = type(old).objects.get(pk=old.pk)
    changed(coordinator, old, weekdays=[2])
    assert make_shifts(SYSTEM, read_before) == 0


def test_making_again_makes_nothing_and_time_makes_more(coordinator, activity):
    made = pattern(coordinator, activity)
    assert make_shifts(SYSTEM, made) == 0
    with time_machine.travel("2026-11-29 09:00:00+01:00", tick=False):
        make_coming_shifts.func()
        make_coming_shifts.func()
        assert len(days(pattern=made)) == 18


def test_the_worker_makes_them_by_itself(coordinator, activity):
    made = pattern(coordinator, activity)
    drain()
    with time_machine.travel("2026-11-29 09:00:00+01:00", tick=False):
        drain()
    assert len(days(pattern=made)) == 18


def test_a_pattern_ends_on_its_last_day(coordinator, activity):
    made = pattern(coordinator, activity, until=MONDAY + timedelta(days=8))
    assert days(pattern=made) == [date(2026, 11, 24), date(2026, 11, 26), date(2026, 12, 1)]


def test_only_the_coordinator_of_the_place_makes_patterns(activity, foreigner, employee, jytte):
    for by in (foreigner, employee, jytte):
        with pytest.raises(Denied):
            pattern(by, activity)


def test_a_closed_activity_gets_no_pattern(coordinator, activity):
    activity.state = "closed"
    with pytest.raises(Conflict):
        pattern(coordinator, activity)


def test_a_pattern_across_midnight_has_its_real_hours_when_the_clock_changes(coordinator, activity):
    with time_machine.travel("2027-03-20 09:00:00+01:00", tick=False):
        made = pattern(
            coordinator,
            activity,
            weekdays=range(7),
            starts=time(22),
            ends=time(6),
            valid_from=date(2027, 3, 20),
        )
    hours = {shift.day: shift.hours for shift in made.shifts.all()}
    assert hours[date(2027, 3, 27)] == 7
    assert hours[date(2027, 3, 26)] == hours[date(2027, 3, 28)] == 8


def test_changing_the_hours_moves_each_shift_and_never_makes_a_second(coordinator, activity, jytte):
    old = pattern(coordinator, activity)
    on = Shift.objects.get(pattern=old, day=date(2026, 12, 1))
    signed = taken(jytte, on)
    before = days()
    new = changed(coordinator, old, starts=time(13), ends=time(15))
    assert days() == before
    assert days(pattern=old) == [date(2026, 11, 24), date(2026, 11, 26)]
    assert clock.local(recount(on).starts_at).hour == 13
    assert on.pattern_id == new.pk
    signed.refresh_from_db()
    assert (signed.state, signed.starts_at) == ("asked_again", on.starts_at)
    assert make_shifts(SYSTEM, new) == make_shifts(SYSTEM, old) == 0


def test_changing_the_weekday_moves_within_the_week(coordinator, activity, jytte):
    old = pattern(coordinator, activity)
    on = Shift.objects.get(pattern=old, day=date(2026, 12, 3))
    signed = taken(jytte, on)
    changed(coordinator, old, weekdays=[1, 4])
    assert recount(on).day == date(2026, 12, 4)
    signed.refresh_from_db()
    assert signed.state == "asked_again"
    later = days(day__gte=MONDAY + timedelta(days=7))
    assert {day.weekday() for day in later} == {1, 4}
    assert len(later) == len(set(later))


def test_a_day_that_falls_away_is_dropped_or_cancelled(coordinator, activity, jytte):
    old = pattern(coordinator, activity)
    on = Shift.objects.get(pattern=old, day=date(2026, 12, 3))
    taken(jytte, on)
    changed(coordinator, old, weekdays=[1])
    assert days(day__gte=date(2026, 11, 30), state="planned") == days(
        day__gte=date(2026, 11, 30), day__iso_week_day=2
    )
    assert days(state="cancelled") == [date(2026, 12, 3)]
    assert SignUp.objects.get(volunteer=jytte.volunteer_id).state == "cancelled"


def test_shifts_that_were_changed_by_hand_are_left_alone(coordinator, activity):
    old = pattern(coordinator, activity)
    by_hand = Shift.objects.get(pattern=old, day=date(2026, 12, 1))
    cancelled = Shift.objects.get(pattern=old, day=date(2026, 12, 3))
    change_shift(
        coordinator,
        by_hand,
        starts_at=by_hand.starts_at,
        ends_at=by_hand.ends_at,
        places=7,
        note="Julefrokost",
    )
    cancel_shift(coordinator, cancelled)
    new = changed(coordinator, old, starts=time(13), ends=time(15))
    by_hand.refresh_from_db()
    assert (by_hand.places, clock.local(by_hand.starts_at).hour, by_hand.pattern_id) == (7, 10, new.pk)
    assert days(day=date(2026, 12, 1)) == [date(2026, 12, 1)]
    assert days(day=date(2026, 12, 3)) == [date(2026, 12, 3)]


def test_nobody_loses_a_place_when_there_are_fewer(coordinator, activity, jytte, ole):
    old = pattern(coordinator, activity)
    on = Shift.objects.get(pattern=old, day=date(2026, 12, 1))
    taken(jytte, on)
    taken(ole, on)
    changed(coordinator, old, places=1)
    assert recount(on).places == 2
    assert SignUp.objects.filter(shift=on, state="taken").count() == 2


def test_a_pattern_is_not_changed_twice_or_into_the_past(coordinator, activity):
    old = pattern(coordinator, activity)
    with pytest.raises(Invalid):
        changed(coordinator, old, from_day=date(2026, 11, 1))
    changed(coordinator, old)
    with pytest.raises(Conflict):
        changed(coordinator, old)


def test_ending_a_pattern_drops_what_lies_ahead(coordinator, activity, jytte, foreigner):
    old = pattern(coordinator, activity)
    on = Shift.objects.get(pattern=old, day=date(2026, 12, 1))
    taken(jytte, on)
    with pytest.raises(Denied):
        end_pattern(foreigner, old, last_day=date(2026, 11, 25))
    end_pattern(coordinator, old, last_day=date(2026, 11, 25))
    assert days(state="planned") == [date(2026, 11, 24)]
    assert days(state="cancelled") == [date(2026, 12, 1)]
    assert make_shifts(SYSTEM, old) == 0
