"""A volunteer who has said yes, those who have been asked, and the meeting in a private home.

A no leaves nothing that could be counted: the row of the one who steps back, or says no, is deleted. What keeps the need
from being brought to them again (`Silence`) is seen by nobody but themselves, and goes when the need is settled.
"""

from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.everyday.requests.flow import LIVE, MeetingState
from samspil.everyday.requests.models.requests import Request
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class CitizenMeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the meetings of the actor's own place or association, and their own."""
        handled = within(
            by,
            Can.REQUEST_HANDLE,
            authority="request__activity__workplace__unit__authority_id",
            unit_path="request__activity__workplace__unit__path",
            partner="affiliation__partner_id",
        )
        return self.filter(handled | within(by, Can.REQUEST_ANSWER, volunteer="volunteer_id"))

    def live(self) -> Self:
        return self.filter(state__in=LIVE)


class Meeting(models.Model):
    """A volunteer and a request. Deleted when the volunteer steps back; who was first is decided by the constraint."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="meetings")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="meetings")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="meetings")
    state = models.CharField(max_length=12, choices=MeetingState.choices, default=MeetingState.AGREED)
    agreed_at = models.DateTimeField(default=clock.now)
    held_at = models.DateTimeField(null=True, blank=True)

    objects = CitizenMeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-agreed_at", "-pk"]
        indexes: ClassVar = [models.Index(fields=["volunteer", "state"], name="meeting_by_volunteer")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request"], condition=Q(state__in=["agreed", "asked_again"]), name="one_live_meeting"
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_at__isnull=False), name="held_meeting_has_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    def access_scopes(self) -> list[Scope]:
        unit = self.request.activity.workplace.unit
        return [
            Scope(
                authority_id=unit.authority_id,
                unit_path=unit.path,
                partner_id=self.affiliation.partner_id,
                volunteer_id=self.volunteer_id,
            )
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.request.event_place()


class HomeVisit(models.Model):
    """A meeting in a private home: agreed by both, then the address for the volunteer alone. Goes with the meeting."""

    meeting = models.OneToOneField(
        Meeting, on_delete=models.CASCADE, primary_key=True, related_name="home_visit"
    )
    address = GuardedCharField(_("address"), max_length=160, blank=True)
    citizen_agreed_at = models.DateTimeField(null=True, blank=True)
    volunteer_agreed_at = models.DateTimeField(null=True, blank=True)
    wants_check_in = models.BooleanField(_("look out for me"), default=False)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    expected_out_at = models.DateTimeField(
        null=True, blank=True
    )  # when the volunteer thinks to be home again
    checked_out_at = models.DateTimeField(null=True, blank=True)
    alarm_contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    alarm_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # somebody looks after it
    passed_on_at = models.DateTimeField(null=True, blank=True)  # nobody did: the leader has been told

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["expected_out_at"],
                condition=Q(checked_in_at__isnull=False, checked_out_at__isnull=True, alarm_at__isnull=True),
                name="home_visit_to_look_out_for",
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(checked_out_at__isnull=True) | Q(checked_out_at__gte=F("checked_in_at")),
                name="home_visit_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def is_agreed(self) -> bool:
        """Say whether both have said yes: only then is the address shown, and only to the volunteer."""
        return self.citizen_agreed_at is not None and self.volunteer_agreed_at is not None

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.meeting.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.meeting.event_place()


class Search(models.Model):
    """Volunteers are being asked for one request, a few at a time. Its events belong to no place: nobody reads who was asked."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, primary_key=True, related_name="search")
    waves = models.PositiveSmallIntegerField(default=0)
    asked = models.PositiveSmallIntegerField(default=0)  # never fewer when somebody says no
    next_at = models.DateTimeField(null=True, blank=True)  # none: over, or nobody is left

    class Meta:
        indexes: ClassVar = [models.Index(fields=["next_at"], name="search_due")]

    def __str__(self) -> str:
        return f"{self.pk}"

    def event_place(self) -> tuple[int | None, str]:
        """Return no place: neither the log nor the outbox of the workplace tells who has been asked."""
        return None, ""


class Question(models.Model):
    """A volunteer has been asked for one request. Deleted when they say no, and with the need."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="questions")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="questions")
    wave = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=clock.now)
    thanked_at = models.DateTimeField(null=True, blank=True)  # told that somebody else was first

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "volunteer"], name="asked_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["volunteer", "asked_at"], name="question_by_volunteer")]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def key(self) -> str:
        """Return the unguessable part of the question's private address; derived, so nothing secret is stored."""
        return question_key(self.pk)

    def opens_with(self, key: str) -> bool:
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]


def question_key(pk: int) -> str:
    """Return the key of a question; it can be told from a guess also when the row is gone."""
    return Signer(salt="requests.question").signature(str(pk))


class Silence(models.Model):
    """A volunteer is not brought this need again. Theirs alone, seen by nobody else, gone when the need is settled."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "volunteer"], name="silenced_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]


class Standby(models.Model):
    """Somebody who would step in if the one who was first cannot after all: first come, first asked."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="standbys")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["since", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "volunteer"], name="standing_by_once")
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]
