"""Goals on activities: which may be chosen, which one a list is narrowed to, and how much is done for each (RM-19, VB-08)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.compact.frameworks.models import Goal
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.rules.goals import Branch, and_below, trees
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Authority

NO_GOAL = "ingen"

Counted = set[tuple[int, int]]  # activity and workplace


def goals_to_choose(activity: Activity) -> QuerySet[Goal]:
    """Return the goals that the activity's authority steers by, and the ended ones of it that the activity has kept."""
    kept = Q(ended_on__isnull=True) | Q(pk__in=activity.goals.values("pk"))
    return Goal.objects.filter(kept, authority_id=activity.workplace.unit.authority_id)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The goals a list can be narrowed to, and the one it is."""

    goals: list[Goal]
    chosen: str = ""
    below: Collection[int] | None = None  # None is no narrowing; an empty one means activities without a goal


def narrowing_by(by: Actor, asked: str) -> Narrowing:
    """Read what the address asks for: a goal that the actor sees, "ingen", or nothing. One query."""
    seen = list(Goal.objects.visible_to(by))
    chosen = next((goal for goal in seen if str(goal.pk) == asked), None)
    offered = [goal for goal in seen if goal.ended_on is None or goal == chosen]
    if chosen:
        return Narrowing(offered, asked, and_below(chosen, seen))
    return Narrowing(offered, NO_GOAL, frozenset()) if seen and asked == NO_GOAL else Narrowing(offered)


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One goal of the report. What serves several goals under it counts once."""

    goal: Goal
    depth: int
    activities: int
    workplaces: int


@dataclass(frozen=True, slots=True)
class GoalReport:
    """One authority's goals with what is done for them; the sum counts each activity and workplace once."""

    authority: Authority
    lines: list[GoalLine]
    activities: int
    workplaces: int


def goal_reports(by: Actor) -> list[GoalReport]:
    """Count published activities and their workplaces by goal, as far as the actor's duties reach. Two queries.

    Raises NotVisible when no duty reaches any activity.
    """
    if not (by.is_system or grants_for(by, Can.ACTIVITY_VIEW)):
        raise NotVisible
    published = Activity.objects.visible_to(by).filter(state=State.PUBLISHED).order_by()
    rows = Activity.goals.through.objects.filter(activity__in=published)
    served: dict[int, Counted] = {}
    for goal, activity, workplace in rows.values_list("goal", "activity", "activity__workplace"):
        served.setdefault(goal, set()).add((activity, workplace))
    goals = Goal.objects.visible_to(by).select_related("authority")
    by_authority = groupby(goals, key=lambda goal: goal.authority)
    return [_report(authority, trees(list(own)), served) for authority, own in by_authority]


def without_goal(by: Actor) -> int:
    """Return how many published activities that the actor sees have no goal. One query."""
    return Activity.objects.visible_to(by).filter(state=State.PUBLISHED, goals__isnull=True).count()


def _report(authority: Authority, roots: list[Branch], served: Mapping[int, Counted]) -> GoalReport:
    lines = [line for root in roots for line in _lines(root, served)]
    return GoalReport(authority, lines, *_numbers(_sum(roots, served)))


def _lines(branch: Branch, served: Mapping[int, Counted], depth: int = 0) -> list[GoalLine]:
    """Return the goal and those under it; an ended goal only while something is still done for it or stands under it."""
    below = [line for sub in branch.below for line in _lines(sub, served, depth + 1)]
    counted = _sum([branch], served)
    if branch.goal.ended_on and not counted and not below:
        return []
    return [GoalLine(branch.goal, depth, *_numbers(counted)), *below]


def _sum(branches: list[Branch], served: Mapping[int, Counted]) -> Counted:
    goals = [goal.pk for branch in branches for goal in branch.walk()]
    return set().union(*(served.get(pk, set()) for pk in goals))


def _numbers(counted: Counted) -> tuple[int, int]:
    return len(counted), len({workplace for _activity, workplace in counted})
