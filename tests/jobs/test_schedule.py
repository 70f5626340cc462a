from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.core.models import IdempotentRequest
from samspil.base.jobs.jobs import anchor_events, prune_jobs, prune_requests
from samspil.base.jobs.models import Schedule
from samspil.base.jobs.queue import enqueue
from samspil.base.jobs.schedule import REGISTRY, Periodic, listing, periodic, queue_due
from samspil.base.jobs.working import drain
from tests.jobs import work


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("after", "tick"),
    [
        (
            utc(2026, 3, 28, 12),
            utc(2026, 3, 29, 1),
        ),  # 02.00 does not occur; the clock on the wall shows 03.00
        (utc(2026, 3, 29, 1), utc(2026, 3, 30, 0)),
        (utc(2026, 10, 24, 12), utc(2026, 10, 25, 0)),  # 02.00 occurs twice; the first counts
        (utc(2026, 10, 25, 0), utc(2026, 10, 26, 1)),
        (utc(2026, 7, 1, 0), utc(2026, 7, 2, 0)),
    ],
)
def test_a_daily_job_has_one_tick_a_day_also_when_the_clock_is_changed(after, tick):
    assert Periodic(job=work.remember, daily_at=time(2)).after(after) == tick


def test_missed_ticks_count_as_one_and_keep_step():
    hourly = Periodic(job=work.remember, every=timedelta(hours=1))
    assert hourly.following(utc(2026, 1, 1, 8), utc(2026, 1, 1, 11, 30)) == utc(2026, 1, 1, 12)


@pytest.mark.parametrize(
    "rhythm", [{}, {"every": timedelta(0)}, {"every": timedelta(1), "daily_at": time(1)}]
)
def test_a_rhythm_that_makes_no_sense_stops_the_start(rhythm):
    with pytest.raises(ValueError, match="either"):
        periodic(**rhythm)(lambda: None)


@pytest.mark.django_db
def test_a_tick_is_queued_once_and_its_run_is_noted(volunteer):
    with time_machine.travel(utc(2026, 5, 1, 8), tick=False) as travel:
        assert queue_due(utc(2026, 5, 1, 8)) == []
        travel.shift(timedelta(hours=1))
        assert "jobs.anchor_events" in queue_due(utc(2026, 5, 1, 9))
        assert queue_due(utc(2026, 5, 1, 9)) == []
        drain()
    row = Schedule.objects.get(name="jobs.anchor_events")
    assert (row.last_run_at, row.last_error) == (utc(2026, 5, 1, 9), "")
    assert row.next_at == utc(2026, 5, 1, 10)
    assert settings.EVENT_ANCHOR_FILE.exists()


@pytest.mark.django_db
def test_a_changed_rhythm_takes_effect_at_once(monkeypatch):
    queue_due(utc(2026, 5, 1, 8))
    monkeypatch.setitem(
        REGISTRY, "jobs.anchor_events", Periodic(job=anchor_events, every=timedelta(minutes=5))
    )
    queue_due(utc(2026, 5, 1, 8))
    assert Schedule.objects.get(name="jobs.anchor_events").next_at == utc(2026, 5, 1, 8, 5)


@pytest.mark.django_db
def test_an_error_stands_in_the_list_without_its_words(monkeypatch):
    monkeypatch.setitem(REGISTRY, "work.stumble", Periodic(job=work.stumble, every=timedelta(hours=1)))
    enqueue(work.stumble, "Jytte")
    queue_due(clock.now())
    drain()
    line = next(line for line in listing() if line.name == "work.stumble")
    assert line.row.last_error == "RuntimeError"


@pytest.mark.django_db
def test_old_jobs_and_requests_are_pruned():
    now = utc(2026, 5, 31, 12)
    for status, days in [("SUCCESSFUL", 8), ("SUCCESSFUL", 6), ("FAILED", 31), ("FAILED", 29)]:
        enqueue(work.remember, days)
        DBTaskResult.objects.filter(status="READY").update(
            status=status, finished_at=now - timedelta(days=days)
        )
    for hours in (25, 23):
        IdempotentRequest.objects.create(
            key=str(hours), fingerprint="", created_at=now - timedelta(hours=hours)
        )
    with time_machine.travel(now):
        prune_jobs.call()
        prune_requests.call()
    assert sorted(row.args_kwargs["args"][0] for row in DBTaskResult.objects.all()) == [6, 29]
    assert IdempotentRequest.objects.get().key == "23"
