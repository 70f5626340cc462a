"""Choosing the goals of an activity: one group of checkboxes for each goal with goals under it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from samspil.base.ui.forms import Form
from samspil.compact.frameworks.models import Goal
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.goals import goals_to_choose
from samspil.people.activities.rules.goals import Branch, trees

Group = tuple[str, list[tuple[int, str]]]


class GoalsForm(Form):
    def __init__(self, *args: Any, activity: Activity, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = list(goals_to_choose(activity))
        self.goals = {goal.pk: goal for goal in goals}
        chosen = set(activity.goals.values_list("pk", flat=True))
        for label, choices in _groups(trees(goals)):
            self.fields[f"goals_{choices[0][0]}"] = forms.TypedMultipleChoiceField(
                label=label,
                choices=choices,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[pk for pk, _label in choices if pk in chosen],
            )

    def arguments(self) -> dict[str, Any]:
        return {"goals": [self.goals[pk] for picked in self.cleaned_data.values() for pk in picked]}


def _groups(roots: list[Branch]) -> Iterator[Group]:
    """Yield each goal that has others under it with those, and the single goals of a catalogue together."""
    single: dict[str, list[tuple[int, str]]] = {}
    for root in roots:
        if not root.below:
            single.setdefault(root.goal.catalogue, []).append(_choice(root.goal))
    yield from single.items()
    for root in roots:
        if root.below:
            goal, *below = root.walk()
            whole = _("%(code)s as a whole") % {"code": goal.code}
            yield str(goal), [(goal.pk, whole), *(_choice(sub) for sub in below)]


def _choice(goal: Goal) -> tuple[int, str]:
    label = _("%(goal)s (the goal has ended)") % {"goal": goal} if goal.ended_on else str(goal)
    return goal.pk, label
