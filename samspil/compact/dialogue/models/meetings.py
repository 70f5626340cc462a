"""Meetings of one committee or of several together: what they spoke of, and what they decided."""

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.compact.dialogue.flow import MeetingState
from samspil.compact.dialogue.models.committees import Committee
from samspil.society.access.reach import Scope
from samspil.society.places.models import Authority


class MeetingKind(models.TextChoices):
    ORDINARY = "ordinary", _("Ordinary meeting")
    MED_DAY = "med_day", _("MED day")
    DIALOGUE = "dialogue", _("Dialogue meeting")
    UNION = "union", _("Meeting with the unions")
    CONFERENCE = "conference", _("MED conference")
    JOINT = "joint", _("Joint meeting of employees and volunteers")


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the meetings of the committees that the actor may see."""
        if by.is_system:
            return self.all()
        links = Meeting.committees.through.objects.filter(committee__in=Committee.objects.visible_to(by))
        return self.filter(pk__in=links.values("meeting"))


class Meeting(models.Model):
    """A meeting that is planned, held or called off."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="meetings")
    committees = models.ManyToManyField(Committee, related_name="meetings")
    kind = models.CharField(
        _("kind of meeting"), max_length=12, choices=MeetingKind.choices, default=MeetingKind.ORDINARY
    )
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = GuardedCharField(_("place"), max_length=160, blank=True)
    state = models.CharField(max_length=10, choices=MeetingState.choices, default=MeetingState.PLANNED)
    version = models.PositiveSmallIntegerField(default=1)  # grows when time or place change, for calendars
    agenda_sent_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    participants = GuardedTextField(_("who took part"), blank=True)
    minutes = GuardedTextField(_("minutes"), blank=True)
    decisions = GuardedTextField(_("decisions"), blank=True)
    cancellation = GuardedCharField(_("why it was called off"), max_length=200, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "starts_at"], name="meeting_by_state")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_at__isnull=False), name="meeting_held_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(cancellation=""), name="meeting_called_off_has_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {clock.local(self.starts_at):%d.%m.%Y}"

    @property
    def has_begun(self) -> bool:
        return self.starts_at <= clock.now()

    @property
    def lasts(self) -> timedelta:
        return self.ends_at - self.starts_at

    def access_scopes(self) -> list[Scope]:
        return [scope for committee in self.committees.all() for scope in committee.access_scopes()]

    def event_place(self) -> tuple[int | None, str]:
        first = self.committees.order_by("pk").first()
        return first.event_place() if first else (self.authority_id, "")
