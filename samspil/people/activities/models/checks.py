"""What is looked at before an activity is offered: its tasks, the boundary check, and whom it lets in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.people.activities.models.activities import Activity


class Task(models.Model):
    """One thing within an activity that a volunteer may, or may not, do."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="tasks")
    text = GuardedCharField(_("task"), max_length=160)
    may = models.BooleanField(_("may be done by a volunteer"), default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-may", "position", "pk"]

    def __str__(self) -> str:
        return self.text


class BoundaryCheck(models.Model):
    """The four questions that keep an activity a supplement, answered once. A new answer is a new row; the history stays."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="checks")
    legal_entitlement = models.BooleanField(_("Is the citizen legally entitled to it?"))
    legal_entitlement_reason = GuardedTextField(_("because"))
    referral = models.BooleanField(_("Does it take a referral?"))
    referral_reason = GuardedTextField(_("because"))
    registration = models.BooleanField(_("Must something be registered about the citizen?"))
    registration_reason = GuardedTextField(_("because"))
    professional_insight = models.BooleanField(_("Does it take professional insight?"))
    professional_insight_reason = GuardedTextField(_("because"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    checked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.activity_id} at {self.checked_at:%Y-%m-%d}"


class DiversityCheck(models.Model):
    """Four questions on whom the offer lets in, answered once. Advice and never a gate; a new answer is a new row (RM-51)."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="diversity_checks")
    language = models.BooleanField(_("Can somebody take part whose Danish is not perfect?"))
    access = models.BooleanField(_("Can somebody take part who walks, sees or hears with difficulty?"))
    times = models.BooleanField(_("Is there a time for those who work or study, too?"))
    wording = models.BooleanField(
        _("Do the words speak to all ages, to men and women, and to those who come from elsewhere?")
    )
    note = GuardedTextField(_("what we will do about it"), blank=True, max_length=1000)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    checked_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["-checked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.activity_id} at {self.checked_at:%Y-%m-%d}"
