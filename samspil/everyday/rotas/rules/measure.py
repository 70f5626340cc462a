"""How much is right: hours a week for a volunteer, volunteers at a time for a workplace. No database here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Conflict
from samspil.base.ui import formats
from samspil.everyday.rotas.rules.vigils import Span

KEPT = timedelta(days=91)  # that somebody took more than was thought right, after the shift


@dataclass(frozen=True, slots=True)
class Measure:
    """The three limits; None where nobody has set one."""

    own: int | None = None  # hours a week, chosen by the volunteer
    activity: int | None = None  # hours a week for each volunteer of the activity
    place: int | None = None  # volunteers at the workplace at the same time

    @property
    def is_set(self) -> bool:
        return not self.own is self.activity is self.place is None


@dataclass(frozen=True, slots=True)
class Load:
    """What there would be with the new shift."""

    hours: float
    hours_here: float
    people: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """A limit that the shift goes beyond, and what to tell the volunteer."""

    field: str
    sentence: str


class AboveMeasure(Conflict):
    """More than was thought right: it takes the volunteer's own yes. `reasons` says why, one sentence each."""

    def __init__(self, crossings: Iterable[Crossing]) -> None:
        self.reasons = [crossing.sentence for crossing in crossings]
        super().__init__(" ".join(self.reasons))


def week_around(instant: datetime) -> tuple[datetime, datetime]:
    """Return the Danish week, Monday to Sunday, in which the instant lies."""
    day = clock.local(instant).date()
    monday = day - timedelta(days=day.weekday())
    return clock.start_of(monday), clock.start_of(monday + timedelta(days=7))


def hours_in(spans: Iterable[Span]) -> float:
    """Return the real hours of these spans together."""
    return round(sum((end - begin).total_seconds() for begin, end in spans) / 3600, 2)


def most_at_once(groups: Iterable[tuple[Span, int]], during: Span) -> int:
    """Return how many are there at the fullest moment of the time; who leaves makes room for who comes."""
    changes: list[tuple[datetime, int]] = []
    for (begin, end), people in groups:
        if begin < during[1] and end > during[0]:
            changes += [(max(begin, during[0]), people), (end, -people)]
    there = most = 0
    for _at, change in sorted(changes):
        there += change
        most = max(most, there)
    return most


def crossed(measure: Measure, load: Load) -> list[Crossing]:
    """Return the limits that the load goes beyond."""
    found = []
    if measure.own is not None and load.hours > measure.own:
        found.append(
            Crossing(
                "above_own",
                _(
                    "You have chosen at most %(most)s hours a week. With this shift it is %(hours)s hours that week."
                )
                % {"most": measure.own, "hours": formats.number(load.hours)},
            )
        )
    if measure.activity is not None and load.hours_here > measure.activity:
        found.append(
            Crossing(
                "above_activity",
                _(
                    "In this activity each volunteer comes at most %(most)s hours a week. With this shift you come %(hours)s hours that week."
                )
                % {"most": measure.activity, "hours": formats.number(load.hours_here)},
            )
        )
    if measure.place is not None and load.people > measure.place:
        found.append(
            Crossing(
                "above_place",
                _(
                    "The workplace would like at most %(most)s volunteers at the same time. With you there are %(people)s."
                )
                % {"most": measure.place, "people": load.people},
            )
        )
    return found
