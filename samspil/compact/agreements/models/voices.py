"""What the sides say to an agreement: comments, what they have read, and their signatures."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedTextField
from samspil.compact.agreements.models.agreements import Agreement, AgreementVersion
from samspil.compact.agreements.models.contents import SectionKey


class Side(models.TextChoices):
    """The three who make an agreement."""

    LEADER = "leader", _("The leader")
    EMPLOYEE = "employee", _("The employees")
    ASSOCIATION = "association", _("The association")


class Comment(models.Model):
    """A word to one section, or to the whole; it may bring a text that can be taken over as it stands."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=16, choices=SectionKey.choices, blank=True)
    side = models.CharField(max_length=12, choices=Side.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    text = GuardedTextField(_("comment"), blank=True)
    suggestion = GuardedTextField(_("suggested text"), blank=True)
    no_remarks = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reply = GuardedTextField(_("answer"), blank=True)
    taken_over = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(no_remarks=True) | ~Q(text="") | ~Q(suggestion=""),
                name="comment_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.get_side_display()}"


class LastRead(models.Model):
    """When a person last said: I have read it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="readers")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "reader"], name="read_once_each"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id}: {self.reader_id}"


class SignOff(models.Model):
    """One side's signature under one exact text. A change of the text voids it; it is never deleted."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="sign_offs")
    version = models.ForeignKey(AgreementVersion, on_delete=models.PROTECT, related_name="sign_offs")
    side = models.CharField(max_length=12, choices=Side.choices)
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(default=clock.now)
    voided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["signed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "side"],
                condition=Q(voided_at__isnull=True),
                name="one_signature_a_side",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_side_display()}: {self.agreement_id}"

    @property
    def content_hash(self) -> str:
        return self.version.content_hash
