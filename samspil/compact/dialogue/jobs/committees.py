"""The year's wheel and the reminders. Every job may run twice, or late, and does no harm."""

from datetime import time, timedelta

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.compact.dialogue.actions import make_wheel_item, remind_of_follow_up, remind_of_meeting
from samspil.compact.dialogue.queries import due


@periodic(daily_at=time(5, 30))
def turn_year_wheels() -> None:
    """Make the items that the year wheels bring round."""
    for entry, year in due.wheel_entries():
        make_wheel_item(SYSTEM, entry, year=year)


@periodic(daily_at=time(6, 45))
def remind_of_follow_ups() -> None:
    """Remind committees of what they wanted to follow up by now."""
    for item in due.follow_ups_to_remind_of():
        remind_of_follow_up(SYSTEM, item)


@periodic(every=timedelta(hours=3))
def remind_of_meetings() -> None:
    """Remind members of their meetings three days before."""
    for meeting in due.meetings_to_remind_of():
        remind_of_meeting(SYSTEM, meeting)
