"""Wall clocks and real hours: no database."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Invalid
from samspil.everyday.rotas import rules

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))
HOURS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


@pytest.mark.requirement("RM-90")
@pytest.mark.parametrize(
    ("eve", "hours"),
    [
        (SPRING - timedelta(days=1), 7),
        (AUTUMN - timedelta(days=1), 9),
        (date(2027, 6, 1), 8),
        (date(2027, 12, 31), 8),
    ],
    ids=["spring night", "autumn night", "summer", "new year"],
)
def test_a_vigil_from_ten_to_six_has_its_real_hours(eve, hours):
    begin, end = rules.span(eve, time(22), time(6))
    assert end - begin == timedelta(hours=hours)
    assert (clock.local(begin).hour, clock.local(end).hour) == (22, 6)
    assert clock.local(end).date() == eve + timedelta(days=1)


def test_an_hour_that_does_not_exist_is_the_next_one():
    begin, end = rules.span(SPRING, time(2, 30), time(4))
    assert (clock.local(begin).hour, clock.local(begin).minute) == (3, 30)
    assert end - begin == timedelta(minutes=30)


def test_a_shift_within_the_hour_that_does_not_exist_keeps_its_length():
    begin, end = rules.span(SPRING, time(2, 30), time(3, 15))
    assert end - begin == timedelta(minutes=45)


def test_an_hour_that_occurs_twice_is_the_first():
    begin, end = rules.span(AUTUMN, time(2), time(3))
    assert begin == datetime(2027, 10, 31, 0, tzinfo=UTC)
    assert end - begin == timedelta(hours=2)


def test_a_leap_day_and_2038_are_days_like_others():
    for day in (date(2028, 2, 29), date(2038, 1, 19), date(2040, 2, 29)):
        begin, end = rules.span(day, time(9), time(12))
        assert end - begin == timedelta(hours=3)


@given(DAYS, HOURS, HOURS)
def test_every_shift_ends_after_it_starts_and_within_a_day_and_an_hour(day, starts, ends):
    if starts == ends:
        return
    begin, end = rules.span(day, starts, ends)
    assert timedelta() < end - begin <= timedelta(hours=25)


@given(DAYS, HOURS, HOURS)
def test_the_clock_on_the_wall_shows_what_was_asked_for_except_where_it_cannot(day, starts, ends):
    begin, _ = rules.span(day, starts, ends)
    shown = clock.local(begin)
    assert shown.date() == day
    asked = datetime.combine(day, starts)
    assert shown.replace(tzinfo=None) in {asked, asked + timedelta(hours=1)}
    if not (day.month == 3 and day.weekday() == 6 and day.day > 24 and starts.hour == 2):
        assert shown.replace(tzinfo=None) == asked


@given(DAYS, st.sets(st.integers(0, 6), min_size=1), HOURS, HOURS, st.integers(0, 60))
def test_a_pattern_gives_one_shift_for_each_of_its_weekdays(first, weekdays, starts, ends, length):
    if starts == ends:
        return
    last = first + timedelta(days=length)
    found = rules.slots(weekdays, starts, ends, first=first, last=last)
    days = [slot.day for slot in found]
    assert len(days) == len(set(days))
    assert set(days) == {
        first + timedelta(days=n)
        for n in range(length + 1)
        if (first + timedelta(days=n)).weekday() in weekdays
    }


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)).map(clock.start_of), st.integers(1, 60 * 24 * 30))
def test_an_offer_never_outlives_the_start_of_the_shift(now, minutes):
    starts_at = now + timedelta(minutes=minutes)
    limit = rules.answer_limit(now, starts_at)
    assert now < limit <= starts_at
    assert limit - now <= timedelta(hours=1 if minutes < 24 * 60 else 12)


@given(
    st.dates(date(2026, 1, 1), date(2030, 1, 1)).map(clock.start_of),
    st.integers(1, 60 * 24 * 30),
    st.integers(0, 60 * 14),
)
def test_whoever_is_written_to_in_time_has_an_hour_to_answer_or_until_the_start(now, minutes, quiet):
    starts_at, heard_at = now + timedelta(minutes=minutes), now + timedelta(minutes=quiet)
    limit = rules.answer_limit(now, starts_at, heard_at=heard_at)
    assert now < limit <= starts_at
    if heard_at < starts_at:
        assert limit >= min(heard_at + timedelta(hours=1), starts_at)


@pytest.mark.parametrize(
    ("known", "before", "due"),
    [
        (timedelta(days=9), timedelta(hours=25), False),
        (timedelta(days=9), timedelta(hours=24), True),
        (timedelta(days=9), timedelta(hours=1), True),
        (timedelta(hours=20), timedelta(hours=19), False),
        (timedelta(hours=20), timedelta(hours=2), True),
        (timedelta(minutes=30), timedelta(minutes=25), True),
        (timedelta(days=9), timedelta(0), False),
    ],
)
def test_reminders_come_a_day_before_or_two_hours_before_for_the_late(known, before, due):
    starts_at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert rules.reminder_due(starts_at - before, starts_at, starts_at - known) is due


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": [7]}, "weekdays"),
        ({"ends": time(9)}, "ends"),
        ({"until": date(2026, 1, 1)}, "until"),
        ({"places": 0}, "places"),
        ({"minimum": 4}, "minimum"),
    ],
)
def test_a_pattern_that_makes_no_sense_is_refused_beside_its_field(change, field):
    good = {"weekdays": [1], "starts": time(9), "ends": time(12), "places": 3, "minimum": 1}
    with pytest.raises(Invalid) as refused:
        rules.check_pattern(**{**good, "first": date(2026, 12, 1), "until": None, **change})
    assert set(refused.value.errors) == {field}


@pytest.mark.parametrize(
    ("hours", "places", "taken", "field"), [(0, 2, 0, "ends"), (26, 2, 0, "ends"), (2, 1, 2, "places")]
)
def test_a_shift_that_makes_no_sense_is_refused_beside_its_field(hours, places, taken, field):
    starts_at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    with pytest.raises(Invalid) as refused:
        rules.check_shift(
            starts_at, starts_at + timedelta(hours=hours), places=places, minimum=0, taken=taken
        )
    assert field in refused.value.errors


def test_what_has_started_is_past():
    with pytest.raises(Conflict):
        rules.refuse_past(datetime(2026, 12, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))
