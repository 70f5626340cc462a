"""`@job` and `enqueue`: work that is done later, by the worker.

The contract of every job:

* it takes ids and other plain JSON values, never objects, and reads what it needs when it runs;
* it is queued in the transaction of the action that wants it: rolled back with it, seen by the worker after the commit;
* it runs at least once. A worker may die between the work and the note that it is done, so a job must be idempotent:
  running it a second time changes nothing;
* it is tried again after an error, later each time, and at last given up: then it stands on the administrators' page.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samspil.base.core import clock
from samspil.base.core.kept import kept
from samspil.base.jobs.models import WaitingKey

P = ParamSpec("P")
R = TypeVar("R")

_ONE_OF_SEVERAL = re.compile(r"^(samspil\.\w+\.\w+)\.jobs\.\w+$")  # a room whose jobs are a package
_PRIORITY = {"urgent": 50, "default": 0}
_LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task[P, R]):
    """A function that the worker can run, and how often it is tried."""

    retries: int = 5
    backoff: timedelta = timedelta(seconds=30)
    gave_up: Callable[..., None] | None = None

    @property
    def name(self) -> str:
        """The room and the function: `notifications.send_delivery`."""
        path = _ONE_OF_SEVERAL.sub(r"\1.jobs", self.func.__module__)
        room = path.removesuffix(".jobs").rpartition(".")[2]
        return f"{room}.{self.func.__name__}"

    def wait_before(self, attempt: int) -> timedelta:
        """Return how long to wait before this attempt (the second is 2): doubling, at most an hour, give or take a fifth."""
        seconds = min(self.backoff * 2 ** min(attempt - 2, 20), _LONGEST_WAIT).total_seconds()
        return timedelta(seconds=seconds * random.uniform(0.8, 1.2))  # noqa: S311 - spreads load, guards nothing


def job(
    *,
    retries: int = 5,
    queue: str = "default",
    backoff: timedelta = timedelta(seconds=30),
    gave_up: Callable[..., None] | None = None,
) -> Callable[[Callable[P, R]], Job[P, R]]:
    """Make the function a job. `gave_up` is called with the same arguments after the last failure.

    The queue "urgent" is emptied before "default".
    """

    def make(function: Callable[P, R]) -> Job[P, R]:
        return Job(
            func=function,
            queue_name=queue,
            priority=_PRIORITY[queue],
            retries=retries,
            backoff=backoff,
            gave_up=gave_up,
        )

    return make


def enqueue(
    work: Job[Any, Any], *args: Any, after: timedelta | None = None, unique: str | None = None
) -> None:
    """Queue the job, now or `after` a while; with `unique` only if no job with that key is still waiting to start.

    Raises TypeError for arguments that are not plain JSON.
    """
    with transaction.atomic():
        result = work.using(run_after=clock.now() + (after or timedelta())).enqueue(*args)
        if unique is not None and not _take_key(unique, UUID(result.id)):
            DBTaskResult.objects.filter(pk=result.id).delete()


def _take_key(key: str, task_id: UUID) -> bool:
    while True:
        WaitingKey.objects.bulk_create([WaitingKey(key=key, task_id=task_id)], ignore_conflicts=True)
        # Locked until our commit: the waiting job cannot start before what we have changed can be seen.
        if holder := _holder(key):
            return holder[0] == task_id


@kept
def _holder(key: str) -> QuerySet[WaitingKey, UUID]:
    rows = WaitingKey.objects.select_for_update(of=("self",)).filter(key=key)
    return rows.order_by("pk").values_list("task_id", flat=True)


def try_again(task_id: UUID) -> bool:
    """Queue a job that was given up once more, with all its attempts; say whether it was still given up."""
    return bool(
        DBTaskResult.objects.filter(pk=task_id, status=TaskResultStatus.FAILED).update(
            status=TaskResultStatus.READY, run_after=clock.now(), worker_ids=[], finished_at=None
        )
    )
