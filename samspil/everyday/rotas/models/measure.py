"""That somebody took more than was thought right, because they wished to."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.everyday.rotas.models.people import SignUp
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class ExcessQuerySet(models.QuerySet["Excess"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.VOLUNTEER_VIEW,
                authority="sign_up__shift__activity__workplace__unit__authority_id",
                unit_path="sign_up__shift__activity__workplace__unit__path",
                partner="sign_up__affiliation__partner_id",
                volunteer="sign_up__volunteer_id",
            )
        )


class Excess(models.Model):
    """A yes to a place above a measure: which measure, and when. No hours: those of other workplaces are nobody's business here.

    The row goes with the sign-up, so a place that is handed back leaves nothing.
    """

    sign_up = models.OneToOneField(SignUp, on_delete=models.CASCADE, primary_key=True, related_name="excess")
    above_own = models.BooleanField(default=False)
    above_activity = models.BooleanField(default=False)
    above_place = models.BooleanField(default=False)
    confirmed_at = models.DateTimeField(default=clock.now)

    objects = ExcessQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(above_own=True) | Q(above_activity=True) | Q(above_place=True),
                name="excess_is_above_something",
            ),
        ]

    def __str__(self) -> str:
        return f"sign-up {self.sign_up_id}"

    def access_scopes(self) -> list[Scope]:
        return self.sign_up.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.sign_up.event_place()
