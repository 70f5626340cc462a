"""People with experience who would like to be asked to speak, and what they have been asked."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.networks.flow import PresentationState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Authority


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def visible_to(self, by: Actor) -> Self:
        """Return everybody who wishes to be asked, for those who look after volunteers; and oneself."""
        if by.is_system or grants_for(by, Can.EXPERIENCE_VIEW):
            return self.filter(user__is_active=True)
        return self.filter(user=by.user_id or 0)


class Speaker(models.Model):
    """Somebody has said: you may ask me to tell about this. The row goes when they no longer wish it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="speaker")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    topic = GuardedCharField(_("what about"), max_length=160)
    about = GuardedTextField(_("more about it"), blank=True, max_length=1000)
    nearby = GuardedCharField(_("how far"), max_length=120, blank=True)
    search_text = models.TextField(default="", editable=False)
    since = models.DateTimeField(default=clock.now)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-since", "-pk"]

    def __str__(self) -> str:
        return self.topic

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class PresentationQuerySet(models.QuerySet["Presentation"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what one has been asked, and what one has asked."""
        if by.is_system:
            return self
        return self.filter(Q(speaker=by.user_id or 0) | Q(asker=by.user_id or 0))


class Presentation(models.Model):
    """One who speaks, one who asks, and a day. A no has no reason."""

    speaker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    topic = GuardedCharField(_("what about"), max_length=160)
    state = models.CharField(
        max_length=10, choices=PresentationState.choices, default=PresentationState.ASKED
    )
    held_on = models.DateField(_("day"))
    place = GuardedCharField(_("where"), max_length=160)
    text = GuardedTextField(_("more about it"), blank=True, max_length=1000)
    listeners_count = models.PositiveSmallIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField(default=clock.now)

    objects = PresentationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-held_on", "-pk"]
        indexes: ClassVar = [models.Index(fields=["speaker", "state"], name="presentation_by_speaker")]

    def __str__(self) -> str:
        return self.topic

    @property
    def is_past(self) -> bool:
        return self.held_on <= clock.today()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
