"""The programme itself: what an authority wants to spread, and why."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Unit

Part = TypeVar("Part", bound=models.Model)


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the programmes of the authorities in which the actor has a place: a roll-out concerns everybody there."""
        if by.is_system:
            return self
        below = Unit.objects.filter(within(by, Can.PROGRAMME_VIEW, unit_path="path")).values("authority")
        return self.filter(within(by, Can.PROGRAMME_VIEW, authority="authority_id") | Q(authority__in=below))


class Programme(models.Model):
    """A roll-out over some years: "every institution asks for volunteers"."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="programmes")
    name = GuardedCharField(_("name"), max_length=160)
    purpose = GuardedTextField(_("why"), max_length=2000)
    goal = GuardedTextField(_("what is reached when it is done"), max_length=1000)
    starts_on = models.DateField(_("from"), default=clock.today)
    until = models.DateField(_("the last day"), null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-starts_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("starts_on")),
                name="programme_ends_after_start",
            ),
            models.UniqueConstraint(fields=["authority", "name"], name="programme_named_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


def in_sight(by: Actor) -> Q:
    """Return the condition for what belongs to a programme that the actor may see."""
    return Q(programme__in=Programme.objects.visible_to(by))


class InSightQuerySet(models.QuerySet[Part]):
    """Rows of a programme: whoever reads the programme reads them."""

    def visible_to(self, by: Actor) -> Self:
        return self.filter(in_sight(by))


class OfProgramme(models.Model):
    """What belongs to one programme, and is read by all who read it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT)

    class Meta:
        abstract = True

    def access_scopes(self) -> list[Scope]:
        return self.programme.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.programme.event_place()
