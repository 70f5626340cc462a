"""What can I do now? The shifts of the next two weeks that a volunteer may and can take, the nearest place first."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.http import Http404

from samspil.base.core import clock
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.everyday.rotas.rules.vigils import REST
from samspil.people.activities.models import Activity
from samspil.people.onboarding.queries import readiness_for
from samspil.people.volunteers.models import Volunteer

AHEAD = timedelta(days=14)
SIZE = 20
_FAR = 9_999
_REST = timedelta(hours=REST)  # the least there is; a longer one is said when the watch is taken


@dataclass(frozen=True, slots=True)
class NotYet:
    """An activity whose gates are still shut for the volunteer, and why."""

    activity: Activity
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Opportunities:
    """One page of them; `after` is the address of the next."""

    shifts: list[Shift]
    not_yet: list[NotYet]
    after: str = ""


def opportunities(volunteer: Volunteer, *, after: str = "", with_full: bool = False) -> Opportunities:
    """Return the shifts that the volunteer may take and has time for. Raises Http404 for an address that is none of ours.

    The number of queries does not grow with the shifts.
    """
    now = clock.now()
    coming = (
        Shift.objects.joinable_by(volunteer.pk)
        .planned()
        .filter(starts_at__gt=now, starts_at__lte=now + AHEAD)
    )
    activities = list(
        Activity.objects.filter(pk__in=coming.values("activity")).select_related(
            "workplace__unit", "workplace__site"
        )
    )
    readiness = readiness_for([(volunteer.pk, activity) for activity in activities], clock.today())
    ready = [activity for activity in activities if not readiness[volunteer.pk, activity.pk].reasons]
    shifts = _in_order(_possible(coming, volunteer.pk, with_full=with_full), volunteer, ready)
    page = list(
        _after(shifts, after).select_related("activity__workplace__unit", "activity__workplace__site")[
            : SIZE + 1
        ]
    )
    not_yet = [
        NotYet(activity, [str(reason) for reason in readiness[volunteer.pk, activity.pk].reasons])
        for activity in activities
        if activity not in ready
    ]
    return Opportunities(page[:SIZE], not_yet, _cursor(page[SIZE - 1]) if len(page) > SIZE else "")


def _possible(coming: QuerySet[Shift], volunteer_id: int, *, with_full: bool) -> QuerySet[Shift]:
    busy = SignUp.objects.filter(
        volunteer=volunteer_id,
        state=SignUpState.TAKEN,
        starts_at__lt=OuterRef("ends_at"),
        ends_at__gt=OuterRef("starts_at"),
    )
    tired = SignUp.objects.filter(
        volunteer=volunteer_id,
        state=SignUpState.TAKEN,
        shift__vigil__isnull=False,
        starts_at__lt=ExpressionWrapper(OuterRef("ends_at") + _REST, output_field=DateTimeField()),
        ends_at__gt=ExpressionWrapper(OuterRef("starts_at") - _REST, output_field=DateTimeField()),
    )
    known = SignUp.objects.filter(volunteer=volunteer_id, shift=OuterRef("pk"))
    found = coming.filter(~Exists(busy), ~Exists(known), Q(vigil__isnull=True) | ~Exists(tired))
    held = Hold.objects.open_to(volunteer_id).filter(shift=OuterRef("pk"))
    return found if with_full else found.filter(Q(taken__lt=F("places")) | Exists(held))


def _in_order(shifts: QuerySet[Shift], volunteer: Volunteer, ready: list[Activity]) -> QuerySet[Shift]:
    """Postcodes that are close in number are mostly close on the map; a place without one comes last."""
    near = [
        When(
            activity=activity.pk, then=Value(_distance(volunteer.postcode, activity.workplace.site.postcode))
        )
        for activity in ready
        if activity.workplace.site is not None
    ]
    rank = Case(*near, default=Value(_FAR), output_field=IntegerField())
    return shifts.filter(activity__in=ready).annotate(near=rank).order_by("near", "starts_at", "pk")


def _distance(mine: str, theirs: str) -> int:
    return abs(int(mine) - int(theirs)) if mine.isdecimal() and theirs.isdecimal() else _FAR


def _after(shifts: QuerySet[Shift], cursor: str) -> QuerySet[Shift]:
    if not cursor:
        return shifts
    parts = cursor.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) <= 18 for part in parts):
        raise Http404
    near, second, pk = (int(part) for part in parts)
    if second > 4_000_000_000:
        raise Http404
    at = datetime.fromtimestamp(second, UTC)
    return shifts.filter(
        Q(near__gt=near) | Q(near=near, starts_at__gt=at) | Q(near=near, starts_at=at, pk__gt=pk)
    )


def _cursor(shift: Shift) -> str:
    near: int = shift.near  # type: ignore[attr-defined] # annotated by _in_order
    return f"{near}-{int(shift.starts_at.timestamp())}-{shift.pk}"
