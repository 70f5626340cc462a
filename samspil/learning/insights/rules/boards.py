"""Adding up a board: pure sums over rows that the database has counted."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from samspil.learning.insights.rules.hiding import is_small

FEWEST_WAITS = 5  # fewer say nothing about the waiting time


@dataclass(frozen=True, slots=True)
class Visit:
    """How often one volunteer came somewhere, and for how long: in the period, and in the one before."""

    place: int
    kind: str
    setting: str
    person: int
    times: int
    hours: float
    times_before: int = 0
    hours_before: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """Requests, those that were met, and how many hours each of those waited."""

    asked: int = 0
    met: int = 0
    asked_before: int = 0
    met_before: int = 0
    waited: tuple[float, ...] = ()

    def __add__(self, other: "Asked") -> "Asked":
        return Asked(
            self.asked + other.asked,
            self.met + other.met,
            self.asked_before + other.asked_before,
            self.met_before + other.met_before,
            self.waited + other.waited,
        )


@dataclass(frozen=True, slots=True)
class Late:
    """What should have been done: agreements that run out or wait for revision, evaluations missing or not answered."""

    ending: int = 0
    revising: int = 0
    unevaluated: int = 0
    unanswered: int = 0

    def __add__(self, other: "Late") -> "Late":
        return Late(
            self.ending + other.ending,
            self.revising + other.revising,
            self.unevaluated + other.unevaluated,
            self.unanswered + other.unanswered,
        )

    @property
    def total(self) -> int:
        return self.ending + self.revising + self.unevaluated + self.unanswered


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    people: int = 0
    people_before: int = 0
    times: int = 0
    times_before: int = 0
    hours: float = 0.0
    hours_before: float = 0.0
    asked: Asked = field(default_factory=Asked)
    late: Late = field(default_factory=Late)
    places: int = 0
    lively: int = 0  # of the places: where somebody came in the period
    lively_before: int = 0

    @classmethod
    def of_visits(cls, visits: Iterable[Visit], **more: object) -> "Line":
        """Return the sums of these visits; each volunteer counts once, however many places they come to."""
        rows = list(visits)
        return cls(
            people=len({row.person for row in rows if row.times}),
            people_before=len({row.person for row in rows if row.times_before}),
            times=sum(row.times for row in rows),
            times_before=sum(row.times_before for row in rows),
            hours=round(sum(row.hours for row in rows), 1),
            hours_before=round(sum(row.hours_before for row in rows), 1),
            lively=len({row.place for row in rows if row.times}),
            lively_before=len({row.place for row in rows if row.times_before}),
            **more,  # type: ignore[arg-type] # the rest of the line's own fields
        )

    @property
    def is_small(self) -> bool:
        """Whether so few came that hours would be about one of them."""
        return is_small(self.people)

    @property
    def was_small(self) -> bool:
        return is_small(self.people_before)

    def weekly_hours(self, days: int) -> float | None:
        """Return the hours a week of one volunteer as a rule; None when so few came that it would be about one of them (RM-44)."""
        return round(self.hours / self.people / days * 7, 1) if self.people and not self.is_small else None

    @property
    def wait_hours(self) -> int | None:
        """The middle waiting time in whole hours; None when too few waited to say."""
        waited = self.asked.waited
        return max(1, round(statistics.median(waited))) if len(waited) >= FEWEST_WAITS else None


def lines_of(
    places: Mapping[int, str],
    visits: Iterable[Visit],
    asked: Mapping[int, Asked],
    late: Mapping[int, Late],
    group: Callable[[int], Hashable],
) -> dict[Hashable, Line]:
    """Return a line for each group of workplaces."""
    visited: dict[Hashable, list[Visit]] = defaultdict(list)
    for visit in visits:
        if visit.place in places:
            visited[group(visit.place)].append(visit)
    members: dict[Hashable, list[int]] = defaultdict(list)
    for place in places:
        members[group(place)].append(place)
    return {
        key: Line.of_visits(
            visited[key],
            asked=sum((asked.get(place, Asked()) for place in of), Asked()),
            late=sum((late.get(place, Late()) for place in of), Late()),
            places=len(of),
        )
        for key, of in members.items()
    }
