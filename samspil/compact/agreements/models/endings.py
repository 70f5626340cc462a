"""What must be done when an agreement ends."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.fields import GuardedCharField
from samspil.compact.agreements.models.agreements import Agreement


class EndingStep(models.Model):
    """One item of the ending checklist."""

    class Key(models.TextChoices):
        TELL_VOLUNTEERS = "tell_volunteers", _("The volunteers have been told")
        TELL_CITIZENS = "tell_citizens", _("Citizens and relatives have been told")
        TELL_STAFF = "tell_staff", _("The employees have been told")
        BADGES_AND_KEYS = "badges_and_keys", _("Badges, keys and clothing are back")
        ACCESS = "access", _("Access to rooms and systems is closed")
        OPEN_PROMISES = "open_promises", _("What was promised is handed on or called off")
        THANKS = "thanks", _("Everybody has been thanked")
        EXPERIENCE = "experience", _("What was learnt is written down")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="ending_steps")
    key = models.CharField(max_length=20, choices=Key.choices)
    is_required = models.BooleanField(default=True)
    note = GuardedCharField(_("note"), max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="ending_step_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=False) | Q(done_by__isnull=True), name="ending_step_done_has_date"
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_key_display())
