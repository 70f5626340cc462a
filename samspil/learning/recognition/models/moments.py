"""A good moment, noted in twenty seconds: what happened, and nobody's name (HJ-45)."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.learning.recognition.models.stories import Story
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class MomentQuerySet(models.QuerySet["Moment"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.MOMENT_NOTE,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )


class Moment(models.Model):
    """What somebody at the place saw. Who noted it, and whom it was about, is kept nowhere."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="moments")
    text = GuardedCharField(_("what happened"), max_length=400)
    noted_on = models.DateField(default=clock.today)
    story = models.ForeignKey(Story, on_delete=models.SET_NULL, null=True, blank=True, related_name="moments")

    objects = MomentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-noted_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["workplace", "noted_on"], name="moment_by_place")]

    def __str__(self) -> str:
        return self.text[:60]

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
