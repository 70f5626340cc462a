"""The worker: claims jobs one by one, runs them, and writes down how they went."""

import logging
import threading
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.jobs.models import WaitingKey, WorkerBeat
from samspil.base.jobs.queue import Job
from samspil.base.jobs.schedule import note_run, queue_due

log = logging.getLogger("samspil.jobs")

BEAT = timedelta(seconds=15)
PULSELESS = timedelta(minutes=5)
LOOK_AT_SCHEDULE = 2.0  # seconds
Row = DBTaskResult[..., Any]
_CUT = (OperationalError, InterfaceError)


def drain() -> int:
    """Queue what is due, run until nothing is left that may run now, and return how many jobs were run."""
    worker, count, beaten = Worker(), 0, time.monotonic()
    worker.beat()
    queue_due(clock.now())
    while worker.run_next():
        count += 1
        if time.monotonic() - beaten > BEAT.total_seconds():
            worker.beat()
            beaten = time.monotonic()
    worker.rest()
    return count


class Worker:
    """One process that works through the queue. Any number may run side by side."""

    def __init__(self) -> None:
        self.id = uuid4().hex
        self.stopping = False

    def stop(self) -> None:
        """Ask the worker to end when it has finished what it holds."""
        self.stopping = True

    def run(self, *, interval: float = 0.5) -> None:
        """Work until asked to stop. A database that cannot be reached is asked again, less and less often."""
        threading.Thread(target=self._pulse, name="pulse", daemon=True).start()
        log.info("worker started")
        looked, wait = 0.0, interval
        while not self.stopping:
            try:
                close_old_connections()
                if time.monotonic() - looked >= LOOK_AT_SCHEDULE:
                    looked = time.monotonic()
                    queue_due(clock.now())
                busy, wait = self.run_next(), interval
            except _CUT:
                busy, wait = False, min(wait * 2 + 0.5, 15.0)
                log.exception("database unreachable")
                _hang_up()
            if not busy:
                self._sleep(wait)
        self.rest()
        log.info("worker stopped")

    def run_next(self) -> bool:
        """Run one job that may run now; say whether there was one."""
        row = self._claim()
        if row is not None:
            self._run(row)
        return row is not None

    def beat(self) -> None:
        """Show that this worker lives, and give back what dead workers and earlier failures of our own left running."""
        now = clock.now()
        WorkerBeat.objects.update_or_create(
            worker_id=self.id, defaults={"beat_at": now}, create_defaults={"beat_at": now, "started_at": now}
        )
        WorkerBeat.objects.filter(beat_at__lt=now - PULSELESS).delete()
        living = set(WorkerBeat.objects.values_list("worker_id", flat=True))
        for row in DBTaskResult.objects.running().filter(started_at__lt=now - BEAT):
            if not living.intersection(row.worker_ids[-1:]):
                log.warning("job taken back from a dead worker")
                fail(row, LostWorker())

    def rest(self) -> None:
        """Take the pulse away: this worker holds nothing any more."""
        try:
            WorkerBeat.objects.filter(worker_id=self.id).delete()
        except _CUT:
            log.exception("database unreachable")

    def _pulse(self) -> None:
        while not self.stopping:
            try:
                self.beat()
            except _CUT:
                _hang_up()
            self._sleep(BEAT.total_seconds())
        connection.close()

    def _sleep(self, seconds: float) -> None:
        # In slices: an Event would not be safe to set from a signal handler.
        until = time.monotonic() + seconds
        while not self.stopping and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, 0.1))

    def _claim(self) -> Row | None:
        now = clock.now()
        ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY, run_after__lte=now)
        for row in ready.order_by("-priority", "run_after", "enqueued_at")[:10]:
            row.status, row.started_at, row.worker_ids = (
                TaskResultStatus.RUNNING,
                now,
                [*row.worker_ids, self.id],
            )
            if self._first(row):
                return row
        return None

    def _first(self, row: Row) -> bool:
        """Take the job if it still waits. Its key goes first, so that later changes ask for a run of their own."""
        with transaction.atomic():
            WaitingKey.objects.filter(task_id=row.pk).delete()
            won = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.READY).update(
                status=row.status, started_at=row.started_at, worker_ids=row.worker_ids
            )
        return bool(won)

    def _run(self, row: Row) -> None:
        name, began, error = row.task_path, time.perf_counter(), ""
        try:
            name = row.task.name
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except Exception as problem:  # noqa: BLE001 - whatever a job does, the worker goes on
            error = type(problem).__name__
            self._keep(partial(fail, row, problem))
        else:
            self._keep(partial(_succeed, row))
        ms = round((time.perf_counter() - began) * 1000)
        log.info(
            "job failed" if error else "job done",
            extra={"job": name, "attempt": len(row.worker_ids), "ms": ms},
        )
        self._keep(partial(note_run, name, at=clock.now(), ms=ms, error=error))

    def _keep(self, write: Callable[[], object]) -> None:
        """Write the outcome; when the database was cut off meanwhile, wait for it: the job must not run again."""
        wait = 0.2
        while True:
            try:
                write()
            except _CUT:
                if connection.in_atomic_block or self.stopping:
                    raise
                log.exception("database unreachable")
                _hang_up()
                self._sleep(wait)
                wait = min(wait * 2, 15.0)
            else:
                return


class LostWorker(Exception):
    """The worker that ran the job died."""


def fail(row: Row, problem: Exception) -> None:
    """Queue the job for its next attempt, or give it up and tell whoever the job named."""
    task = _task(row)
    attempts = len(row.worker_ids)
    row.exception_class_path = f"{type(problem).__module__}.{type(problem).__qualname__}"
    row.traceback = _places(problem)
    if task is not None and attempts <= task.retries:
        later = clock.now() + task.wait_before(attempts + 1)
        _move(row, TaskResultStatus.READY, run_after=later)
        return
    name = task.name if task else row.task_path
    log.error("job given up", extra={"job": name, "attempt": attempts})
    with transaction.atomic():
        if (
            _move(row, TaskResultStatus.FAILED, finished_at=clock.now())
            and task is not None
            and task.gave_up is not None
        ):
            task.gave_up(*row.args_kwargs["args"])


def _succeed(row: Row) -> None:
    _move(row, TaskResultStatus.SUCCESSFUL, finished_at=clock.now())


def _move(row: Row, status: TaskResultStatus, **fields: object) -> bool:
    """Move our running job on, unless it was taken from us."""
    ours = Q(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
    fields |= {"exception_class_path": row.exception_class_path, "traceback": row.traceback}
    return bool(DBTaskResult.objects.filter(ours).update(status=status, **fields))


def _task(row: Row) -> Job[..., object] | None:
    try:
        task: Any = row.task
    except Exception:  # noqa: BLE001 - a job of an older release, whose function is gone
        return None
    return task if isinstance(task, Job) else None


def _places(problem: Exception) -> str:
    """Say where it happened. The message stays out: it may hold somebody's data."""
    frames = traceback.extract_tb(problem.__traceback__)[-12:]
    return "\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)


def _hang_up() -> None:
    try:
        connection.close()
    except _CUT:
        connection.connection = None
