"""When the year's wheel brings a matter round. No database here."""

import calendar
from datetime import date, timedelta

AHEAD = timedelta(days=45)  # so long before its month, to be in time for an agenda


def due_on(year: int, month: int) -> date:
    """Return the last day of the month: until then the committee has time to discuss it."""
    return date(year, month, calendar.monthrange(year, month)[1])


def year_to_make(month: int, *, starts_on: date, last_year: int, today: date) -> int | None:
    """Return the year whose matter is to be made now, or None.

    A month that had passed before the matter was put into the wheel is not caught up with; one that was missed because
    nothing ran is.
    """
    for year in (today.year, today.year + 1):
        begins = date(year, month, 1) - AHEAD
        if year > last_year and begins <= today and due_on(year, month) >= starts_on:
            return year
    return None
