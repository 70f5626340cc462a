"""How long a case may wait, and how long it is kept."""

from datetime import date, datetime, timedelta
from typing import Final

from samspil.base.core import clock
from samspil.everyday.cases.models.cases import Kind

ANSWER_DAYS: Final = {Kind.CONFLICT: 14, Kind.COMPLAINT: 14, Kind.SAFEGUARDING: 7}
FIRST_LOOK: Final = {
    Kind.CONFLICT: timedelta(days=3),
    Kind.COMPLAINT: timedelta(days=3),
    Kind.SAFEGUARDING: timedelta(days=1),  # somebody may not be well just now
}
REMIND_BEFORE: Final = timedelta(days=3)
ESCALATE_AGAIN: Final = timedelta(days=2)
KEEP: Final = timedelta(days=365)  # after it has ended; then only what can be counted is left
URGENT: Final = frozenset({Kind.SAFEGUARDING})


def answer_day(kind: str, today: date | None = None) -> date:
    """Return the last day of an answer."""
    return (today or clock.today()) + timedelta(days=ANSWER_DAYS[Kind(kind)])


def look_before(kind: str, now: datetime | None = None) -> datetime:
    """Return before when somebody must have begun."""
    return (now or clock.now()) + FIRST_LOOK[Kind(kind)]
