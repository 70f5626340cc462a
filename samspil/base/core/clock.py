"""The time. Instants are kept in UTC; days and hours are those of Copenhagen."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
_at: ContextVar[datetime | None] = ContextVar("instant", default=None)


def now() -> datetime:
    """Return this instant, aware."""
    return _at.get() or timezone.now()  # noqa: TID251 - the one place that asks


@contextmanager
def stopped_at(instant: datetime) -> Iterator[None]:
    """Let the clock stand still at another instant: how a demonstration gets a past through the ordinary actions."""
    token = _at.set(instant)
    try:
        yield
    finally:
        _at.reset(token)


def today() -> date:
    """Return the date in Copenhagen."""
    return local(now()).date()


def local(instant: datetime) -> datetime:
    """Return the instant on a Copenhagen clock."""
    return instant.astimezone(COPENHAGEN)


def at(day: date, hour: time) -> datetime:
    """Return the instant when a Copenhagen clock shows this day and hour.

    An hour that occurs twice (autumn) means the first; an hour that does not occur (spring) is moved on by
    one hour, as every clock on the wall does.
    """
    # By way of UTC: 02.30 on the spring night comes back as 03.30.
    return datetime.combine(day, hour, tzinfo=COPENHAGEN).astimezone(ZoneInfo("UTC"))


def start_of(day: date) -> datetime:
    """Return the first instant of a Copenhagen day."""
    return at(day, time.min)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Return the first instant of the day and of the next: 23, 24 or 25 hours apart."""
    return start_of(day), start_of(day + timedelta(days=1))
