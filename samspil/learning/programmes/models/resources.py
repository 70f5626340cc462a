"""The hours that a programme asks a department for, and what its leader commits."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.programmes.flow import AskState
from samspil.learning.programmes.models.programmes import InSightQuerySet, OfProgramme, Programme
from samspil.society.access.reach import Scope
from samspil.society.places.models import Unit


class ResourceAskQuerySet(InSightQuerySet["ResourceAsk"]):
    """Hours that are asked for, for those who read the programme."""


class ResourceAsk(OfProgramme):
    """Hours of a function in a department, over a period: asked for, and committed by whoever leads the department."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="asks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="resource_asks")
    function = GuardedCharField(_("who, or which function"), max_length=120)
    purpose = GuardedTextField(_("what the time is for"), max_length=1000)
    hours = models.PositiveIntegerField(_("hours asked for"), validators=[MinValueValidator(1)])
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("the last day"))
    state = models.CharField(max_length=9, choices=AskState.choices, default=AskState.ASKED)
    hours_committed = models.PositiveIntegerField(_("hours committed"), null=True, blank=True)
    words = GuardedTextField(_("the leader's words"), blank=True, max_length=1000)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ResourceAskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["unit__name", "starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__gte=F("starts_on"), hours__gte=1), name="hours_over_a_period"
            ),
            models.CheckConstraint(
                condition=Q(state="committed", hours_committed__gte=1, answered_on__isnull=False)
                | (~Q(state="committed") & Q(hours_committed__isnull=True)),
                name="committed_hours_are_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function}, {self.unit}"

    def access_scopes(self) -> list[Scope]:
        return self.unit.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.unit.event_place()
