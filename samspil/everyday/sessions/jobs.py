"""What happens to sessions by itself: reminders, and forgetting."""

from datetime import time, timedelta

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.everyday.sessions import queries
from samspil.everyday.sessions.actions import erase_sign_ups, remind_of_session


@periodic(every=timedelta(hours=1))
def remind_of_sessions() -> None:
    """Remind those who come a day before."""
    for session in queries.to_remind().order_by("pk"):
        remind_of_session(SYSTEM, session)


@periodic(daily_at=time(4, 50))
def forget_those_who_came() -> None:
    """Erase names and addresses two weeks after the session."""
    for session in queries.to_forget().order_by("pk"):
        erase_sign_ups(SYSTEM, session)
