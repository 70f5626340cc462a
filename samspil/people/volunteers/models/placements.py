"""Students who are volunteers for a time: one, or a whole class, from a place of education."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.people.volunteers.models.people import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class PlacementQuerySet(models.QuerySet["Placement"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.VOLUNTEER_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )


class Placement(models.Model):
    """Some students at a workplace, from a day to a day. Neither marks nor anything else of their education is kept."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="placements")
    institution = GuardedCharField(_("place of education"), max_length=120)
    group_name = GuardedCharField(_("class"), max_length=60, blank=True)
    role = GuardedCharField(_("role"), max_length=120)
    starts_on = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-last_day", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_day__gte=F("starts_on")), name="placement_has_days"),
        ]

    def __str__(self) -> str:
        return f"{self.institution}, {self.group_name}" if self.group_name else self.institution

    @property
    def ends_on(self) -> date:
        """Return the first day without access, as an affiliation counts it."""
        return self.last_day + timedelta(days=1)

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class Student(models.Model):
    """One of the class. Whoever belonged to the workplace before keeps that affiliation, and it does not end."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="students")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="studies")

    class Meta:
        ordering: ClassVar = ["affiliation__volunteer__user__name", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["placement", "affiliation"], name="student_once_in_a_placement"),
        ]

    def __str__(self) -> str:
        return str(self.affiliation_id)

    def access_scopes(self) -> list[Scope]:
        return self.affiliation.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.placement.event_place()
