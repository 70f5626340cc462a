"""Places of a shift that a circle of friends keeps for its own."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.everyday.rotas.models.shifts import Shift
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner


class HoldQuerySet(models.QuerySet["Hold"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what is held at the places whose rota the actor sees, and for the circles to which they belong."""
        reached = within(
            by,
            Can.ROTA_VIEW,
            authority="shift__activity__workplace__unit__authority_id",
            unit_path="shift__activity__workplace__unit__path",
            partner="partner_id",
        )
        return self.filter(reached | Q(partner__in=circles_of(by.volunteer_id or 0)))

    def open_to(self, volunteer_id: int, day: date | None = None) -> Self:
        """Return the holds that still have a place for one of the circles to which the volunteer belongs."""
        return self.filter(left__gt=0, partner__in=circles_of(volunteer_id, day))

    def take_place(self, pk: int) -> bool:
        """Take one of the places that are held, if there is one. It counts as taken already."""
        return bool(self.filter(pk=pk, left__gt=0).update(left=F("left") - 1))

    def give_place(self, pk: int) -> bool:
        """Give one of the places back to those who hold it, if they still do."""
        return bool(self.filter(pk=pk, left__lt=F("places")).update(left=F("left") + 1))


def circles_of(volunteer_id: int, day: date | None = None) -> models.QuerySet[Affiliation, int]:
    """Return the keys of the circles of friends to which the volunteer belongs on the day (today)."""
    bonds = Affiliation.objects.current(day).filter(
        volunteer=volunteer_id, partner__kind=Partner.Kind.FRIENDS_CIRCLE
    )
    return bonds.order_by().values_list("partner_id", flat=True)


class Hold(models.Model):
    """So many places of a shift are for the circle's own until the day before; `left` of them have no name yet.

    Those count in `Shift.taken`, and both are changed by the actions alone, under the lock of the shift. The row goes when the
    places are handed back or released: nothing is kept of it.
    """

    shift = models.ForeignKey(Shift, on_delete=models.CASCADE, related_name="holds")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="holds")
    places = models.PositiveSmallIntegerField()
    left = models.PositiveSmallIntegerField()
    held_at = models.DateTimeField(default=clock.now)
    warned_at = models.DateTimeField(null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["shift__starts_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["shift", "partner"], name="held_once"),
            models.CheckConstraint(condition=Q(places__gte=1) & Q(left__lte=F("places")), name="held_places"),
        ]

    def __str__(self) -> str:
        return f"{self.places} on shift {self.shift_id} for {self.partner_id}"

    @property
    def filled(self) -> int:
        return self.places - self.left

    def access_scopes(self) -> list[Scope]:
        return self.shift.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.shift.event_place()
