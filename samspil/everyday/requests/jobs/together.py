"""What happens by itself with companionships and conversations: a reminder, and forgetting."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.everyday.requests.actions import erase_companionship, erase_thread, flag_review
from samspil.everyday.requests.models import Thread
from samspil.everyday.requests.queries import companionships, threads
from samspil.everyday.requests.rules.threads import FORGOTTEN_DAYS


@periodic(daily_at=time(7, 30))
def remind_of_reviews() -> None:
    """Remind the coordinators of talks that should have been held, once for each."""
    for companionship in companionships.overdue().order_by("pk"):
        flag_review(SYSTEM, companionship)


@periodic(daily_at=time(3, 40))
def erase_old_threads() -> None:
    """Delete conversations that belong to nothing any more, and those in which nobody has written for long."""
    silent = Thread.objects.filter(last_at__lt=clock.now() - timedelta(days=FORGOTTEN_DAYS))
    for thread in (threads.left_over() | silent).order_by("pk"):
        erase_thread(SYSTEM, thread)


@periodic(daily_at=time(3, 50))
def erase_ended_companionships() -> None:
    """Forget the people in companionships that have been over for a while."""
    for companionship in companionships.emptied().order_by("pk"):
        erase_companionship(SYSTEM, companionship)
