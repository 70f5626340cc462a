"""Days that come back: anniversaries of volunteers, and what a plan repeats. No database here."""

import calendar
from datetime import date, timedelta

MILESTONES = (1, 5, 10, 15, 20, 25, 30, 40, 50)  # years
AHEAD = timedelta(days=14)  # time enough to buy a bouquet and find a day
BEHIND = timedelta(days=30)  # a worker that stood still for a while forgets nobody


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February is kept on the 28th."""
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def milestone_of(starts_on: date, today: date) -> tuple[int, date] | None:
    """Return the years and the day of a milestone that is near, if there is one."""
    for years in MILESTONES:
        day = years_after(starts_on, years)
        if today - BEHIND <= day <= today + AHEAD:
            return years, day
    return None


def start_days(today: date) -> list[tuple[date, date]]:
    """Return the spans of first days that lead to a milestone now: what a query asks for."""
    spans = []
    for years in MILESTONES:
        first, last = years_after(today - BEHIND, -years), years_after(today + AHEAD, -years)
        spans.append((first - timedelta(days=1), last + timedelta(days=1)))
    return spans


def next_year(due_on: date, *, today: date) -> date:
    """Return when a yearly thing comes again: a year on, and not in the past."""
    years = 1
    while (day := years_after(due_on, years)) <= today:
        years += 1
    return day


def next_month(due_on: date, *, today: date) -> date:
    """Return when a monthly thing comes again: the same day of a month to come, or the last of a shorter one."""
    months = 1
    while (day := _months_after(due_on, months)) <= today:
        months += 1
    return day


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
