"""The log of thanks: days that must not be forgotten, and thanks in between (RM-41)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.learning.recognition.flow import ThanksState
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class ThanksQuerySet(models.QuerySet["Thanks"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor looks after, and what the actor has been thanked for themselves."""
        mine = Q(affiliation__volunteer=by.volunteer_id or 0, state=ThanksState.THANKED)
        return self.filter(
            mine
            | within(
                by,
                Can.RECOGNITION_EDIT,
                authority="affiliation__workplace__unit__authority_id",
                unit_path="affiliation__workplace__unit__path",
                partner="affiliation__partner_id",
            )
        )

    def due(self) -> Self:
        return self.filter(state=ThanksState.DUE)


class Thanks(models.Model):
    """One day to say thank you to one volunteer, and how it was said. `years` is empty for a thank you in between."""

    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="thanks")
    years = models.PositiveSmallIntegerField(_("years"), null=True, blank=True)
    due_on = models.DateField(_("day"), default=clock.today)
    state = models.CharField(max_length=8, choices=ThanksState.choices, default=ThanksState.DUE)
    words = GuardedCharField(_("a few words"), max_length=300, blank=True)
    thanked_on = models.DateField(null=True, blank=True)
    thanked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)

    objects = ThanksQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-due_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="thanks_worklist")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["affiliation", "years"], condition=Q(years__isnull=False), name="milestone_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="thanked") | Q(thanked_on__isnull=False), name="thanked_has_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.affiliation_id}: {self.years or self.due_on}"

    def access_scopes(self) -> list[Scope]:
        return self.affiliation.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.affiliation.event_place()
