"""What is remembered of an agreement in force: what has been said about its dates, and who wishes to end sooner."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.fields import GuardedTextField
from samspil.compact.agreements.models.agreements import Agreement
from samspil.compact.agreements.models.voices import Side


class LifeNotice(models.Model):
    """Something that the clock brought about and that is said once: "revise:2026-12-01:90". Another date is another key."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="life_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.key}"


class EarlierEnd(models.Model):
    """One side's wish to end before the notice has run out, and why. When both name the same day, it is the last."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="earlier_ends")
    side = models.CharField(max_length=12, choices=Side.choices)
    last_day = models.DateField()
    reason = GuardedTextField()
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    named_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["named_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "side"], name="one_earlier_end_a_side"),
            models.CheckConstraint(condition=~Q(reason=""), name="earlier_end_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.get_side_display()}"
