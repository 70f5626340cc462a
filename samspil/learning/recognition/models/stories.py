"""A told experience: public only while everybody who is in it says yes."""

import hashlib
import json
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.recognition.flow import StoryState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace


class StoryKind(models.TextChoices):
    """Who tells. What those tell who have been helped is asked about with the greatest care (VB-34)."""

    VOLUNTEER = "volunteer", _("A volunteer tells")
    RECIPIENT = "recipient", _("Somebody who has had help tells")
    TOGETHER = "together", _("About the collaboration")


class Theme(models.TextChoices):
    COMPANY = "company", _("Company and presence")
    WAY = "way", _("On the way")
    CULTURE = "culture", _("Culture and joy in everyday life")
    PEER = "peer", _("Somebody who knows it from within")
    FAREWELL = "farewell", _("The last time together")
    YOUNG = "young", _("Young volunteers")
    BEGINNING = "beginning", _("How it began")
    TEAM = "team", _("Employees and volunteers together")


class Reach(models.TextChoices):
    LOCAL = "local", _("Only on the page of the place")
    REGIONAL = "regional", _("Among all stories")


class Use(models.TextChoices):
    """Where a story may be used. Each is asked about by itself, and can be taken back by itself (RM-85)."""

    WEB = "web", _("On the website")
    LEAFLET = "leaflet", _("In leaflets and on posters")
    PRESS = "press", _("In newspapers, radio and television")
    SOCIAL = "social", _("On social media")


class StoryQuerySet(models.QuerySet["Story"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the stories of the places where the actor writes stories. Whoever is in one has a page of their own."""
        return self.filter(
            within(by, Can.STORY_EDIT, authority="authority_id", unit_path="workplace__unit__path")
        )

    def public(self) -> Self:
        """Return what anybody may read now. Nothing stands between this question and the page."""
        return self.filter(state=StoryState.PUBLISHED)


class Story(models.Model):
    """What somebody has told, the place where it happened, and how far it may go. No picture is kept, only what it shows."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="stories")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="stories")
    kind = models.CharField(_("who tells"), max_length=10, choices=StoryKind.choices)
    theme = models.CharField(_("theme"), max_length=10, choices=Theme.choices)
    reach = models.CharField(_("how far"), max_length=10, choices=Reach.choices, default=Reach.LOCAL)
    state = models.CharField(max_length=10, choices=StoryState.choices, default=StoryState.DRAFT)
    title = GuardedCharField(_("headline"), max_length=120)
    lead = GuardedCharField(_("in one sentence"), max_length=240, blank=True)
    text = GuardedTextField(_("the story"), max_length=12_000, blank=True)
    picture = GuardedCharField(_("what the picture shows, and where it is kept"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_at", "-changed_at", "-pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "reach", "published_at"], name="story_shelf"),
            models.Index(fields=["state", "withdrawn_at"], name="story_to_erase"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "published"]) | Q(approved_at__isnull=False),
                name="shown_story_was_approved",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="published_story_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~Q(state="withdrawn") & Q(withdrawn_at__isnull=True)),
                name="withdrawn_story_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def content_hash(self) -> str:
        """Return the fingerprint of what people say yes to: the words, the picture, and how far it goes."""
        said = [self.kind, self.reach, self.title, self.lead, self.text, self.picture]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()

    @property
    def is_public(self) -> bool:
        return self.state == StoryState.PUBLISHED

    @property
    def is_personal(self) -> bool:
        """Say whether it belongs to the one who tells it, who may withdraw it whenever they want to."""
        return self.kind in (StoryKind.VOLUNTEER, StoryKind.RECIPIENT)

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.workplace.unit.path)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class MediaUse(models.Model):
    """That a story has been used somewhere: so that it can be taken down there too."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="media_uses")
    use = models.CharField(_("where"), max_length=10, choices=Use.choices)
    where = GuardedCharField(_("more precisely"), max_length=200)
    used_on = models.DateField(_("when"), default=clock.today)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-used_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_use_display()}: {self.where}"
