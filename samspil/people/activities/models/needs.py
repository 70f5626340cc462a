"""What citizens or a workplace lack."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.NEED_VIEW,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )


class Need(models.Model):
    """What citizens or a workplace lack, that a volunteer could give."""

    class Source(models.TextChoices):
        CITIZEN = "citizen", _("Citizens or patients")
        RELATIVE = "relative", _("Relatives")
        EMPLOYEE = "employee", _("Employees")
        LEADER = "leader", _("The leader")
        PARTNER = "partner", _("An association")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="needs")
    what = GuardedCharField(_("what is needed"), max_length=160)
    for_whom = GuardedCharField(_("for whom"), max_length=160)
    how_much = GuardedCharField(_("how much"), max_length=120)
    source = models.CharField(_("who says so"), max_length=10, choices=Source.choices)
    created_at = models.DateTimeField(default=clock.now)
    met_on = models.DateField(null=True, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.what

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
