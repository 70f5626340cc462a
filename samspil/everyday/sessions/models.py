"""What a patient association offers by itself: a series of sessions that inform and teach (RM-07).

Nobody's illness is written down. A theme says what a series is about, and never what somebody who comes is living with.
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
from samspil.everyday.sessions.flow import PlaceState, SeriesState
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner


class Theme(models.TextChoices):
    """What a series is about. It is said of the series and of nobody in it."""

    LIVING = "living", _("Living with serious illness")
    RELATIVES = "relatives", _("Being a relative")
    CANCER = "cancer", _("Cancer")
    HEART = "heart", _("Heart and circulation")
    LUNGS = "lungs", _("Lungs and breathing")
    DIABETES = "diabetes", _("Diabetes")
    BRAIN = "brain", _("Brain and nerves")
    JOINTS = "joints", _("Joints, muscles and pain")
    MIND = "mind", _("The mind")
    GRIEF = "grief", _("Grief and loss")
    OTHER = "other", _("Something else")


class SeriesQuerySet(models.QuerySet["Series"]):
    def visible_to(self, by: Actor) -> Self:
        """Return those of one's own association; who runs the authority sees them all."""
        return self.filter(
            within(by, Can.ACTIVITY_EDIT, authority="partner__authority_id", partner="partner_id")
        )

    def public(self) -> Self:
        """Return the series that anybody may read of."""
        return self.filter(state=SeriesState.OPEN, partner__ended_on=None)


class Series(models.Model):
    """Some sessions about one thing, owned by an association."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="series")
    title = GuardedCharField(_("title"), max_length=120)
    theme = models.CharField(_("theme"), max_length=10, choices=Theme.choices)
    about = GuardedTextField(_("what it is about"), max_length=2000)
    place = GuardedCharField(_("where"), max_length=160)
    state = models.CharField(max_length=8, choices=SeriesState.choices, default=SeriesState.DRAFT)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    started_at = models.DateTimeField(default=clock.now)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.partner.authority_id, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.partner.event_place()


class SessionQuerySet(models.QuerySet["Session"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(series__in=Series.objects.visible_to(by))

    def coming(self) -> Self:
        """Return those that lie ahead and have not been called off."""
        return self.filter(starts_at__gt=clock.now(), called_off_at=None)


class Session(models.Model):
    """One meeting of a series. `taken` counts the places that are held, so that two never get the last one."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField(_("places"))
    taken = models.PositiveSmallIntegerField(default=0)
    topic = GuardedCharField(_("what this time is about"), max_length=160, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_because = GuardedCharField(_("why"), max_length=200, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)  # when those who came were erased

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["starts_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["starts_at"], name="session_by_start")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="session_ends_after_start"),
            models.CheckConstraint(condition=Q(taken__lte=F("capacity")), name="session_not_overbooked"),
            models.CheckConstraint(condition=Q(capacity__gte=1), name="session_has_places"),
            models.UniqueConstraint(fields=["series", "starts_at"], name="session_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.series_id} {self.starts_at:%Y-%m-%d}"

    @property
    def is_full(self) -> bool:
        return self.taken >= self.capacity

    @property
    def left(self) -> int:
        return self.capacity - self.taken

    @property
    def takes_sign_ups(self) -> bool:
        """Whether somebody may still sign up: it lies ahead, and its series is open."""
        return self.called_off_at is None and self.starts_at > clock.now() and self.series.state == "open"

    def access_scopes(self) -> list[Scope]:
        return self.series.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.series.event_place()


class SignUp(models.Model):
    """A citizen's place: a first name and an address to write to, erased two weeks after the session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="sign_ups")
    first_name = GuardedCharField(_("first name"), max_length=60)
    email = models.EmailField(_("e-mail"))
    language = models.CharField(max_length=5, default="da")
    state = models.CharField(max_length=10, choices=PlaceState.choices, default=PlaceState.WAITING)
    signed_up_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["signed_up_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "email"],
                condition=Q(state__in=["waiting", "held"]),
                name="one_place_each",
            )
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.pk}"

    @property
    def key(self) -> str:
        """Return the unguessable part of the citizen's private address; derived, so nothing secret is stored."""
        return Signer(salt=self._meta.label_lower).signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this place's own."""
        return constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return self.session.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.session.event_place()
