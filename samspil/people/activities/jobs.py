"""What happens to activities by itself."""

from datetime import time

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.people.activities.actions import watch_leader
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.activities import without_leader


@periodic(daily_at=time(0, 25))
def watch_leaders() -> None:
    """Raise the alarm for activities whose leader's duty ended; let old alarms rest."""
    alarmed = Activity.objects.filter(leader_missed_on__isnull=False)
    due = without_leader(Activity.objects.filter(leader_missed_on=None))
    for activity in (due | alarmed).select_related("workplace__unit").order_by("pk"):
        watch_leader(SYSTEM, activity)
