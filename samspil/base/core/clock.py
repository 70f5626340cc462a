"""The time. Instants are kept in UTC; days and hours are those of Copenhagen."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """Return this instant, aware."""
    return timezone.now()


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
    wall = datetime.combine(day, hour, tzinfo=COPENHAGEN)
    instant = wall.astimezone(ZoneInfo("UTC"))
    # Round trip: 02.30 on the spring night comes back as 03.30.
    return instant


def start_of(day: date) -> datetime:
    """Return the first instant of a Copenhagen day."""
    return at(day, time.min)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """Return the first instant of the day and of the next: 23, 24 or 25 hours apart."""
    return start_of(day), start_of(day + timedelta(days=1))
