from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.jobs.models import WaitingKey
from samspil.base.jobs.queue import enqueue, try_again
from samspil.base.jobs.working import Worker, drain
from tests.jobs import work

pytestmark = pytest.mark.django_db


def test_a_queued_job_runs_once_and_the_urgent_ones_first():
    enqueue(work.remember, 1)
    enqueue(work.hurry, 2)
    call_command("worker", "--once")
    call_command("worker", "--once")
    assert work.DONE == [2, 1]


def test_a_job_is_rolled_back_with_the_change_that_wanted_it():
    with transaction.atomic():
        enqueue(work.remember, 1, unique="one")
        transaction.set_rollback(True)
    drain()
    assert not work.DONE
    assert not WaitingKey.objects.exists()


def test_a_job_for_later_waits():
    enqueue(work.remember, 1, after=timedelta(hours=1))
    drain()
    assert not work.DONE
    with time_machine.travel(clock.now() + timedelta(hours=1, seconds=1)):
        drain()
    assert work.DONE == [1]


def test_waiting_duplicates_collapse_but_a_change_during_the_run_gets_its_own_run():
    enqueue(work.remember, 1, unique="key")
    enqueue(work.remember, 1, unique="key")
    worker = Worker()
    row = worker._claim()
    enqueue(work.remember, 2, unique="key")
    worker._run(row)
    drain()
    assert work.DONE == [1, 2]


def test_objects_are_refused():
    with pytest.raises(TypeError):
        enqueue(work.remember, object())


def test_a_failing_job_is_tried_again_later_each_time_and_then_given_up_without_keeping_its_words():
    enqueue(work.stumble, "Jytte")
    waits = []
    with time_machine.travel(clock.now(), tick=False) as travel:
        for _attempt in range(3):
            drain()
            row = DBTaskResult.objects.get()
            if row.status == "READY":
                waits.append((row.run_after - clock.now()).total_seconds())
                travel.move_to(row.run_after)
        drain()
    assert work.DONE == ["Jytte"] * 3
    assert work.GIVEN_UP == ["Jytte"]
    assert 8 <= waits[0] <= 12
    assert 16 <= waits[1] <= 24
    assert row.status == "FAILED"
    assert row.exception_class_path == "builtins.RuntimeError"
    assert "work.py" in row.traceback
    assert "secret" not in row.traceback


def test_a_job_that_was_given_up_can_be_tried_again_once():
    test_a_failing_job_is_tried_again_later_each_time_and_then_given_up_without_keeping_its_words()
    row = DBTaskResult.objects.get()
    assert try_again(row.pk)
    assert not try_again(row.pk)
    drain()
    assert len(work.DONE) == 4


def test_a_job_whose_function_is_gone_is_given_up_and_stops_nobody():
    enqueue(work.remember, 1)
    DBTaskResult.objects.update(task_path="tests.jobs.work.vanished")
    enqueue(work.remember, 2)
    drain()
    assert work.DONE == [2]
    assert DBTaskResult.objects.failed().count() == 1


def test_what_a_dead_worker_had_begun_is_done_by_another():
    enqueue(work.remember, 1)
    assert Worker()._claim()
    drain()
    assert not work.DONE
    with time_machine.travel(clock.now() + timedelta(minutes=1)):
        drain()
    with time_machine.travel(clock.now() + timedelta(minutes=3)):
        drain()
    assert work.DONE == [1]
