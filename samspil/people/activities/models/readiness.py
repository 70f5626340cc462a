"""Whether a workplace is prepared before it goes live: what its authority asks for, and a leader's yes in spite of a lack."""

from typing import ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace


class Part(models.TextChoices):
    """What a workplace prepares before the first volunteers come."""

    TIME = "time", _("Time for it")
    LEADER = "leader", _("Leader")
    STAFF = "staff", _("The staff")
    MED = "med", _("MED committee")
    MATERIAL = "material", _("Material")
    CONTACT = "contact", _("Contact person")


PARTS = len(Part)
USUAL = 5  # of the six, where an authority has not chosen otherwise


class ReadinessPolicy(models.Model):
    """How much must be in place before the first activity of a workplace is published. Without a row, the usual holds."""

    authority = models.OneToOneField(Authority, on_delete=models.CASCADE, related_name="readiness_policy")
    threshold = models.PositiveSmallIntegerField(
        _("parts that must be in place"), default=USUAL, validators=[MaxValueValidator(PARTS)]
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(threshold__lte=PARTS), name="no_more_parts_than_there_are")
        ]

    def __str__(self) -> str:
        return f"{self.authority}: {self.threshold}"

    def access_scopes(self) -> list[Scope]:
        return self.authority.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority.event_place()


class StartAcceptanceQuerySet(models.QuerySet["StartAcceptance"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.PLACE_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )


class StartAcceptance(models.Model):
    """A leader starts although something is missing, and says in writing why. Each is a row; none is changed."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="start_acceptances")
    reason = GuardedTextField(_("why you start now, and what you do about what is missing"), max_length=1000)
    score = models.PositiveSmallIntegerField()
    missing = models.JSONField(default=list)  # the parts that were missing, and are accepted
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    accepted_at = models.DateTimeField(default=clock.now)

    objects = StartAcceptanceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-accepted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.workplace_id} at {self.accepted_at:%Y-%m-%d}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
