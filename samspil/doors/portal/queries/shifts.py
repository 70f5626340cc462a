"""The shifts that a visitor may read about: still to come, with a place free."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import ngettext

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.base.ui import formats
from samspil.doors.portal.queries.cards import addresses
from samspil.doors.portal.queries.catalogue import Wish, found
from samspil.everyday.rotas.flow import LIVE, SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity

AHEAD = timedelta(days=14)
MOST = 200  # nobody reads farther; so the database need not count all
COLUMNS = (
    *("pk", "starts_at", "ends_at", "label", "places", "taken", "activity_id", "activity__slug"),
    *("activity__title", "activity__workplace__slug", "activity__workplace__unit__name"),
    *("activity__workplace__site__city", "activity__workplace__unit__authority__name"),
)


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """One shift in a list, with nothing about anybody but the reader."""

    url: str
    title: str
    place: str
    place_url: str
    where: str
    when: str
    free: str
    own: str = ""  # how the reader stands with it


def open_shifts(activity: Activity) -> list[Shift]:
    """Return the next ten shifts of the activity that still have a place."""
    return _open_shifts(activity.pk, clock.now())


@kept
def _open_shifts(activity: int, now: datetime) -> QuerySet[Shift]:
    return _with_a_place(now).filter(activity=activity).order_by("starts_at", "pk")[:10]


def coming_shifts(wish: Wish) -> list[int]:
    """Return the keys of the shifts of the next two weeks with a place free, in the activities that satisfy the wish; the soonest
    first. Narrow, because up to two hundred are read to show twenty.
    """
    now = clock.now()
    return _coming(now, now + AHEAD) if wish.is_for_all else list(_coming_in(wish, now, now + AHEAD))


@kept
def _coming(now: datetime, until: datetime) -> QuerySet[Shift, int]:
    return _coming_in(Wish(), now, until)


def _coming_in(wish: Wish, now: datetime, until: datetime) -> QuerySet[Shift, int]:
    rows = _with_a_place(now).filter(starts_at__lte=until)
    fitting = found(wish)[0].order_by().filter(state=State.PUBLISHED)
    return rows.filter(activity__in=fitting).order_by("starts_at", "pk").values_list("pk", flat=True)[:MOST]


def shift_cards(by: Actor, shifts: Iterable[int]) -> list[ShiftCard]:
    """Return the shifts as a list shows them, in the reader's language. One query; two for somebody signed in."""
    asked = tuple(shifts)
    if not asked:
        return []
    own = own_places(by, asked)
    return [_card(row, own.get(row["pk"], "")) for row in _rows(asked)]


@kept
def _rows(shifts: tuple[int, ...]) -> QuerySet[Shift, Any]:
    rows: QuerySet[Shift, Any] = (
        Shift.objects.filter(pk__in=shifts).order_by("starts_at", "pk").values(*COLUMNS)
    )
    return rows


def own_places(by: Actor, shifts: Iterable[int]) -> dict[int, str]:
    """Return how the reader stands with those of the shifts that they are on. One query for somebody signed in."""
    if by.volunteer_id is None:
        return {}
    asked = tuple(shifts)
    mine = _own_among(by.volunteer_id, asked) if asked else []
    return {shift: str(SignUpState(state).label) for shift, state in mine}


@kept
def _own_among(volunteer: int, shifts: tuple[int, ...]) -> QuerySet[SignUp, Any]:
    rows = SignUp.objects.filter(volunteer=volunteer, shift__in=shifts, state__in=LIVE)
    return rows.values_list("shift_id", "state")


def _with_a_place(now: datetime) -> QuerySet[Shift]:
    return Shift.objects.public().filter(starts_at__gt=now, taken__lt=F("places"))


def _card(row: dict[str, Any], own: str) -> ShiftCard:
    activity, place = addresses()
    where = (row["activity__workplace__site__city"], row["activity__workplace__unit__authority__name"])
    title, label = row["activity__title"], row["label"]
    free = row["places"] - row["taken"]
    return ShiftCard(
        url=activity % (row["activity_id"], row["activity__slug"]) + "#vagter",
        title=f"{title}, {label}" if label else title,
        place=row["activity__workplace__unit__name"],
        place_url=place % row["activity__workplace__slug"],
        where=" · ".join(part for part in where if part),
        when=formats.timespan(row["starts_at"], row["ends_at"]),
        free=ngettext("%(free)s place free", "%(free)s places free", free) % {"free": free},
        own=own,
    )
