"""How long the one who asks waits for the first answer. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import median

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

DAY = timedelta(days=1)
Answer = tuple[
    datetime, Iterable[datetime | None]
]  # when it was asked, and every first time that somebody reacted


def median_wait(answers: Iterable[Answer]) -> timedelta | None:
    """Return the time within which half of those who asked had their first answer; None when nobody had one."""
    waits = [
        (min(given) - asked).total_seconds()
        for asked, times in answers
        if (given := [at for at in times if at])
    ]
    return timedelta(seconds=median(waits)) if waits else None


def in_words(wait: timedelta | None) -> str:
    """Return "3 hours" or "2 days"; what is less than an hour is "less than an hour"."""
    if wait is None:
        return _("nothing to count yet")
    if wait < timedelta(hours=1):
        return _("less than an hour")
    if wait < 2 * DAY:
        hours = round(wait / timedelta(hours=1))
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = round(wait / DAY)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
