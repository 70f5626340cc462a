"""Repeating shifts: from the rule to the shifts of the next eight weeks, and what happens to them when the rule changes."""

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.shifts import cancel_shift, move_shift
from samspil.everyday.rotas.events import PatternChanged, PatternEnded, PatternMade, ShiftsMade
from samspil.everyday.rotas.models import Pattern, Shift
from samspil.everyday.rotas.queries.circles import is_counted_on
from samspil.everyday.rotas.queries.frame import refuse_without_agreement, within_agreement
from samspil.everyday.rotas.queries.sharing import draft_of, refuse_outsider, shares
from samspil.everyday.rotas.rules import HORIZON, Slot, check_pattern, paired, slots
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner

Hours = dict[str, Any]


@action
def make_pattern(
    by: Actor,
    activity: Activity,
    *,
    weekdays: Iterable[int],
    starts: time,
    ends: time,
    places: int,
    valid_from: date,
    minimum: int = 0,
    until: date | None = None,
    label: str = "",
    meeting_point: str = "",
    partner: Partner | None = None,
) -> Pattern:
    """Make a repeating shift (of the party `partner`), and at once its shifts of the next eight weeks.

    Raises Invalid, Conflict for a closed activity, Closed when the partner does not share it.
    """
    require(by, Can.ROTA_EDIT, draft_of(activity, partner))
    refuse_outsider(activity, partner)
    days = sorted(set(weekdays))
    hours: Hours = {"starts": starts, "ends": ends, "places": places, "minimum": minimum, "until": until}
    check_pattern(weekdays=days, first=valid_from, **hours)
    if activity.state == State.CLOSED:
        raise Conflict(_("The activity has closed."))
    refuse_without_agreement(activity, max(valid_from, clock.today()), partner=partner, field="valid_from")
    pattern = Pattern.objects.create(
        activity=activity,
        partner=partner,
        weekdays=days,
        valid_from=valid_from,
        label=label,
        meeting_point=meeting_point,
        **hours,
    )
    make_shifts(by, pattern)
    record(PatternMade(subject=pattern), by=by)
    return pattern


@action
def make_shifts(by: Actor, pattern: Pattern) -> int:
    """Make the pattern's shifts that are missing in the next eight weeks, and return how many. Twice is as good as once."""
    require(by, Can.ROTA_EDIT, pattern)
    fresh = _locked(pattern)  # it may have ended since the caller read it
    now, today = clock.now(), clock.today()
    made = set(fresh.shifts.values_list("day", flat=True))
    wanted = _slots(fresh, max(fresh.valid_from, today), today + HORIZON)
    new = [_shift(fresh, slot) for slot in wanted if slot.day not in made and slot.starts_at > now]
    if fresh.activity.state == State.CLOSED or not shares(fresh.activity, fresh.partner):
        new = []
    new = within_agreement(fresh.activity, new, partner=fresh.partner)
    Shift.objects.bulk_create(new, ignore_conflicts=True)
    if new:
        record(ShiftsMade(subject=pattern, count=len(new)), by=by)
    return len(new)


@action
def change_pattern(
    by: Actor,
    pattern: Pattern,
    *,
    from_day: date,
    weekdays: Iterable[int],
    starts: time,
    ends: time,
    places: int,
    minimum: int = 0,
    until: date | None = None,
    label: str = "",
    meeting_point: str = "",
) -> Pattern:
    """Change the repeating shift from a day on: the old rule ends the day before, a new one follows it.

    Future shifts are taken over, never doubled (see `_take_over`). Raises Invalid.
    """
    require(by, Can.ROTA_EDIT, pattern)
    days = sorted(set(weekdays))
    hours: Hours = {"starts": starts, "ends": ends, "places": places, "minimum": minimum, "until": until}
    check_pattern(weekdays=days, first=from_day, **hours)
    _lock_to_change(pattern, from_day)
    follower = Pattern.objects.create(
        activity=pattern.activity,
        partner_id=pattern.partner_id,
        weekdays=days,
        valid_from=from_day,
        label=label,
        meeting_point=meeting_point,
        **hours,
    )
    _take_over(by, pattern, follower)
    make_shifts(by, follower)
    record(PatternChanged(subject=follower, follows=pattern.pk, from_day=from_day.isoformat()), by=by)
    return follower


@action
def end_pattern(by: Actor, pattern: Pattern, *, last_day: date) -> None:
    """Make no shifts after the day. Those already made are dropped, or cancelled if somebody is on them. Raises Invalid."""
    require(by, Can.ROTA_EDIT, pattern)
    _lock_to_change(pattern, last_day + timedelta(days=1))
    pattern.until = last_day
    pattern.save(update_fields=["until"])
    for shift in _future(pattern, last_day + timedelta(days=1)):
        _drop(by, shift)
    record(PatternEnded(subject=pattern, last_day=last_day.isoformat()), by=by)


def _lock_to_change(pattern: Pattern, first: date) -> None:
    """One at a time, and not into the past."""
    fresh = _locked(pattern)
    if first < clock.today():
        raise Invalid({"from_day": [_("Choose today or a later day.")]})
    if fresh.until is not None and fresh.until < first:
        raise Conflict(
            _(
                "The repeating shift has already ended or been changed. Reload the page to see how it stands now."
            )
        )


def _locked(pattern: Pattern) -> Pattern:
    rows = Pattern.objects.select_related(
        "activity__workplace__unit__authority", "activity__partner", "partner"
    ).select_for_update(of=("self",), no_key=True)
    return rows.get(pk=pattern.pk)


def _slots(pattern: Pattern, first: date, last: date) -> list[Slot]:
    last = min(last, pattern.until) if pattern.until else last
    return slots(pattern.weekdays, pattern.starts, pattern.ends, first=first, last=last)


def _future(pattern: Pattern, first: date) -> list[Shift]:
    found = pattern.shifts.planned().filter(day__gte=first, starts_at__gt=clock.now(), by_hand=False)
    return list(
        found.select_related("activity__workplace__unit")
        .order_by("pk")
        .select_for_update(of=("self",), no_key=True)
    )


def _take_over(by: Actor, old: Pattern, new: Pattern) -> None:
    """End the old pattern, and give its future shifts to the new one, week by week.

    Each shift is moved within its week, and whoever has a place is asked again; one that finds no new day is dropped, or
    cancelled if somebody is on it. Shifts changed by hand stay as they are.
    """
    old.until = new.valid_from - timedelta(days=1)
    old.save(update_fields=["until"])
    shifts = _future(old, new.valid_from)
    # What was changed by hand or cancelled keeps its day occupied.
    kept = old.shifts.filter(day__gte=new.valid_from).exclude(pk__in=[shift.pk for shift in shifts])
    used = set(kept.values_list("day", flat=True))
    kept.update(pattern=new)
    last = max((shift.day for shift in shifts), default=new.valid_from) + timedelta(days=6)
    now = clock.now()
    coming = [slot for slot in _slots(new, new.valid_from, last) if slot.starts_at > now]
    # Those that exist stay, but none moves to a day that no agreement covers.
    free = {slot.day for slot in within_agreement(new.activity, coming, partner=new.partner)} | {
        shift.day for shift in shifts
    }
    open_slots = {slot.day: slot for slot in coming if slot.day in free - used}
    for shift, slot in paired(shifts, open_slots):
        if slot is None:
            _drop(by, shift)
        else:
            _remake(by, shift, new, slot)


def _remake(by: Actor, shift: Shift, pattern: Pattern, slot: Slot) -> None:
    values: dict[str, Any] = {
        "pattern": pattern,
        "day": slot.day,
        "label": pattern.label,
        "meeting_point": pattern.meeting_point,
        "places": max(pattern.places, shift.taken),  # nobody loses a place
        "minimum": pattern.minimum,
        "version": shift.version + 1,
    }
    moves = (slot.starts_at, slot.ends_at) != (shift.starts_at, shift.ends_at)
    if moves and not is_counted_on(shift):
        values |= {"starts_at": slot.starts_at, "ends_at": slot.ends_at}
    Shift.objects.filter(pk=shift.pk).update(**values)
    if moves and "starts_at" not in values:
        move_shift(by, shift, starts_at=slot.starts_at, ends_at=slot.ends_at)
        Shift.objects.filter(pk=shift.pk).update(by_hand=False)


def _drop(by: Actor, shift: Shift) -> None:
    if is_counted_on(shift):
        cancel_shift(by, shift)
    else:
        shift.delete()


def _shift(pattern: Pattern, slot: Slot) -> Shift:
    return Shift(
        activity=pattern.activity,
        partner_id=pattern.partner_id,
        pattern=pattern,
        day=slot.day,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        places=pattern.places,
        minimum=pattern.minimum,
        label=pattern.label,
        meeting_point=pattern.meeting_point,
    )
