"""What lies ahead of a volunteer: their own shifts, how far they have come in each activity, and what they could take."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.kept import kept
from samspil.base.ui import formats
from samspil.doors.portal.queries.today.arrivals import titled
from samspil.doors.portal.queries.today.frame import Row
from samspil.everyday.requests.models import Request
from samspil.everyday.requests.queries.pulling import Ready
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.models.shifts import fits
from samspil.everyday.rotas.queries.opportunities import AHEAD
from samspil.everyday.rotas.rules import CHECK_IN_BEFORE
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.onboarding.models import Onboarding
from samspil.people.onboarding.queries import own_step, readiness_for
from samspil.people.onboarding.rules import Check, Readiness
from samspil.people.onboarding.rules.evidence import NEEDED
from samspil.people.volunteers.models import Affiliation, Volunteer

SHOWN = 3
_COLUMNS = (
    *(
        "shift_id",
        "state",
        "starts_at",
        "ends_at",
        "answer_by",
        "shift__label",
        "shift__meeting_point",
        "shift__note",
    ),
    *("shift__activity__title", "shift__activity__meeting_point", "shift__activity__contact__name"),
    *("shift__activity__workplace__unit__name", "shift__activity__workplace__contact_phone"),
)


@dataclass(frozen=True, slots=True)
class OwnShift:
    """One of the volunteer's own shifts."""

    pk: int
    state: str
    when: str
    starts_at: datetime
    ends_at: datetime
    title: str
    where: str
    workplace: str
    ask: str
    phone: str
    note: str
    answer_by: datetime | None

    @property
    def is_near(self) -> bool:
        """Say whether one can check in now."""
        return self.starts_at - CHECK_IN_BEFORE <= clock.now() < self.ends_at


@dataclass(frozen=True, slots=True)
class OwnWay:
    """How far the volunteer has come in one activity."""

    activity: Activity
    readiness: Readiness

    @property
    def step(self) -> Check | None:
        return own_step(self.readiness)


def ways_and_possible(
    me: Volunteer, held: list[Affiliation], shifts: list[OwnShift], wanted: list[Request]
) -> tuple[list[OwnWay], list[Row], Ready]:
    """Return how ready the volunteer is for each activity, the first free shifts that are open to them, and how ready they are
    for what is wanted near them. Four queries.
    """
    today, now = clock.today(), clock.now()
    known = _known(me.pk, today, now, now + AHEAD)
    activities = {one.activity_id: one.activity for one in wanted} | {one.pk: one for one in known}
    ready = readiness_for([(me.pk, activity) for activity in activities.values()], today, held)
    ways = [OwnWay(one, ready[me.pk, one.pk]) for one in known if one.due is not None]  # type: ignore[attr-defined] # annotated
    open_to_me = tuple(one.pk for one in known if ready[me.pk, one.pk].is_ready)
    rows = _free_in(open_to_me, me.pk, today, now, now + AHEAD) if open_to_me and held else []
    found = [row for row in rows if not _clashes(row, shifts)]
    return ways, [_possible(row) for row in found[:SHOWN]], ready


@kept
def _known(volunteer: int, day: date, now: datetime, until: datetime) -> QuerySet[Activity]:
    """Return the activities with a free shift for the volunteer, and those of their onboardings with the day it is due."""
    free = _free(volunteer, day, now, until)
    opened = Onboarding.objects.current(day).filter(volunteer=volunteer)
    due = opened.filter(activity=OuterRef("pk")).values("due_on")[:1]
    either = free.order_by().values("activity").union(opened.order_by().values("activity"))
    rows = Activity.objects.filter(pk__in=either).select_related("workplace__unit").only(*NEEDED)
    return rows.annotate(due=Subquery(due)).order_by("due", "pk")


@kept
def _free_in(
    activities: tuple[int, ...], volunteer: int, day: date, now: datetime, until: datetime
) -> QuerySet[Shift, Any]:
    taken = SignUp.objects.filter(shift=OuterRef("pk"), volunteer=volunteer)
    rows = _free(volunteer, day, now, until).filter(~Exists(taken), activity__in=activities)
    columns = ("pk", "starts_at", "ends_at", "label", "activity__title", "activity__workplace__unit__name")
    found: QuerySet[Shift, Any] = rows.order_by("starts_at", "pk").values(*columns)[:40]
    return found


def _free(volunteer: int, day: date, now: datetime, until: datetime) -> QuerySet[Shift]:
    """Return the shifts with a place free that the volunteer may join. Their few places are said twice: the database begins there."""
    places = Affiliation.objects.current(day).filter(volunteer=volunteer).values("workplace")
    rows = Shift.objects.planned().filter(starts_at__gt=now, starts_at__lte=until, taken__lt=F("places"))
    return rows.filter(
        fits(volunteer, day),
        activity__workplace__in=places,
        activity__state=ActivityState.PUBLISHED,
    )


def _clashes(row: dict[str, Any], shifts: list[OwnShift]) -> bool:
    return any(
        one.state == SignUpState.TAKEN and one.starts_at < row["ends_at"] and one.ends_at > row["starts_at"]
        for one in shifts
    )


def _possible(row: dict[str, Any]) -> Row:
    title = titled(row["activity__title"], row["label"])
    when = formats.timespan(row["starts_at"], row["ends_at"])
    return Row(
        title, reverse("rotas:shift", args=[row["pk"]]), f"{when} · {row['activity__workplace__unit__name']}"
    )


def own_shifts(volunteer_id: int) -> list[OwnShift]:
    return [_own_shift(row) for row in _own(volunteer_id, clock.now())]


@kept
def _own(volunteer: int, now: datetime) -> QuerySet[SignUp, Any]:
    rows = SignUp.objects.live().filter(volunteer=volunteer, ends_at__gt=now, shift__state="planned")
    found: QuerySet[SignUp, Any] = rows.order_by("starts_at", "pk").values(*_COLUMNS)[:50]
    return found


def _own_shift(row: dict[str, Any]) -> OwnShift:
    workplace = row["shift__activity__workplace__unit__name"]
    return OwnShift(
        pk=row["shift_id"],
        state=row["state"],
        when=formats.timespan(row["starts_at"], row["ends_at"]),
        starts_at=row["starts_at"],
        ends_at=row["ends_at"],
        title=titled(row["shift__activity__title"], row["shift__label"]),
        where=row["shift__meeting_point"] or row["shift__activity__meeting_point"] or workplace,
        workplace=workplace,
        ask=row["shift__activity__contact__name"] or "",
        phone=row["shift__activity__workplace__contact_phone"],
        note=row["shift__note"],
        answer_by=row["answer_by"],
    )
