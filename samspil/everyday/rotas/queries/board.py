"""The rota of a week, cheap enough for a hundred shifts and a thousand names: three queries and plain values."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied
from samspil.base.ui import formats
from samspil.everyday.rotas.flow import LIVE, ShiftState, SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.queries.circles import Held, held_on
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for

_IN_THE_ROOM = {SignUpState.TAKEN.value, SignUpState.OFFERED.value, SignUpState.ASKED_AGAIN.value}


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody on a shift; `state` is empty for those who simply have a place."""

    name: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One shift on the board."""

    pk: int
    hours: str
    title: str
    activity: str
    workplace: str
    places: int
    minimum: int
    taken: int
    waiting: int
    is_cancelled: bool
    party: str = ""  # whose own it is on a shared rota; empty: the workplace's
    names: list[Name] = field(default_factory=list)
    held: list[Held] = field(
        default_factory=list
    )  # for circles of friends; what they have not filled counts as taken
    others: int = 0  # places taken by people whose names are not the reader's

    @property
    def free(self) -> int:
        return max(0, self.places - self.taken)

    @property
    def lacks(self) -> bool:
        return not self.is_cancelled and self.taken < self.minimum


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the board."""

    day: date
    rows: list[Row]


def hours(starts_at: datetime, ends_at: datetime) -> str:
    """Return 22.00–06.00 (til søndag)."""
    first, last = clock.local(starts_at).date(), clock.local(ends_at).date()
    text = f"{formats.hour(starts_at)}–{formats.hour(ends_at)}"
    if last == first:
        return text
    until = _("(to %(weekday)s)") % {"weekday": formats.date_long(last).split(" ")[0]}
    return f"{text} {until}"


def require_rota(by: Actor) -> None:
    """Raise Denied for those who have no rota to look at."""
    if not by.is_system and not grants_for(by, Can.ROTA_VIEW):
        raise Denied(_("The rota is for those who coordinate. Your own shifts are under “My shifts”."))


def week_board(
    by: Actor, monday: date, *, activity: Activity | None = None, workplace_id: int | None = None
) -> list[Day]:
    """Return the days of the week with their shifts, as far as the reader's duties reach."""
    first, after = clock.start_of(monday), clock.start_of(monday + timedelta(days=7))
    shifts = Shift.objects.on_rota_of(by).filter(starts_at__gte=first, starts_at__lt=after)
    if activity is not None:
        shifts = shifts.filter(activity=activity)
    if workplace_id is not None:
        shifts = shifts.filter(activity__workplace=workplace_id)
    found = list(shifts.order_by("starts_at", "activity__title", "pk").values(*_COLUMNS))
    ids = [row["pk"] for row in found]
    names, held = _names(by, ids), held_on(ids)
    days: dict[date, list[Row]] = {monday + timedelta(days=n): [] for n in range(7)}
    for values in found:
        days[clock.local(values["starts_at"]).date()].append(
            _row(values, names.get(values["pk"], []), held.get(values["pk"], []))
        )
    return [Day(day, rows) for day, rows in days.items()]


_COLUMNS = (
    "pk",
    "starts_at",
    "ends_at",
    "label",
    "places",
    "minimum",
    "taken",
    "waiting",
    "state",
    "partner__name",
    "activity__title",
    "activity__workplace__unit__name",
)


def _names(by: Actor, shift_ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    people = SignUp.objects.visible_to(by).filter(shift__in=shift_ids, state__in=LIVE)
    found: dict[int, list[tuple[str, str]]] = {}
    for shift_id, state, name in people.order_by("shift_id", "created_at", "pk").values_list(
        "shift_id", "state", "volunteer__user__name"
    ):
        found.setdefault(shift_id, []).append((state, name))
    return found


def _row(values: dict[str, Any], people: list[tuple[str, str]], held: list[Held]) -> Row:
    named = sum(state in _IN_THE_ROOM for state, _name in people) + sum(one.left for one in held)
    return Row(
        pk=values["pk"],
        hours=hours(values["starts_at"], values["ends_at"]),
        title=values["label"] or values["activity__title"],
        activity=values["activity__title"],
        workplace=values["activity__workplace__unit__name"],
        places=values["places"],
        minimum=values["minimum"],
        taken=values["taken"],
        waiting=values["waiting"],
        is_cancelled=values["state"] == ShiftState.CANCELLED,
        party=values["partner__name"] or "",
        names=[Name(name, _state(state)) for state, name in people],
        held=held,
        others=max(0, values["taken"] - named),
    )


def _state(state: str) -> str:
    return "" if state == SignUpState.TAKEN else str(SignUpState(state).label)
