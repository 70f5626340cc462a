"""What the queue needs beside the rows of django-tasks: the timetable, the keys of waiting jobs, the workers' pulse."""

from typing import ClassVar

from django.db import models
from django_tasks_db.models import DBTaskResult


class Schedule(models.Model):
    """One periodic job: when it runs next, and how it went last."""

    name = models.CharField(max_length=120, unique=True)
    rule = models.CharField(max_length=60)  # as it was when `next_at` was computed
    next_at = models.DateTimeField()
    last_run_at = models.DateTimeField(null=True)
    last_ms = models.PositiveIntegerField(null=True)
    last_error = models.CharField(max_length=120, default="")  # the class of the error, never its values

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class WaitingKey(models.Model):
    """The key of a job that waits to be started. Gone when the job starts, so that a later change gets its own run."""

    key = models.CharField(max_length=200, unique=True)
    task = models.OneToOneField(
        DBTaskResult, on_delete=models.CASCADE, related_name="waiting_key", db_constraint=False
    )

    def __str__(self) -> str:
        return self.key


class WorkerBeat(models.Model):
    """A worker's pulse. What a worker without pulse had begun is given to another."""

    worker_id = models.CharField(max_length=64, unique=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.worker_id
