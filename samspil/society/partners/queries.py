"""The register of partners: of which kind they are, whom one reaches there, and when somebody last spoke with them."""

from datetime import timedelta

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.society.partners.models import Partner, PartnerTalk

QUIET = timedelta(days=365)


def register(by: Actor, *, kind: str = "", quiet: bool = False) -> QuerySet[Partner]:
    """Return the partners that the actor may see, each with the last time and what it was about."""
    latest = PartnerTalk.objects.filter(partner=OuterRef("pk")).order_by("-held_on", "-pk")
    rows = Partner.objects.visible_to(by).annotate(
        spoken_on=Max("talks__held_on"), spoken_of=Subquery(latest.values("about")[:1])
    )
    if kind:
        rows = rows.filter(kind=kind)
    if quiet:
        rows = rows.filter(Q(spoken_on=None) | Q(spoken_on__lt=clock.today() - QUIET), ended_on=None)
    return rows.select_related("authority", "workplace__unit").order_by("name", "pk")


def talks_with(partner: Partner) -> list[PartnerTalk]:
    """Return the last times that somebody spoke with the partner, the newest first."""
    return list(partner.talks.all()[:20])
