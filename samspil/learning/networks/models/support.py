"""What associations can get help with: rooms, courses, money, advice."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.learning.networks.models.kept import KeptForAllQuerySet, OfAuthority
from samspil.society.places.models import Authority


class SupportOfferQuerySet(KeptForAllQuerySet["SupportOffer"]):
    """Offers, until their last day or until they are taken down."""

    last_day = "ends_on"
    taken_out = "withdrawn_at"


class SupportOffer(OfAuthority):
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
