"""Milestones of a programme, the track that each belongs to, and which of them wait for each other."""

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField
from samspil.learning.programmes.models.programmes import InSightQuerySet, OfProgramme, Programme


class MilestoneQuerySet(InSightQuerySet["Milestone"]):
    """Milestones, for those who read the programme."""


class Track(models.TextChoices):
    """Which part of the programme a milestone belongs to: a row of the timeline."""

    INVOLVEMENT = "involvement", _("Involvement of MED and the unions")
    PILOTS = "pilots", _("Pilots")
    COMMUNICATION = "communication", _("Communication and recruitment")
    TASKFORCE = "taskforce", _("Taskforce")


class Milestone(OfProgramme):
    """What is to be reached by a day, when we now think it will be, and what has to be reached first."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="milestones")
    title = GuardedCharField(_("what is reached"), max_length=160)
    track = models.CharField(_("which track"), max_length=13, choices=Track.choices, default=Track.TASKFORCE)
    due_on = models.DateField(_("target"))
    forecast_on = models.DateField(_("forecast"), null=True, blank=True)
    target_percent = models.PositiveSmallIntegerField(
        _("per cent of the institutions"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    reached_on = models.DateField(_("reached"), null=True, blank=True)
    waits_for = models.ManyToManyField("self", symmetrical=False, related_name="dependants", blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(target_percent__isnull=True) | Q(target_percent__gte=1, target_percent__lte=100),
                name="milestone_percent_is_a_percent",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def expected_on(self) -> date:
        """Return the day on which it was reached, or on which we think it will be."""
        return self.reached_on or self.forecast_on or self.due_on

    @property
    def is_overdue(self) -> bool:
        return self.reached_on is None and self.due_on < clock.today()

    @property
    def slips(self) -> bool:
        """Say whether we think ourselves that it will not be reached in time."""
        return self.reached_on is None and self.forecast_on is not None and self.forecast_on > self.due_on
