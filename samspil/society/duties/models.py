"""Who holds which duty, where, and when."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor, Grant
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Unit, Workplace

_ASSIGNED = [(duty.value, duty.label) for duty in Duty if duty is not Duty.VOLUNTEER]


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.DUTY_ASSIGN, authority="authority_id", unit_path="unit__path"))

    def current(self, day: date | None = None) -> Self:
        """Return the assignments that hold on the day (today)."""
        day = day or clock.today()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day, user__is_active=True
        )


class Assignment(models.Model):
    """One person's duty at one place, from one date until another. The last day is the day before `ends_on`."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments")
    duty = models.CharField(_("duty"), max_length=20, choices=_ASSIGNED)
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["duty", "user__name"]
        indexes: ClassVar = [models.Index(fields=["user", "ends_on"], name="assignment_by_user")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="duty_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(duty="association_leader") ^ Q(partner__isnull=True),
                name="association_leader_has_partner",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_duty_display()}: {self.user}"

    def grant(self) -> Grant:
        """Return what the duty lets its holder reach."""
        if self.partner_id is not None:
            return Grant(duty=self.duty, partner_id=self.partner_id)
        path = self.unit.path if self.unit else ""
        return Grant(duty=self.duty, authority_id=self.authority_id, unit_path=path)

    def access_scopes(self) -> list[Scope]:
        path = self.unit.path if self.unit else ""
        return [Scope(authority_id=self.authority_id, unit_path=path, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.unit.path if self.unit else ""


class AmbassadorQuerySet(models.QuerySet["Ambassador"]):
    def visible_to(self, by: Actor) -> Self:
        reached = within(
            by,
            Can.PLACE_VIEW,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
        )
        return self.filter(reached)

    def current(self, day: date | None = None) -> Self:
        """Return those who keep volunteering alive at their place on the day (today)."""
        day = day or clock.today()
        return self.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day), starts_on__lte=day, user__is_active=True
        )


class Ambassador(models.Model):
    """Who keeps volunteering alive at a workplace, with a substitute, for a period. It gives no access by itself (VB-02)."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="ambassadors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    substitute = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField(_("from"), default=clock.today)
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = AmbassadorQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="ambassador_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~Q(user=F("substitute")), name="ambassador_has_another_substitute"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}"

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
