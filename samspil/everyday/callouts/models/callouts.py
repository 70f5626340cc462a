"""A drill from alarm to debrief (RM-87).

Live alarms are the business of the regions' emergency medical dispatch (AMK). The table itself refuses a row that is no
drill; whoever builds an adapter to the dispatch must take that constraint away knowingly, in a migration of its own.
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
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.everyday.callouts.flow import AnswerState, CallOutState, Role
from samspil.everyday.callouts.models.groups import Equipment, Responder, ResponderGroup
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within

TEAM = 3  # one of each role


class CallOutQuerySet(models.QuerySet["CallOut"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(group__in=ResponderGroup.objects.visible_to(by))

    def running(self) -> Self:
        return self.exclude(state=CallOutState.ENDED)


class CallOut(models.Model):
    """One simulated alarm. `taken` counts those who come, so that two never get the last role."""

    group = models.ForeignKey(ResponderGroup, on_delete=models.PROTECT, related_name="call_outs")
    is_drill = models.BooleanField(default=True)
    place = GuardedCharField(_("where it is"), max_length=160)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    story = GuardedTextField(_("what is practised"), max_length=500, blank=True)
    state = models.CharField(max_length=8, choices=CallOutState.choices, default=CallOutState.CALLING)
    team = models.PositiveSmallIntegerField(default=TEAM)
    taken = models.PositiveSmallIntegerField(default=0)
    waves = models.PositiveSmallIntegerField(default=0)
    has_more = models.BooleanField(default=True)  # whether there is anybody left for another wave
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    begun_at = models.DateTimeField(default=clock.now)
    covered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)  # when places and distances were erased

    objects = CallOutQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-begun_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_drill=True), name="call_out_is_a_drill"),
            models.CheckConstraint(condition=Q(taken__lte=F("team")), name="call_out_not_overfilled"),
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | ~Q(state="ended") & Q(ended_at__isnull=True),
                name="call_out_ended_when_it_ended",
            ),
            models.UniqueConstraint(
                fields=["group"], condition=~Q(state="ended"), name="one_call_out_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.pk}"

    @property
    def scene(self) -> tuple[float, float] | None:
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)

    @property
    def is_over(self) -> bool:
        return self.state == CallOutState.ENDED

    def access_scopes(self) -> list[Scope]:
        return self.group.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.group.event_place()


class CallOutAnswer(models.Model):
    """One responder in one drill: when they were alerted, answered and came, and what they did. It holds no place of theirs."""

    call_out = models.ForeignKey(CallOut, on_delete=models.CASCADE, related_name="answers")
    responder = models.ForeignKey(Responder, on_delete=models.SET_NULL, null=True, related_name="answers")
    wave = models.PositiveSmallIntegerField()
    distance = models.PositiveIntegerField(null=True)  # metres, to the next hundred; erased with the places
    state = models.CharField(max_length=9, choices=AnswerState.choices, default=AnswerState.ASKED)
    role = models.CharField(max_length=11, choices=Role.choices, blank=True)
    aed = models.ForeignKey(Equipment, on_delete=models.SET_NULL, null=True, related_name="+")
    alerted_at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["alerted_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call_out", "responder"], name="alerted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.call_out_id}: {self.pk}"

    @property
    def key(self) -> str:
        """Return the unguessable part of the responder's private address; derived, so nothing secret is stored."""
        return Signer(salt=self._meta.label_lower).signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this answer's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        own = [] if self.responder is None else [Scope(volunteer_id=self.responder.volunteer_id)]
        return [*self.call_out.access_scopes(), *own]

    def event_place(self) -> tuple[int | None, str]:
        return self.call_out.event_place()


class Debrief(models.Model):
    """The task to gather and talk, made when the drill is stood down and due within a day."""

    call_out = models.OneToOneField(CallOut, on_delete=models.CASCADE, related_name="debrief")
    opened_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    learned = GuardedTextField(_("what we learned"), max_length=2000, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["due_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(due_at__gt=F("opened_at")), name="debrief_due_after_opening")
        ]

    def __str__(self) -> str:
        return f"{self.call_out_id}"


class TalkWishQuerySet(models.QuerySet["TalkWish"]):
    def visible_to(self, by: Actor) -> Self:
        """Return those of the groups that one looks after, and one's own."""
        groups = ResponderGroup.objects.visible_to(by, Can.CALLOUT_EDIT)
        itself = within(by, Can.CALLOUT_ANSWER, volunteer="responder__affiliation__volunteer_id")
        return self.filter(itself | Q(call_out__group__in=groups))


class TalkWish(models.Model):
    """A responder would like to talk afterwards. That is all that is written down, and it is deleted two months later."""

    call_out = models.ForeignKey(CallOut, on_delete=models.CASCADE, related_name="talk_wishes")
    responder = models.ForeignKey(Responder, on_delete=models.CASCADE, related_name="talk_wishes")
    wished_at = models.DateTimeField(default=clock.now)
    talked_at = models.DateTimeField(null=True, blank=True)

    objects = TalkWishQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["wished_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call_out", "responder"], name="talk_wished_once"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    def access_scopes(self) -> list[Scope]:
        return self.call_out.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.call_out.event_place()
