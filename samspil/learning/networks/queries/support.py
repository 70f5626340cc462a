"""Which offers to associations."""

from django.db.models import Exists, OuterRef, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.learning.networks.models import SupportOffer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import within
from samspil.society.places.models import Authority


def support(*, authority: Authority | None = None, kind: str = "") -> QuerySet[SupportOffer]:
    """Return what associations can get today, or soon: kind by kind."""
    rows = SupportOffer.objects.current().select_related("authority")
    if authority is not None:
        rows = rows.filter(authority=authority)
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by("kind", "title", "pk")


def authorities_with_support() -> QuerySet[Authority]:
    """Return the regions and municipalities that offer something today."""
    offered = SupportOffer.objects.current().filter(authority=OuterRef("pk"))
    return Authority.objects.filter(Exists(offered)).order_by("name", "pk")


def authorities_to_offer_for(by: Actor) -> QuerySet[Authority]:
    """Return the authorities whose offers the actor edits."""
    return Authority.objects.filter(within(by, Can.SUPPORT_EDIT, authority="pk")).order_by("name", "pk")


def our_offers(by: Actor) -> QuerySet[SupportOffer]:
    """Return all that the actor edits, the latest changed first, those of yesterday too."""
    return SupportOffer.objects.editable_by(by).select_related("authority").order_by("-changed_at", "-pk")


def offer_to_edit_or_404(by: Actor, pk: int) -> SupportOffer:
    """Return an offer that the actor edits. Raises NotVisible."""
    found = visible_or_404(by, SupportOffer.objects.select_related("authority"), pk)
    if not SupportOffer.objects.editable_by(by).filter(pk=pk).exists():
        raise NotVisible
    return found
