"""`@periodic` and the one list of everything that happens by itself.

A tick is claimed by moving `next_at` on if it still stands where it was read, and queued in the same transaction: of any
number of workers one wins. After a pause the ticks that were missed count as one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db import transaction

from samspil.base.core import clock
from samspil.base.jobs.models import Schedule
from samspil.base.jobs.queue import Job, enqueue

REGISTRY: dict[str, "Periodic"] = {}


@dataclass(frozen=True)
class Periodic:
    """A job and its rhythm: every so often, or daily at an hour in Copenhagen."""

    job: Job[[], None]
    every: timedelta | None = None
    daily_at: time | None = None

    @property
    def minutes(self) -> int:
        """Return how many whole minutes lie between two runs; 0 for what runs at an hour of the day."""
        return int(self.every.total_seconds()) // 60 if self.every else 0

    @property
    def hours(self) -> int:
        """Return how many hours lie between two runs, or 0 when it is not a number of whole ones."""
        return 0 if self.minutes % 60 else self.minutes // 60

    @property
    def rule(self) -> str:
        return f"every {self.every}" if self.every else f"daily at {self.daily_at}"

    def after(self, instant: datetime) -> datetime:
        """Return the first tick after the instant; on both nights when the clock is changed there is just one."""
        if self.daily_at is None:
            return instant + (self.every or timedelta())
        day = clock.local(instant).date()
        while (tick := clock.at(day, self.daily_at)) <= instant:
            day += timedelta(days=1)
        return tick

    def following(self, tick: datetime, now: datetime) -> datetime:
        """Return the first tick after `tick` that still lies ahead, in step with the ticks before."""
        if self.every is None:
            return self.after(now)
        return tick + self.every * ((now - tick) // self.every + 1)


def periodic(
    *, every: timedelta | None = None, daily_at: time | None = None, retries: int = 0
) -> Callable[[Callable[[], None]], Job[[], None]]:
    """Make the function a job that the worker runs by itself. Give either `every` or `daily_at`."""
    if (every is None) == (daily_at is None) or (every is not None and every < timedelta(seconds=1)):
        raise ValueError("A periodic job runs either every so often (a second at least) or daily at an hour.")

    def make(function: Callable[[], None]) -> Job[[], None]:
        made: Job[[], None] = Job(func=function, retries=retries)
        if made.name in REGISTRY and REGISTRY[made.name].job.module_path != made.module_path:
            raise ValueError(f"Two periodic jobs are called {made.name}.")
        REGISTRY[made.name] = Periodic(job=made, every=every, daily_at=daily_at)
        return made

    return make


def queue_due(now: datetime) -> list[str]:
    """Queue every periodic job whose tick has come, and return the names of those that we were first to claim."""
    rows = _rows(now)
    return [
        name
        for name, entry in REGISTRY.items()
        if rows[name].next_at <= now and _claim(rows[name], entry, now)
    ]


def note_run(name: str, *, at: datetime, ms: int, error: str) -> None:
    """Keep how the periodic job went; an ordinary job leaves no trace here."""
    if name in REGISTRY:
        Schedule.objects.filter(name=name).update(last_run_at=at, last_ms=ms, last_error=error)


@dataclass(frozen=True)
class Line:
    """One line of the administrators' list."""

    name: str
    rule: Periodic
    row: Schedule | None  # none before a worker has run for the first time


def listing() -> list[Line]:
    """Return everything that happens by itself, by name."""
    rows: dict[str, Any] = {row.name: row for row in Schedule.objects.all()}
    return [Line(name, REGISTRY[name], rows.get(name)) for name in sorted(REGISTRY)]


def _rows(now: datetime) -> dict[str, Schedule]:
    """Return the timetable; new jobs get their line, changed rules their new time."""
    rows = {row.name: row for row in Schedule.objects.all()}
    missing = [name for name in REGISTRY if name not in rows]
    if missing:
        new = [Schedule(name=n, rule=REGISTRY[n].rule, next_at=REGISTRY[n].after(now)) for n in missing]
        Schedule.objects.bulk_create(new, ignore_conflicts=True)
        rows = {row.name: row for row in Schedule.objects.all()}
    for name, entry in REGISTRY.items():
        if rows[name].rule != entry.rule:
            rows[name].rule, rows[name].next_at = entry.rule, entry.after(now)
            Schedule.objects.filter(name=name).update(rule=entry.rule, next_at=rows[name].next_at)
    return rows


def _claim(row: Schedule, entry: Periodic, now: datetime) -> bool:
    with transaction.atomic():
        won = Schedule.objects.filter(name=row.name, next_at=row.next_at).update(
            next_at=entry.following(row.next_at, now)
        )
        if won:
            enqueue(entry.job, unique=f"periodic:{row.name}")
    return bool(won)
