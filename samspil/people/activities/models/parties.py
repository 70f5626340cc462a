"""Who shares an activity with the workplace: associations, a volunteer centre, a circle of friends."""

from typing import ClassVar, Self

from django.db import models

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.people.activities.models.activities import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope
from samspil.society.partners.models import Partner


class PartyQuerySet(models.QuerySet["Party"]):
    def visible_to(self, by: Actor, can: Can = Can.ACTIVITY_VIEW) -> Self:
        return self.filter(activity__in=Activity.objects.visible_to(by, can).order_by().values("pk"))


class Party(models.Model):
    """A partner that takes part in an activity of the workplace, with shifts of its own. The workplace itself needs no row."""

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="parties")
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="parties")
    joined_at = models.DateTimeField(default=clock.now)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["partner__name", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["activity", "partner"], name="party_once")]

    def __str__(self) -> str:
        return f"{self.partner_id} in activity {self.activity_id}"

    def access_scopes(self) -> list[Scope]:
        return self.activity.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.activity.event_place()
