"""From the words of the form to instants: "this evening" is an evening in Copenhagen."""

from datetime import date, datetime, time, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock

EVENING = time(17)
Span = tuple[datetime | None, datetime | None]


class When(models.TextChoices):
    """What most people mean, without a calendar."""

    SOON = "soon", _("As soon as possible")
    TODAY = "today", _("Today")
    EVENING = "evening", _("This evening")
    WEEK = "week", _("Within a week")
    DAY = "day", _("Another day, which I write below")


def span_of(when: str, *, now: datetime) -> Span:
    """Return from when to when somebody would like company."""
    today = clock.local(now).date()
    midnight = clock.start_of(today + timedelta(days=1))
    if when == When.TODAY:
        return now, midnight
    if when == When.EVENING:
        return max(now, clock.at(today, EVENING)), midnight
    if when == When.WEEK:
        return now, clock.start_of(today + timedelta(days=8))
    return None, None


def span_on(day: date, hour: time | None, until: time | None = None) -> Span:
    """Return the span on a day: the whole day, from an hour, or from one to another (past midnight when it is earlier)."""
    if hour is None:
        return clock.day_bounds(day)
    begins = clock.at(day, hour)
    if until is None:
        return begins, None
    ends = clock.at(day, until)
    return begins, ends if ends > begins else clock.at(day + timedelta(days=1), until)
