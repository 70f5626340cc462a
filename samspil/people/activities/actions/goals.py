"""Which of the authority's goals an activity helps to reach (RM-19)."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.models import Goal
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import ActivityTagged
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.goals import goals_to_choose
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def tag_activity(by: Actor, activity: Activity, *, goals: Collection[Goal]) -> None:
    """Say which goals the activity helps to reach, in the place of those before.

    Raises Invalid for a goal of another authority, and for one that has ended unless the activity has it already.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    Held.still_open(by, activity)
    if set(goals) - set(goals_to_choose(activity)):
        raise Invalid({"goals": [_("Choose among the goals of the activity's own authority.")]})
    activity.goals.set(goals)
    record(ActivityTagged(subject=activity, goals=sorted(goal.pk for goal in goals)), by=by)
