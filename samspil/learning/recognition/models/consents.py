"""Everybody who is in a story, and what each of them has said to it."""

from typing import ClassVar

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.learning.recognition.flow import ConsentState
from samspil.learning.recognition.models.stories import Story, Use
from samspil.society.access.reach import Scope


class Standing(models.TextChoices):
    """Who can say yes for somebody."""

    ADULT = "adult", _("Says yes or no themselves")
    CHILD = "child", _("Is under 18: a parent or guardian answers")
    REPRESENTED = "represented", _("Has a guardian or a close relative who answers for them")


class Consent(models.Model):
    """One person in one story: asked on a private page, free to say no, and free to change their mind at any time.

    A child has neither name nor picture here; only the guardian's name is known.
    """

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="consents")
    state = models.CharField(max_length=10, choices=ConsentState.choices, default=ConsentState.LISTED)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    standing = models.CharField(
        _("who answers"), max_length=12, choices=Standing.choices, default=Standing.ADULT
    )
    name = GuardedCharField(_("name"), max_length=120, blank=True)
    guardian_name = GuardedCharField(_("who answers for them"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    is_owner = models.BooleanField(_("tells the story, or is the one it is about"), default=False)
    is_named = models.BooleanField(_("is named"), default=False)
    is_pictured = models.BooleanField(_("is in the picture"), default=False)

    content_hash = models.CharField(
        max_length=64, blank=True, editable=False
    )  # of the text that was said yes to
    asked_at = models.DateTimeField(null=True, blank=True)
    first_yes_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)  # of the second yes
    given_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-is_owner", "pk"]
        indexes: ClassVar = [models.Index(fields=["state", "first_yes_at"], name="consent_second_yes")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(standing="child") | Q(name="", is_named=False, is_pictured=False),
                name="child_has_no_name_and_no_picture",
            ),
            models.CheckConstraint(
                condition=Q(standing="adult") | ~Q(guardian_name="") | Q(state__in=["refused", "withdrawn"]),
                name="somebody_answers_for_the_guarded",
            ),
            models.CheckConstraint(
                condition=~Q(state="given") | (Q(given_at__isnull=False) & ~Q(content_hash="")),
                name="consent_says_to_what",
            ),
            models.UniqueConstraint(
                fields=["story", "user"], condition=Q(user__isnull=False), name="in_a_story_once"
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_guarded(self) -> bool:
        """Say whether somebody else has to answer for them."""
        return self.standing != Standing.ADULT

    @property
    def label(self) -> str:
        """Return what the person is called among those who work with the story."""
        if self.standing == Standing.CHILD:
            return gettext("A child (%(guardian)s answers)") % {"guardian": self.guardian_name}
        if self.is_guarded:
            return gettext("%(name)s (%(guardian)s answers)") % {
                "name": self.name,
                "guardian": self.guardian_name,
            }
        return self.name

    @property
    def key(self) -> str:
        """Return the unguessable part of the private address; derived, so nothing secret is stored."""
        return Signer(salt="recognition.consent").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this consent's own."""
        return constant_time_compare(self.key, key)

    def is_of(self, by: Actor) -> bool:
        """Say whether the actor may answer here: the person themselves, or somebody without a session on the private page."""
        if self.user_id is not None and not by.is_stranger:
            return by.user_id == self.user_id
        return by.is_stranger

    def access_scopes(self) -> list[Scope]:
        return self.story.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.story.event_place()


class ConsentUse(models.Model):
    """One use that one person has said yes to. It ends with a day, and is not deleted."""

    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="uses")
    use = models.CharField(max_length=10, choices=Use.choices)
    given_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["consent", "use"], condition=Q(ended_at__isnull=True), name="use_consented_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_use_display())
