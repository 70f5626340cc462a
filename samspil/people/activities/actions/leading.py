"""The alarm when nobody answers for an activity any more (RM-61)."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.facts import Fact
from samspil.base.events.recording import action, record
from samspil.people.activities.events import ActivityWithoutLeader
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.activities import without_leader
from samspil.society.access.permission import require_system


@action
def watch_leader(by: Actor, activity: Activity) -> None:
    """Raise the alarm if nobody leads the activity today, once; and let it rest when somebody does again."""
    require_system(by)
    mine = Activity.objects.filter(pk=activity.pk)
    facts: list[Fact] = []
    if not without_leader(mine).exists():
        mine.update(leader_missed_on=None)
    elif mine.filter(leader_missed_on=None).update(leader_missed_on=clock.today()):
        facts = [ActivityWithoutLeader(subject=activity, leader=activity.leader_id)]
    for fact in facts:
        record(fact, by=by)
