"""How a workplace shows its volunteers that they are appreciated: things with a day, once or every year (DR-55)."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.compact.agreements.models import Agreement
from samspil.learning.recognition.flow import ItemState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class PlanItemQuerySet(models.QuerySet["PlanItem"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(
            within(
                by,
                Can.RECOGNITION_EDIT,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
                partner="agreement__partner_id",
            )
        )

    def planned(self) -> Self:
        return self.filter(state=ItemState.PLANNED)

    def overdue(self, day: date | None = None) -> Self:
        return self.planned().filter(due_on__lt=day or clock.today())


class PlanItem(models.Model):
    """One thing to do, with its day. What is done every year comes again by itself when it has been done."""

    class Repeat(models.TextChoices):
        ONCE = "once", _("Once")
        YEARLY = "yearly", _("Every year")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="recognition_items")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="recognition_items"
    )
    what = GuardedCharField(_("what"), max_length=160)
    due_on = models.DateField(_("day"))
    repeat = models.CharField(_("how often"), max_length=6, choices=Repeat.choices, default=Repeat.ONCE)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.PLANNED)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    follows = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="next"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = PlanItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "due_on"], name="recognition_worklist")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="planned", ended_on__isnull=True)
                | (~Q(state="planned") & Q(ended_on__isnull=False)),
                name="ended_item_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_overdue(self) -> bool:
        return self.state == ItemState.PLANNED and self.due_on < clock.today()

    def access_scopes(self) -> list[Scope]:
        partner = self.agreement.partner_id if self.agreement else None
        unit = self.workplace.unit
        return [Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=partner)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
