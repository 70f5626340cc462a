"""Bringing in an authority's goals, and changing them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.events import GoalAdded, GoalChanged, GoalEnded, GoalsImported
from samspil.compact.frameworks.models import Goal
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def import_goals(
    by: Actor, authority: Authority, *, catalogue: str, goals: Sequence[Mapping[str, Any]]
) -> list[Goal]:
    """Bring in a catalogue of goals, each a mapping with code, title, about and parent (a code); known codes are renewed.

    A parent must stand before its sub-goals. Raises Invalid for a code that occurs twice, for an unknown parent, and for
    a goal that would stand below itself.
    """
    require(by, Can.FRAMEWORK_EDIT, authority)
    codes = [str(goal["code"]) for goal in goals]
    if len(set(codes)) < len(codes):
        raise Invalid({"goals": [_("A code occurs twice.")]})
    made: dict[str, Goal] = {goal.code: goal for goal in authority.goals.select_related("parent")}
    _refuse_circles({goal.code: goal.parent.code if goal.parent else "" for goal in made.values()}, goals)
    for position, goal in enumerate(goals, 1):
        code, parent = str(goal["code"]), str(goal.get("parent", ""))
        if parent and parent not in made:
            raise Invalid({"goals": [_("The goal above “%(code)s” is missing.") % {"code": code}]})
        values = {
            "catalogue": catalogue,
            "title": goal["title"],
            "about": goal.get("about", ""),
            "parent": made.get(parent),
            "position": position,
            "ended_on": None,
        }
        made[code], _new = Goal.objects.update_or_create(authority=authority, code=code, defaults=values)
    record(GoalsImported(subject=authority, count=len(codes)), by=by)
    return [made[code] for code in codes]


def _refuse_circles(above: dict[str, str], goals: Sequence[Mapping[str, Any]]) -> None:
    """Raise Invalid when the goals that are brought in would stand above themselves, also by way of those that are known."""
    above = {**above, **{str(goal["code"]): str(goal.get("parent", "")) for goal in goals}}
    for code in above:
        passed, at = set(), code
        while at and at not in passed:
            passed.add(at)
            at = above.get(at, "")
        if at:
            raise Invalid({"goals": [_("The goal “%(code)s” would stand above itself.") % {"code": at}]})


@action
def add_goal(
    by: Actor,
    authority: Authority,
    *,
    catalogue: str,
    code: str,
    title: str,
    about: str = "",
    parent: Goal | None = None,
) -> Goal:
    """Add one goal. Raises Invalid when the code is taken or the goal above is another authority's."""
    require(by, Can.FRAMEWORK_EDIT, authority)
    if authority.goals.filter(code=code).exists():
        raise Invalid({"code": [_("Another goal has this code.")]})
    if parent is not None and parent.authority_id != authority.pk:
        raise Invalid({"parent": [_("Choose a goal of the same authority.")]})
    position = (authority.goals.aggregate(Max("position"))["position__max"] or 0) + 1
    goal = Goal.objects.create(
        authority=authority,
        catalogue=catalogue,
        code=code,
        title=title,
        about=about,
        parent=parent,
        position=position,
    )
    record(GoalAdded(subject=goal), by=by)
    return goal


@action
def change_goal(by: Actor, goal: Goal, *, title: str, about: str = "") -> None:
    """Change the words of a goal; its code stays, for reports count by it."""
    require(by, Can.FRAMEWORK_EDIT, goal)
    goal.title, goal.about = title, about
    goal.save(update_fields=["title", "about"])
    record(GoalChanged(subject=goal), by=by)


@action
def end_goal(by: Actor, goal: Goal, *, ended_on: date | None = None) -> None:
    """Steer by the goal no longer. What was tagged with it keeps it."""
    require(by, Can.FRAMEWORK_EDIT, goal)
    goal.ended_on = ended_on or clock.today()
    goal.save(update_fields=["ended_on"])
    record(GoalEnded(subject=goal), by=by)
