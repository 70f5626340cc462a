"""Phases, who takes part of their own free will, and what is strong and weak."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.programmes.models.programmes import InSightQuerySet, OfProgramme, Programme
from samspil.society.access.reach import Scope
from samspil.society.places.models import Workplace


class PhaseQuerySet(InSightQuerySet["Phase"]):
    """Phases, for those who read the programme."""


class Phase(OfProgramme):
    """A stretch of the programme. In a voluntary one nobody who stays out is missing."""

    class Kind(models.TextChoices):
        PREPARING = "preparing", _("Preparing")
        PILOTS = "pilots", _("Pilots")
        VOLUNTARY = "voluntary", _("Those who wish take part")
        ALL = "all", _("Everybody takes part")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="phases")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    name = GuardedCharField(_("name"), max_length=120)
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("the last day"))

    objects = PhaseQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("starts_on")), name="phase_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.name

    def holds_on(self, day: date) -> bool:
        return self.starts_on <= day <= self.until


class Participation(OfProgramme):
    """An institution has joined while joining is voluntary."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="participations")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, related_name="programme_participations"
    )
    joined_on = models.DateField(_("joined"), default=clock.today)

    class Meta:
        ordering: ClassVar = ["joined_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "workplace"], name="joined_programme_once")
        ]

    def __str__(self) -> str:
        return f"{self.workplace_id} in {self.programme_id}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class SwotEntryQuerySet(InSightQuerySet["SwotEntry"]):
    """What is strong and weak, for those who read the programme."""


class SwotEntry(OfProgramme):
    """A strength, weakness, opportunity or threat, and what is done about it."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", _("Strength")
        WEAKNESS = "weakness", _("Weakness")
        OPPORTUNITY = "opportunity", _("Opportunity")
        THREAT = "threat", _("Threat")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="swot")
    kind = models.CharField(_("kind"), max_length=11, choices=Kind.choices)
    text = GuardedCharField(_("in one sentence"), max_length=300)
    measure = GuardedTextField(_("what we do about it"), blank=True, max_length=1000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who is responsible"),
    )
    review_on = models.DateField(_("looked at again"), null=True, blank=True)

    objects = SwotEntryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def lacks_action(self) -> bool:
        """Say whether it is a weakness or a threat that nobody does anything about."""
        weighs = self.kind in (self.Kind.WEAKNESS, self.Kind.THREAT)
        return weighs and (not self.measure or self.owner_id is None)
