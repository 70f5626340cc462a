"""How much there is, who asks in vain, and what is late: over an area, in a few queries that do not grow with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from samspil.base.core import clock
from samspil.compact.agreements.flow import IN_FORCE
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.overview import common_path
from samspil.everyday.requests.models import Request
from samspil.everyday.rotas.queries.hours import SPAN, attended_between
from samspil.learning.insights.flow import ANSWERABLE, FINISHED
from samspil.learning.insights.models import Evaluation
from samspil.learning.insights.queries.reach import Reach
from samspil.learning.insights.rules.boards import Asked, Late, Line, Visit, lines_of
from samspil.learning.insights.rules.periods import Period
from samspil.people.activities.models import Kind
from samspil.society.places.models import Setting, Unit, Workplace

SOON = timedelta(days=90)
YEAR = timedelta(days=365)
MOST = 5_000  # waiting times: the newest


@dataclass(frozen=True)
class Group:
    """A line of a table with its name; a unit can be opened."""

    name: str
    line: Line
    unit: Unit | None = None


class Board:
    """What one reader follows, counted in a period and in the one before."""

    def __init__(self, reach: Reach, period: Period) -> None:
        self.reach, self.period = reach, period

    @cached_property
    def places(self) -> dict[int, str]:
        """The paths of the workplaces, by number."""
        rows = Workplace.objects.filter(self.reach.at(), unit__closed_on=None)
        return dict(rows.order_by("unit__name", "pk").values_list("pk", "unit__path"))

    @cached_property
    def visits(self) -> list[Visit]:
        """What each volunteer has given where, in both periods together: the finest that is asked for, and shown nowhere."""
        before = self.period.before
        begin = self.period.bounds[0]
        rows = attended_between(before.first, self.period.last).filter(
            self.reach.at("shift__activity__workplace__")
        )
        now, then = Q(checked_in_at__gte=begin), Q(checked_in_at__lt=begin)
        found = rows.values(
            place=F("shift__activity__workplace_id"),
            kind=F("shift__activity__kind"),
            setting=F("shift__activity__setting"),
            person=F("volunteer_id"),
        ).annotate(
            times=Count("pk", filter=now),
            time=Sum(SPAN, filter=now),
            times_before=Count("pk", filter=then),
            time_before=Sum(SPAN, filter=then),
        )
        return [_visit(row) for row in found.order_by()]

    @cached_property
    def asked(self) -> dict[int, Asked]:
        """Requests made in the period and in the one before, by workplace. Two queries."""
        (begin, end), (earlier, _end) = self.period.bounds, self.period.before.bounds
        rows = Request.objects.filter(self.reach.at("activity__workplace__")).order_by()
        rows = rows.filter(created_at__gte=earlier, created_at__lt=end)
        now, met = Q(created_at__gte=begin), Q(found_at__isnull=False)
        counted = rows.values(place=F("activity__workplace_id")).annotate(
            asked=Count("pk", filter=now),
            met=Count("pk", filter=now & met),
            asked_before=Count("pk", filter=~now),
            met_before=Count("pk", filter=~now & met),
        )
        waited: dict[int, list[float]] = defaultdict(list)
        pairs = rows.filter(now, met).order_by("-created_at")[:MOST]
        for place, made, found in pairs.values_list("activity__workplace_id", "created_at", "found_at"):
            waited[place].append((found - made).total_seconds() / 3600 if found else 0)
        return {
            row["place"]: Asked(
                row["asked"],
                row["met"],
                row["asked_before"],
                row["met_before"],
                tuple(waited[row["place"]]),
            )
            for row in counted
        }

    @cached_property
    def late(self) -> dict[int, Late]:
        """Agreements that run out or are to be revised, and evaluations that are missing or not answered. Two queries."""
        today = clock.today()
        fresh = Evaluation.objects.filter(
            agreement=OuterRef("pk"), state__in=FINISHED, done_at__gte=clock.now() - YEAR
        )
        ends = Q(valid_to__lte=today + SOON) | Q(last_day__lte=today + SOON)
        unevaluated = Q(valid_from__lte=today - YEAR, is_fresh=False)
        agreements = Agreement.objects.filter(self.reach.at("workplace__"), state__in=IN_FORCE).alias(
            is_fresh=Exists(fresh)
        )
        counted = (
            agreements.order_by()
            .values(place=F("workplace_id"))
            .annotate(
                ending=Count("pk", filter=ends),
                revising=Count("pk", filter=Q(revise_on__lte=today) & ~ends),
                unevaluated=Count("pk", filter=unevaluated),
            )
        )
        open_ones = Evaluation.objects.filter(
            self.reach.at("workplace__"), state__in=ANSWERABLE, answer_by__lt=today
        )
        slow = open_ones.order_by().values(place=F("workplace_id")).annotate(n=Count("pk"))
        unanswered = {row["place"]: row["n"] for row in slow}
        found = {row["place"]: Late(row["ending"], row["revising"], row["unevaluated"]) for row in counted}
        for place, count in unanswered.items():
            found[place] = found.get(place, Late()) + Late(unanswered=count)
        return found

    @cached_property
    def total(self) -> Line:
        """Everything together."""
        return self._lines(lambda _place: "")[""] if self.places else Line()

    @cached_property
    def units(self) -> list[Group]:
        """The units just below, with everything beneath them, by name."""
        base = self.reach.unit.path if self.reach.unit else common_path(self.places.values())
        below = {pk: _just_below(base, path) for pk, path in self.places.items()}
        lines = self._lines(below.get)
        units = Unit.objects.in_bulk([pk for pk in lines if isinstance(pk, int)])
        groups = [
            Group(units[pk].name if pk in units else "", line, units.get(pk or 0))
            for pk, line in lines.items()
        ]
        return sorted(groups, key=lambda group: (group.unit is None, group.name))

    def by_kind(self) -> list[Group]:
        """What volunteers did, the most first."""
        return self._choices(Kind.choices, lambda visit: visit.kind)

    def by_setting(self) -> list[Group]:
        """Where they did it, the most first."""
        return self._choices(Setting.choices, lambda visit: visit.setting)

    def _lines(self, group: Callable[[int], Any]) -> dict[Any, Line]:
        return lines_of(self.places, self.visits, self.asked, self.late, group)

    def _choices(self, pairs: Iterable[tuple[str, Any]], key: Callable[[Visit], str]) -> list[Group]:
        labels = dict(pairs)
        found: dict[str, list[Visit]] = defaultdict(list)
        for visit in self.visits:
            found[key(visit)].append(visit)
        groups = [Group(str(labels.get(value, value)), Line.of_visits(rows)) for value, rows in found.items()]
        shown = [group for group in groups if group.line.times]
        return sorted(shown, key=lambda group: (-group.line.hours, group.name))


def _visit(row: Mapping[str, Any]) -> Visit:
    return Visit(
        row["place"],
        row["kind"],
        row["setting"],
        row["person"],
        row["times"],
        row["time"].total_seconds() / 3600 if row["time"] else 0.0,
        row["times_before"],
        row["time_before"].total_seconds() / 3600 if row["time_before"] else 0.0,
    )


def _just_below(base: str, path: str) -> int | None:
    rest = path.removeprefix(base).strip("/").split("/")
    return int(rest[0]) if rest[0] else None
