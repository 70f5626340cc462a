"""The event log: append-only, hash-chained, without foreign keys, so that it never stands in the way of the living data."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from samspil.base.events.facts import REGISTRY


class Event(models.Model):
    """One fact, as it was recorded. The table refuses UPDATE and DELETE (a trigger on both databases)."""

    sequence = models.PositiveBigIntegerField(unique=True)  # without holes, in the order of commits
    at = models.DateTimeField()
    verb = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60)
    subject_id = models.CharField(max_length=40)
    authority_id = models.BigIntegerField(null=True)
    unit_path = models.CharField(max_length=200, default="")
    actor_id = models.BigIntegerField(null=True)  # the user; nothing for strangers and the system
    actor_kind = models.CharField(max_length=10)
    request_id = models.CharField(max_length=32, default="")
    payload = models.JSONField(default=dict)
    personal_digest = models.CharField(max_length=64, default="")  # of what EventPersonal holds, or held
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-sequence"]
        indexes: ClassVar = [
            models.Index(fields=["subject_type", "subject_id", "-sequence"], name="event_by_subject"),
            models.Index(fields=["verb", "-sequence"], name="event_by_verb"),
            models.Index(fields=["actor_id", "-sequence"], name="event_by_actor"),
            models.Index(fields=["authority_id", "-sequence"], name="event_by_authority"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def sentence(self, actor_name: str = "") -> str:
        """Say what happened, in the reader's language."""
        fact = REGISTRY.get(self.verb)
        if fact is None:
            return self.verb
        return str(fact.sentence) % Words({**fact.told(self.payload), "actor": actor_name or _("Somebody")})


class Words(dict[str, Any]):
    """What a sentence is filled with. What has been erased, or was not yet told back then, becomes dots."""

    def __missing__(self, key: str) -> str:
        return "…"


class EventPersonal(models.Model):
    """The personal part of an event's payload, kept apart so that erasure can shred it and the chain still holds."""

    event = models.OneToOneField(
        Event, on_delete=models.DO_NOTHING, primary_key=True, related_name="personal", db_constraint=False
    )
    payload = models.JSONField()

    def __str__(self) -> str:
        return f"personal part of {self.event_id}"


class ChainHead(models.Model):
    """The last link of the chain: one row, locked while a new event is appended."""

    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash[:12]}"
