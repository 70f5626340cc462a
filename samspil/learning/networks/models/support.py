"""What associations can get help with: rooms, courses, money, advice."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority


class SupportOfferQuerySet(models.QuerySet["SupportOffer"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what anybody may see today, and all that the actor edits."""
        return self.filter(self._current() | self._edited_by(by))

    def current(self) -> Self:
        """Return what can be had today, or is announced."""
        return self.filter(self._current())

    def editable_by(self, by: Actor) -> Self:
        return self.filter(self._edited_by(by))

    @staticmethod
    def _current() -> Q:
        return Q(withdrawn_at=None) & (Q(ends_on=None) | Q(ends_on__gte=clock.today()))

    @staticmethod
    def _edited_by(by: Actor) -> Q:
        return within(by, Can.SUPPORT_EDIT, authority="authority_id")


class SupportOffer(models.Model):
    """One thing that a region or a municipality offers associations, as long as it is offered."""

    class Kind(models.TextChoices):
        ROOM = "room", _("Rooms")
        COURSE = "course", _("Courses")
        MONEY = "money", _("Money and grants")
        ADVICE = "advice", _("Advice")
        PRACTICAL = "practical", _("Practical help")
        OTHER = "other", _("Something else")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="support_offers")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = GuardedCharField(_("title"), max_length=120)
    text = GuardedTextField(_("text"), max_length=2000)
    url = models.URLField(_("link"), blank=True)
    contact = GuardedCharField(_("contact"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SupportOfferQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "title", "pk"]
        indexes: ClassVar = [models.Index(fields=["authority", "kind"], name="support_by_authority")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="support_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_ahead(self) -> bool:
        """Announced, but not to be had yet."""
        return self.starts_on is not None and self.starts_on > clock.today()

    @property
    def is_over(self) -> bool:
        return self.withdrawn_at is not None or (self.ends_on is not None and self.ends_on < clock.today())

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""
