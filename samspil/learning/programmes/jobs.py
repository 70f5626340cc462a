"""What a programme does by itself. The job may run twice, or late, and does no harm."""

from datetime import time

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.learning.programmes.actions import remind_of_check_in
from samspil.learning.programmes.queries.pilots import to_remind_of


@periodic(daily_at=time(7, 15))
def remind_of_missed_check_ins() -> None:
    """Remind those who follow a pilot that its check-in was missed, once for each."""
    for pilot in to_remind_of():
        remind_of_check_in(SYSTEM, pilot)
