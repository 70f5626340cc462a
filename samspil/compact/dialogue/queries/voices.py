"""Ideas and doubts as lists: what waits for whom, what is on the board, and what a committee is told in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.dialogue.flow import DoubtState, IdeaState
from samspil.compact.dialogue.models import Committee
from samspil.compact.dialogue.models.voices import Doubt, Idea, Involvement
from samspil.society.places.models import Authority, Workplace

WITH_CONSULTANT = "consultant"  # a list of its own: passed on, or not answered in time


def ideas(by: Actor, state: str) -> QuerySet[Idea]:
    """Return the ideas in the state that the actor may see; those that wait, the longest waiting first."""
    rows = Idea.objects.visible_to(by).select_related("workplace__unit", "authority")
    if state == WITH_CONSULTANT:
        return rows.with_the_consultant().order_by("due_on", "pk")
    rows = rows.filter(state=state)
    return (
        rows.order_by("due_on", "pk") if state == IdeaState.RECEIVED else rows.order_by("-answered_at", "-pk")
    )


def idea_counts(by: Actor) -> dict[str, int]:
    """Return how many ideas stand on each list, in one query."""
    late = Q(state=IdeaState.PASSED) | Q(state=IdeaState.RECEIVED, escalated_at__isnull=False)
    counted: dict[str, Any] = Idea.objects.visible_to(by).aggregate(
        **{WITH_CONSULTANT: Count("pk", filter=late)},
        **{state.value: Count("pk", filter=Q(state=state)) for state in IdeaState},
    )
    return counted


def board(authority: Authority, workplace: Workplace | None = None) -> QuerySet[Idea]:
    """Return the answered ideas that everybody may see, of the authority or of one workplace."""
    rows = Idea.objects.filter(authority=authority).on_the_board().select_related("workplace__unit")
    return rows.filter(workplace=workplace) if workplace else rows


def involved(idea: Idea) -> list[tuple[str, int]]:
    """Return how many of each group were involved in the idea."""
    sums: dict[str, int] = {}
    for one in idea.involvements.all():
        sums[one.group] = sums.get(one.group, 0) + one.people
    return [(str(group.label), sums[group]) for group in Involvement.Group if group in sums]


def doubts(by: Actor, state: str) -> QuerySet[Doubt]:
    """Return the doubts in the state that the actor answers or has asked, the most urgent first."""
    rows = Doubt.objects.visible_to(by).filter(state=state).select_related("workplace__unit", "authority")
    return rows.order_by("due_on", "pk") if state == DoubtState.OPEN else rows.order_by("-answered_at", "-pk")


def doubt_counts(by: Actor) -> dict[str, int]:
    """Return how many doubts stand in each state, in one query."""
    counted: dict[str, Any] = Doubt.objects.visible_to(by).aggregate(
        **{state.value: Count("pk", filter=Q(state=state)) for state in DoubtState}
    )
    return counted


def own_ideas(by: Actor) -> QuerySet[Idea]:
    """Return what the person has proposed while signed in, the latest first."""
    rows = Idea.objects.filter(sender=by.user_id or 0).select_related("workplace__unit", "authority")
    return rows.order_by("-created_at", "-pk")


def own_doubts(by: Actor) -> QuerySet[Doubt]:
    """Return what the person has asked while signed in, the latest first."""
    rows = Doubt.objects.filter(sender=by.user_id or 0).select_related("workplace__unit", "authority")
    return rows.order_by("-created_at", "-pk")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def year_to_date(cls) -> "Period":
        """Return the last twelve months."""
        today = clock.today()
        return cls(today - timedelta(days=365), today)


@dataclass(frozen=True, slots=True)
class DoubtCounts:
    """What a committee is told about doubts: numbers by kind, answer and workplace. No names, no words, no dates."""

    total: int
    unanswered: int
    late: int
    kinds: Mapping[str, int]
    outcomes: Mapping[str, int]
    workplaces: Mapping[str, int]


def doubts_for_committee(committee: Committee, period: Period) -> DoubtCounts:
    """Return the numbers of the doubts raised in the period at what the committee covers today."""
    since, until = clock.start_of(period.first), clock.day_bounds(period.last)[1]
    covered = Q(pk__in=[])
    for row in committee.units_on(clock.today()):
        covered |= Q(workplace__unit__path__startswith=row.unit.path)
    here = Q() if committee.covers_all else covered
    rows = Doubt.objects.filter(
        here, authority=committee.authority_id, created_at__gte=since, created_at__lt=until
    )
    rows = rows.exclude(state=DoubtState.WITHDRAWN).order_by()
    late = Q(state=DoubtState.OPEN, due_on__lt=clock.today())
    sums = rows.aggregate(
        total=Count("pk"),
        unanswered=Count("pk", filter=Q(state=DoubtState.OPEN)),
        late=Count("pk", filter=late),
    )
    kinds, outcomes = _tally(rows, "kind"), _tally(rows.exclude(outcome=""), "outcome")
    return DoubtCounts(
        **sums,
        kinds={str(kind.label): kinds[kind] for kind in Doubt.Kind if kind in kinds},
        outcomes={str(one.label): outcomes[one] for one in Doubt.Outcome if one in outcomes},
        workplaces=dict(sorted(_tally(rows, "workplace__unit__name").items())),
    )


def _tally(rows: QuerySet[Doubt], name: str) -> dict[str, int]:
    return dict(rows.values_list(name).annotate(n=Count("pk")))
