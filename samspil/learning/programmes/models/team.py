"""Who is in the taskforce, with what function, from when to when."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField
from samspil.learning.programmes.models.programmes import InSightQuerySet, OfProgramme, Programme


class TeamFunction(models.TextChoices):
    OWNER = "owner", _("Owner of the solution")
    CHIEF = "chief", _("Head of the taskforce")
    ORGANISER = "organiser", _("Keeps the work together")
    LEADER = "leader", _("Leader of an institution")
    COORDINATOR = "coordinator", _("Volunteer coordinator")
    STAFF = "staff", _("Staff representative (MED)")
    MEMBER = "member", _("Member of the taskforce")


class TeamMemberQuerySet(InSightQuerySet["TeamMember"]):
    """Seats in the taskforce, for those who read the programme."""

    def on(self, day: date) -> Self:
        """Return who was in the team on the day."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), starts_on__lte=day)


class TeamMember(OfProgramme):
    """One person in the taskforce for a period. Nothing is deleted: who sat there on any day can be told."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="team")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="taskforces",
        verbose_name=_("who"),
    )
    function = models.CharField(_("function"), max_length=11, choices=TeamFunction.choices)
    field = GuardedCharField(_("field"), max_length=120, blank=True)  # "Skole", "Plejecenter"
    starts_on = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("the last day"), null=True, blank=True)
    successor = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="predecessor"
    )

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                # A seat that ends before its first day was never held.
                condition=Q(until__isnull=True) | Q(until__gte=F("starts_on")),
                name="team_seat_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["programme", "user", "function"],
                condition=Q(until__isnull=True),
                name="in_team_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_function_display()}: {self.user}"
