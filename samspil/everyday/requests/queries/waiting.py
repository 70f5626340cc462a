"""How long one waits, said honestly: from what has happened here, or not at all."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from samspil.base.core import clock
from samspil.everyday.requests.models import Request
from samspil.people.activities.models import Activity
from samspil.people.applications.queries import participants

WINDOW = timedelta(days=90)
FEWEST = 5  # fewer say nothing
MOST = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """The middle waiting time in whole hours (None: too few to say), and how many volunteers take part."""

    hours: int | None
    volunteers: int

    @property
    def days(self) -> int:
        """Whole days, rounded up; 0 within a day."""
        return -(-self.hours // 24) if self.hours and self.hours > 24 else 0


def waiting_at(activity: Activity) -> Waiting:
    """Return what somebody who asks now may expect. Two queries."""
    found = Request.objects.filter(
        activity=activity, found_at__isnull=False, created_at__gte=clock.now() - WINDOW
    )
    pairs = found.order_by("-created_at").values_list("created_at", "found_at")[:MOST]
    hours = [(at - made).total_seconds() / 3600 for made, at in pairs if at is not None]
    middle = max(1, round(median(hours))) if len(hours) >= FEWEST else None
    return Waiting(middle, participants(activity.pk).count())
