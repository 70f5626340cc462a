"""What the base itself does periodically."""

from datetime import time, timedelta

from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.core.models import IdempotentRequest
from samspil.base.events import anchors
from samspil.base.jobs.schedule import periodic

KEEP_DONE = timedelta(days=7)
KEEP_GIVEN_UP = timedelta(days=30)
KEEP_REQUESTS = timedelta(days=1)


@periodic(every=timedelta(hours=1))
def anchor_events() -> None:
    """Write the head of the event log to the file outside the database."""
    anchors.anchor()


@periodic(daily_at=time(3, 15))
def prune_jobs() -> None:
    """Delete jobs that are done, and those that nobody tried again for a month."""
    now = clock.now()
    DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_DONE).delete()
    DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_GIVEN_UP).delete()


@periodic(every=timedelta(hours=1))
def prune_requests() -> None:
    """Forget requests that were done once more than a day ago."""
    IdempotentRequest.objects.filter(created_at__lt=clock.now() - KEEP_REQUESTS).delete()
