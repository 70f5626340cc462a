"""What the bodies decided about a version, and who signed which text."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.frameworks.models.frameworks import OwnerBody, Signatory
from samspil.compact.frameworks.models.versions import Version
from samspil.society.access.reach import Scope


class Decision(models.Model):
    """What one body decided, when, and in which case. A later decision of the same body replaces an earlier one."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", _("Adopted")
        DISCUSSED = "discussed", _("Discussed")
        REJECTED = "rejected", _("Not adopted")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="decisions")
    body = models.ForeignKey(OwnerBody, on_delete=models.PROTECT, related_name="decisions")
    decided_on = models.DateField(_("date of the meeting"))
    case_number = GuardedCharField(_("case number"), max_length=60)
    outcome = models.CharField(_("what was decided"), max_length=10, choices=Outcome.choices)
    note = GuardedTextField(_("note"), blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["recorded_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(case_number=""), name="decision_has_a_case_number")
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.decided_on}: {self.outcome}"


class Signature(models.Model):
    """One function has signed one text, known by its hash. Void when the text was changed afterwards."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")
    signatory = models.ForeignKey(Signatory, on_delete=models.SET_NULL, null=True, related_name="signatures")
    function = GuardedCharField(max_length=120)  # as it was called that day
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField(default=clock.now)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["signed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "function"],
                condition=Q(voided_at__isnull=True),
                name="signed_once_by_a_function",
            ),
            models.UniqueConstraint(
                fields=["version", "signer"],
                condition=Q(voided_at__isnull=True),
                name="signed_once_by_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function} {self.content_hash[:12]}"

    def access_scopes(self) -> list[Scope]:
        return self.version.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.version.event_place()
