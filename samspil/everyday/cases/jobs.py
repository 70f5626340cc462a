"""What happens to cases by itself."""

from datetime import time, timedelta

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.everyday.cases.actions import (
    block_cards,
    close_settled_case,
    erase_case,
    escalate_case,
    forget_departure,
    reach_last_day,
    remind_of_case,
)
from samspil.everyday.cases.queries import due


@periodic(every=timedelta(hours=1))
def look_after_cases() -> None:
    """Ask more people where a case has waited too long, or where nobody on duty reads it."""
    for case in due.to_escalate():
        escalate_case(SYSTEM, case)


@periodic(daily_at=time(7, 30))
def remind_of_cases() -> None:
    """Remind once, a few days before an answer is owed."""
    for case in due.to_remind():
        remind_of_case(SYSTEM, case)


@periodic(daily_at=time(4, 30))
def close_settled_cases() -> None:
    """Close what was decided a month ago."""
    for case in due.to_close():
        close_settled_case(SYSTEM, case)


@periodic(daily_at=time(4, 32))
def erase_old_cases() -> None:
    """Empty what ended a year ago of people and words."""
    for case in due.to_erase():
        erase_case(SYSTEM, case)


@periodic(every=timedelta(minutes=15))
def reach_last_days() -> None:
    """End the access of those whose last day is over, and block the cards that are still out."""
    for departure in due.departures_to_reach():
        reach_last_day(SYSTEM, departure)
    for departure in due.departures_with_cards():
        block_cards(SYSTEM, departure.affiliation)


@periodic(daily_at=time(4, 35))
def forget_departures() -> None:
    """Delete the lists of departures a year after they were closed."""
    for departure in due.departures_to_forget():
        forget_departure(SYSTEM, departure)
