"""Whose it is: an authority's, one workplace's, or an association's."""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models
from django.db.models import Q

from samspil.base.core.actor import Actor
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Unit, Workplace


@dataclass(frozen=True)
class Home:
    """A place that something can belong to. Without a workplace and an association it is the whole authority."""

    authority: Authority
    workplace: Workplace | None = None
    partner: Partner | None = None

    @property
    def fields(self) -> dict[str, models.Model | None]:
        return {"authority": self.authority, "workplace": self.workplace, "partner": self.partner}

    def access_scopes(self) -> list[Scope]:
        path = self.workplace.unit.path if self.workplace else ""
        partner = self.partner.pk if self.partner else None
        return [Scope(authority_id=self.authority.pk, unit_path=path, partner_id=partner)]


class Owned(models.Model):
    """What belongs to a home, and is read by those who have a place there."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    HOME: ClassVar = (
        "authority",
        "workplace__unit",
        "partner",
    )  # what naming the home and asking for it reads

    class Meta:
        abstract = True

    @property
    def home_name(self) -> str:
        """Return whose it is, as its page says it."""
        return str(self.partner or self.workplace or self.authority)

    def access_scopes(self) -> list[Scope]:
        path = self.workplace.unit.path if self.workplace else ""
        return [Scope(authority_id=self.authority_id, unit_path=path, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.workplace.unit.path if self.workplace else ""


def in_sight(by: Actor) -> Q:
    """Return the condition for what the actor may read: their own place's, and what concerns their whole authority."""
    own = within(
        by,
        Can.CAMPAIGN_VIEW,
        authority="authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    if by.is_system:
        return own
    below = Unit.objects.filter(within(by, Can.CAMPAIGN_VIEW, unit_path="path")).values("authority")
    return own | Q(authority__in=below, workplace=None, partner=None)
