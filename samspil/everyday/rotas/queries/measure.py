"""Does a place go beyond what was thought right? At most one query, and none where nobody has set a limit."""

from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, QuerySet, Value
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Excess, Shift, SignUp
from samspil.everyday.rotas.rules import LONGEST
from samspil.everyday.rotas.rules.measure import (
    KEPT,
    Crossing,
    Load,
    Measure,
    crossed,
    hours_in,
    most_at_once,
    week_around,
)
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for

_MINE = (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)
_MY, _THEIR = 0, 1  # the two kinds of rows


def crossings(volunteer_id: int, shift: Shift, *, own: int | None) -> list[Crossing]:
    """Return the limits that the volunteer goes beyond with the shift, whose place they have taken already.

    `own` is what the volunteer has chosen. The watches of a vigil are for one person, and crowd no workplace.
    """
    activity = shift.activity
    place = activity.workplace.people_most if shift.vigil_id is None else None
    measure = Measure(own=own, activity=activity.hours_most, place=place)
    if not measure.is_set:
        return []
    return crossed(measure, _load(volunteer_id, shift, measure))


def _load(volunteer_id: int, shift: Shift, measure: Measure) -> Load:
    span = (shift.starts_at, shift.ends_at)
    rows = list(_rows(volunteer_id, shift, measure))
    mine = [(activity, (begin, end)) for kind, activity, begin, end, _people in rows if kind == _MY]
    there = [((begin, end), people) for kind, _of, begin, end, people in rows if kind == _THEIR]
    return Load(
        hours=hours_in([span, *(one for _of, one in mine)]),
        hours_here=hours_in([span, *(one for activity, one in mine if activity == shift.activity_id)]),
        people=most_at_once(there, span),
    )


def _rows(volunteer_id: int, shift: Shift, measure: Measure) -> QuerySet[Any, Any]:
    mine = _own_rows(volunteer_id, *week_around(shift.starts_at), besides=shift.pk)
    if measure.place is None:
        return mine
    there = Shift.objects.planned().filter(
        activity__workplace=shift.activity.workplace_id,
        starts_at__lt=shift.ends_at,
        starts_at__gt=shift.starts_at - LONGEST,
        ends_at__gt=shift.starts_at,
        vigil__isnull=True,
    )
    people = there.order_by().values_list(
        Value(_THEIR, IntegerField()), "activity_id", "starts_at", "ends_at", "taken"
    )
    if measure.own is None and measure.activity is None:
        return people
    return mine.union(people, all=True)


def _own_rows(
    volunteer_id: int, begin: datetime, end: datetime, *, besides: int | None = None
) -> QuerySet[Any, Any]:
    mine = SignUp.objects.filter(
        volunteer=volunteer_id, state__in=_MINE, starts_at__gte=begin, starts_at__lt=end
    )
    rows = mine.exclude(shift=besides) if besides else mine
    return rows.order_by().values_list(
        Value(_MY, IntegerField()), "shift__activity_id", "starts_at", "ends_at", Value(1, IntegerField())
    )


def hours_of_weeks(volunteer_id: int, today: date) -> tuple[float, float]:
    """Return the hours for which the volunteer has places this week and the next."""
    begin, middle = week_around(clock.start_of(today))
    end = week_around(middle)[1]
    spans = [row[2:4] for row in _own_rows(volunteer_id, begin, end)]
    this, coming = (span for span in spans if span[0] < middle), (span for span in spans if span[0] >= middle)
    return hours_in(this), hours_in(coming)


def excesses(by: Actor) -> QuerySet[Excess]:
    """Return what was taken above a measure within the coordinator's reach, the latest shift first.

    Raises Denied for those who coordinate nobody.
    """
    if not by.is_system and not grants_for(by, Can.ROTA_EDIT):
        raise Denied(_("This list is for those who coordinate."))
    rows = Excess.objects.visible_to(by).filter(sign_up__state__in=_MINE)
    return rows.select_related(
        "sign_up__volunteer__user", "sign_up__shift__activity__workplace__unit"
    ).order_by("-sign_up__starts_at", "pk")


def to_forget() -> QuerySet[Excess]:
    """Return what has been kept long enough."""
    over = Excess.objects.filter(sign_up__ends_at__lte=clock.now() - KEPT)
    return over.select_related("sign_up__shift__activity__workplace__unit").order_by("pk")
