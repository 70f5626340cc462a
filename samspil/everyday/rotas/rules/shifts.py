"""When: wall clocks and real hours, and how long an answer may take. No database here."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Invalid

HORIZON = timedelta(weeks=8)
LONGEST = timedelta(hours=25)  # a day, also the one on which the clock is put back
CHECK_IN_BEFORE = timedelta(minutes=30)
REMIND_BEFORE = timedelta(hours=24)
REMIND_LATE_BEFORE = timedelta(hours=2)  # those who signed up after the ordinary reminder
ALERT_BEFORE = timedelta(hours=48)
RELEASE_BEFORE = timedelta(hours=24)  # what a circle of friends holds and has not filled goes to everybody
WARN_BEFORE = timedelta(hours=48)  # and its contact person is told so
OFFER = timedelta(hours=12)
OFFER_LATE = timedelta(hours=1)


class ShiftFull(Conflict):
    """Somebody was faster: there is a waiting list."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One occurrence of a pattern."""

    day: date
    starts_at: datetime
    ends_at: datetime


def span(day: date, starts: time, ends: time) -> tuple[datetime, datetime]:
    """Return the instants of a shift that the clocks on the wall show from `starts` to `ends`.

    An end at or before the start is on the next day. From 22 to 06 is seven real hours on the spring night and nine on the
    autumn night. Where both hours fall into the one that does not exist, the length on the wall is kept.
    """
    next_day = day + timedelta(days=1) if ends <= starts else day
    begin, end = clock.at(day, starts), clock.at(next_day, ends)
    if end <= begin:
        end = begin + (datetime.combine(next_day, ends) - datetime.combine(day, starts))
    return begin, end


def slots(weekdays: Collection[int], starts: time, ends: time, *, first: date, last: date) -> list[Slot]:
    """Return what the pattern gives from the first day to the last, both included."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [Slot(day, *span(day, starts, ends)) for day in days if day.weekday() in weekdays]


class Placed(Protocol):
    """A shift of a pattern."""

    pk: int
    day: date


P = TypeVar("P", bound=Placed)


def paired(shifts: list[P], open_slots: dict[date, Slot]) -> list[tuple[P, Slot | None]]:
    """Pair each shift with a slot: its own day if that is still one, otherwise the first left in the same week."""
    same = {shift.pk: open_slots.pop(shift.day) for shift in shifts if shift.day in open_slots}
    pairs: list[tuple[P, Slot | None]] = []
    for shift in sorted(shifts, key=lambda shift: shift.day):
        week = [day for day in sorted(open_slots) if day.isocalendar()[:2] == shift.day.isocalendar()[:2]]
        slot = same.get(shift.pk) or (open_slots.pop(week[0]) if week else None)
        pairs.append((shift, slot))
    return pairs


def answer_limit(now: datetime, starts_at: datetime, *, heard_at: datetime | None = None) -> datetime:
    """Return until when an offered place is held: 12 hours, or one when the shift is less than a day away.

    The time runs from when the letter may leave (`heard_at`): nobody loses a place while they sleep. A letter that could only
    leave after the start is not waited for.
    """
    begin = heard_at if heard_at is not None and now < heard_at < starts_at else now
    wait = OFFER_LATE if starts_at - now < timedelta(hours=24) else OFFER
    return min(begin + wait, starts_at)


def reminder_due(now: datetime, starts_at: datetime, known_at: datetime) -> bool:
    """Say whether it is time to remind: a day before, or two hours for those who came to it later than that."""
    ordinary = starts_at - REMIND_BEFORE
    return now < starts_at and now >= (ordinary if known_at <= ordinary else starts_at - REMIND_LATE_BEFORE)


def check_pattern(
    *,
    weekdays: Collection[int],
    starts: time,
    ends: time,
    places: int,
    minimum: int,
    first: date,
    until: date | None,
) -> None:
    """Raise Invalid when no rota could be made from this."""
    errors: dict[str, list[str]] = {}
    if not weekdays or not set(weekdays) <= set(range(7)):
        errors["weekdays"] = [_("Choose at least one weekday.")]
    if starts == ends:
        errors["ends"] = [_("The shift cannot end at the hour it starts.")]
    if until is not None and until < first:
        errors["until"] = [_("The last day is before the first.")]
    if errors := errors | _places(places, minimum):
        raise Invalid(errors)


def check_shift(starts_at: datetime, ends_at: datetime, *, places: int, minimum: int, taken: int = 0) -> None:
    """Raise Invalid when a shift cannot be like this."""
    errors = _places(places, minimum)
    if not timedelta() < ends_at - starts_at <= LONGEST:
        errors["ends"] = [_("A shift ends after it starts, and lasts a day at most.")]
    if places < taken:
        errors["places"] = [_("Already taken: %(taken)s. There must be room for them.") % {"taken": taken}]
    if errors:
        raise Invalid(errors)


def check_held(places: int, *, free: int, filled: int, members: int, starts_in: timedelta) -> None:
    """Raise Invalid, or Conflict, when a circle of friends cannot hold so many places (`free`: for it, the filled ones too)."""
    if starts_in <= RELEASE_BEFORE:
        raise Conflict(
            _("Places are held until the day before the shift. Now each of you takes a place by name.")
        )
    most = min(free, max(members, filled))
    if most < 1:
        raise Conflict(_("There is no free place to hold. Each of you can join the waiting list."))
    if not max(1, filled) <= places <= most:
        sentence = _("Write a number from %(least)s to %(most)s: so many are free, and so many you are.")
        raise Invalid({"places": [sentence % {"least": max(1, filled), "most": most}]})


def refuse_past(instant: datetime, now: datetime) -> None:
    """Raise Conflict when the shift has begun."""
    if instant <= now:
        raise Conflict(_("The shift has already started."))


def _places(places: int, minimum: int) -> dict[str, list[str]]:
    if not 1 <= places <= 200:
        return {"places": [_("Write a number of places from 1 to 200.")]}
    if not 0 <= minimum <= places:
        return {"minimum": [_("The minimum cannot be more than the places.")]}
    return {}
