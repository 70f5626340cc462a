"""The communication plan: to whom, what, where, when, and who sees to it (VB-21)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.outreach.flow import MessageState
from samspil.learning.outreach.models.campaigns import Campaign, Channel
from samspil.learning.outreach.models.owned import Owned, in_sight


class PlannedMessageQuerySet(models.QuerySet["PlannedMessage"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(in_sight(by))


class PlannedMessage(Owned):
    """One thing that is to be said to somebody by a day."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages"
    )
    audience = GuardedCharField(_("to whom"), max_length=160)
    message = GuardedTextField(_("what is said"), max_length=1000)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices)
    due_on = models.DateField(_("day"))
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("who is responsible"),
    )
    state = models.CharField(max_length=8, choices=MessageState.choices, default=MessageState.PLANNED)
    ended_on = models.DateField(null=True, blank=True)

    objects = PlannedMessageQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        indexes: ClassVar = [models.Index(fields=["authority", "due_on"], name="message_timeline")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state="planned", ended_on__isnull=True)
                | (~Q(state="planned") & Q(ended_on__isnull=False)),
                name="ended_message_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.audience}"

    @property
    def is_planned(self) -> bool:
        return self.state == MessageState.PLANNED

    @property
    def is_overdue(self) -> bool:
        return self.is_planned and self.due_on < clock.today()
