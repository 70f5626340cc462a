"""Two workers at once, a stopped worker, a database that goes away: with real threads and processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.jobs.models import Schedule, WorkerBeat
from samspil.base.jobs.queue import enqueue
from samspil.base.jobs.schedule import queue_due
from samspil.base.jobs.working import BEAT, PULSELESS, Worker, drain
from tests.jobs import work

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_time]


def _together(work_of_one) -> list[object]:
    results: list[object] = []

    def one() -> None:
        try:
            results.append(work_of_one())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


def test_two_workers_never_run_a_job_twice():
    for number in range(40):
        enqueue(work.remember, number)
    assert sum(_together(drain)) == 40
    assert Counter(work.DONE) == Counter(range(40))


def test_two_workers_never_queue_the_same_tick():
    queue_due(clock.now())
    Schedule.objects.update(next_at=clock.now())
    now = clock.now()
    claimed = Counter(name for names in _together(lambda: queue_due(now)) for name in names)
    assert set(claimed.values()) == {1}
    assert DBTaskResult.objects.count() == len(claimed)


def test_a_worker_works_on_after_the_database_was_cut_off(monkeypatch):
    enqueue(work.remember, 1)
    worker, cuts = Worker(), [1]
    claim = worker._claim

    def cut_once():
        if cuts:
            cuts.pop()
            raise OperationalError
        return claim()

    monkeypatch.setattr(worker, "_claim", cut_once)

    def run() -> None:
        worker.run(interval=0.05)
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    until = time.monotonic() + 20
    while not work.DONE and time.monotonic() < until:
        time.sleep(0.05)
    worker.stop()
    thread.join(20)
    assert work.DONE == [1]
    assert not WorkerBeat.objects.exists()


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    """Start a worker in a process of its own, at the database of the tests."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        address = f"sqlite:///{name}"
    else:
        parts = connection.settings_dict
        place = f"{parts['USER']}:{parts['PASSWORD']}@{parts['HOST']}:{parts['PORT']}"
        address = f"postgresql://{place}/{name}"
    env = os.environ | {
        "SAMSPIL_TEST": "1",
        "SAMSPIL_DATABASE_URL": address,
        "SAMSPIL_VAR": str(settings.VAR),
    }
    env |= {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "manage.py", "worker"], env=env, cwd=settings.ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 40
    while not happened() and time.monotonic() < until:
        time.sleep(0.1)
    assert happened()


def test_term_lets_the_worker_finish_and_end_cleanly():
    enqueue(work.remember, 1)
    with _worker() as process:
        _wait_for(DBTaskResult.objects.successful().exists)
        process.send_signal(signal.SIGTERM)
        assert process.wait(15) == 0
    assert not WorkerBeat.objects.exists()


def test_the_job_of_a_killed_worker_is_taken_back_and_done(tmp_path):
    enqueue(work.linger, str(tmp_path))
    with _worker() as process:
        _wait_for((tmp_path / "begun").exists)
        process.kill()
        process.wait()
    drain()
    assert not (tmp_path / "done").exists(), "its worker may still live"
    WorkerBeat.objects.update(beat_at=clock.now() - 2 * PULSELESS)
    DBTaskResult.objects.running().update(started_at=clock.now() - 2 * BEAT)
    drain()
    DBTaskResult.objects.filter(task_path=work.linger.module_path).update(run_after=clock.now())
    drain()
    assert (tmp_path / "done").exists()
    assert DBTaskResult.objects.get(task_path=work.linger.module_path).status == "SUCCESSFUL"
