"""Time asked for at the meetings of others: the leaders' forum, the senior citizens’ council."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.programmes.flow import AgendaState
from samspil.learning.programmes.models.programmes import InSightQuerySet, OfProgramme, Programme


class AgendaRequestQuerySet(InSightQuerySet["AgendaRequest"]):
    """Points for the meetings of others, for those who read the programme."""


class AgendaRequest(OfProgramme):
    """A point that the programme would like on another body's agenda, and what became of it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="agenda_requests")
    forum = GuardedCharField(_("whose meeting"), max_length=120)  # "Lederforum, Børn & Unge"
    topic = GuardedCharField(_("what we would like to speak of"), max_length=200)
    wanted_by = models.DateField(_("at the latest"), null=True, blank=True)
    asked_on = models.DateField(default=clock.today)
    state = models.CharField(max_length=8, choices=AgendaState.choices, default=AgendaState.ASKED)
    meeting_on = models.DateField(_("date of the meeting"), null=True, blank=True)
    answer = GuardedTextField(_("what came of it"), blank=True, max_length=2000)
    next_step = GuardedCharField(_("next step"), max_length=200, blank=True)
    next_step_due = models.DateField(_("next step by"), null=True, blank=True)
    next_step_done_on = models.DateField(null=True, blank=True)

    objects = AgendaRequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_on", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["planned", "held"]) | Q(meeting_on__isnull=False),
                name="agenda_meeting_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "declined"]) | ~Q(answer=""), name="agenda_answer_is_written"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.forum}: {self.topic}"

    @property
    def is_forgotten(self) -> bool:
        """Say whether its day has passed and nobody has said what came of it."""
        today = clock.today()
        if self.state == AgendaState.PLANNED:
            return self.meeting_on is not None and self.meeting_on < today
        return self.state == AgendaState.ASKED and self.wanted_by is not None and self.wanted_by < today

    @property
    def step_is_late(self) -> bool:
        due = self.next_step_due
        return (
            bool(self.next_step)
            and self.next_step_done_on is None
            and due is not None
            and due < clock.today()
        )
