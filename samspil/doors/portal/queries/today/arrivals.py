"""Who comes today and tomorrow, and where somebody is missing in the days after. Three queries for any number of people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.queries.board import hours
from samspil.people.activities.models import Activity
from samspil.people.onboarding.rules.evidence import Pair

AHEAD = timedelta(days=7)
SOON = timedelta(hours=48)
MOST = 60
PRESENT = (SignUpState.TAKEN.value, SignUpState.ASKED_AGAIN.value)
_COLUMNS = (
    *("pk", "starts_at", "ends_at", "label", "places", "minimum", "taken", "activity_id", "activity__title"),
    *("activity__partner_id", "activity__workplace__unit__name", "vigil_id"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a shift."""

    volunteer_id: int
    name: str
    is_ready: bool = True

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class Arrival:
    """One shift with those who come."""

    pk: int
    day: str
    hours: str
    title: str
    activity_id: int
    partner_id: int | None
    workplace: str
    taken: int
    minimum: int
    starts_at: datetime
    is_watch: bool = False  # of a vigil, which says itself what it lacks
    people: list[Person] = field(default_factory=list)

    @property
    def lacking(self) -> int:
        return max(0, self.minimum - self.taken)

    @property
    def others(self) -> int:
        """Return how many come whose names are not the reader's."""
        return max(0, self.taken - len(self.people))

    @property
    def when(self) -> str:
        return f"{self.day}, {self.hours}"

    @property
    def lack(self) -> str:
        """Return how many are missing, in words."""
        return ngettext("%(n)s person is missing", "%(n)s people are missing", self.lacking) % {
            "n": self.lacking
        }


@dataclass(frozen=True, slots=True)
class Coming:
    """The shifts of today and tomorrow, and all of the week that lack somebody."""

    arrivals: list[Arrival]
    gaps: list[Arrival]

    @property
    def soon(self) -> Arrival | None:
        """Return the first shift within two days that lacks somebody."""
        limit = clock.now() + SOON
        return next((gap for gap in self.gaps if gap.starts_at <= limit), None)

    @property
    def volunteers(self) -> set[int]:
        return {person.volunteer_id for arrival in self.arrivals for person in arrival.people}


def coming(by: Actor, *, days: int = 2) -> Coming:
    """Return who comes in the next days (today and tomorrow), and the week's gaps. Two queries."""
    now = clock.now()
    near = clock.start_of(clock.local(now).date() + timedelta(days=days))
    shifts = Shift.objects.on_rota_of(by).planned().filter(ends_at__gt=now, starts_at__lt=now + AHEAD)
    is_shown = Q(starts_at__lt=near) | Q(taken__lt=F("minimum"), starts_at__gt=now)
    shown = shifts.filter(is_shown, Q(vigil__isnull=True) | Q(starts_at__lt=near, taken__gt=0))
    found = [
        _arrival(row)
        for row in shown.order_by("starts_at", "activity__title", "pk").values(*_COLUMNS)[: 2 * MOST]
    ]
    arrivals = [one for one in found if one.starts_at < near][:MOST]
    _name(by, arrivals)
    return Coming(
        arrivals, [one for one in found if one.lacking and one.starts_at > now and not one.is_watch][:MOST]
    )


def at_workplace(by: Actor, workplace_id: int) -> list[Arrival]:
    """Return the week's shifts at the workplace that somebody has taken. Two queries."""
    first_day = clock.today()
    week = Shift.objects.on_rota_of(by).planned().filter(activity__workplace=workplace_id, taken__gt=0)
    rows = week.filter(ends_at__gt=clock.start_of(first_day), starts_at__lt=clock.start_of(first_day + AHEAD))
    found = [
        _arrival(row)
        for row in rows.order_by("starts_at", "activity__title", "pk").values(*_COLUMNS)[: 2 * MOST]
    ]
    _name(by, found)
    return found


def pairs_of(arrivals: Iterable[Arrival]) -> list[Pair]:
    """Return who comes to which activity, for the question whether they are ready. One query."""
    wanted = {arrival.activity_id for arrival in arrivals}
    activities = Activity.objects.select_related("workplace__unit").in_bulk(wanted)
    return [(person.volunteer_id, activities[one.activity_id]) for one in arrivals for person in one.people]


def day_name(starts_at: datetime) -> str:
    """Return today, tomorrow, or the name of the day."""
    day, today = clock.local(starts_at).date(), clock.today()
    if day <= today:
        return _("Today")
    return (
        _("Tomorrow")
        if day == today + timedelta(days=1)
        else formats.date_long(day).rpartition(" ")[0].capitalize()
    )


def titled(activity: str, label: str) -> str:
    """Return the activity with the name of the shift: Vejvisere i forhallen, morgen."""
    return f"{activity}, {label}" if label else activity


def _name(by: Actor, arrivals: list[Arrival]) -> None:
    by_shift = {arrival.pk: arrival.people for arrival in arrivals}
    rows = SignUp.objects.visible_to(by).filter(shift__in=by_shift, state__in=PRESENT)
    order = rows.order_by("volunteer__user__name", "pk")
    for shift, volunteer, name in order.values_list("shift_id", "volunteer_id", "volunteer__user__name"):
        by_shift[shift].append(Person(volunteer, name))


def _arrival(row: dict[str, Any]) -> Arrival:
    return Arrival(
        pk=row["pk"],
        day=day_name(row["starts_at"]),
        hours=hours(row["starts_at"], row["ends_at"]),
        title=titled(row["activity__title"], row["label"]),
        activity_id=row["activity_id"],
        partner_id=row["activity__partner_id"],
        workplace=row["activity__workplace__unit__name"],
        taken=row["taken"],
        minimum=row["minimum"],
        starts_at=row["starts_at"],
        is_watch=row["vigil_id"] is not None,
    )
