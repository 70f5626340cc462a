"""Where anybody can see with whom the workplaces work together (RM-47)."""

from django.db.models import Q, QuerySet

from samspil.base.core.search import matching
from samspil.compact.agreements.models import Agreement
from samspil.society.places.models import Authority


def public_agreements(*, authority: Authority | None = None, search: str = "") -> QuerySet[Agreement]:
    """Return the agreements that hold today and may be shown to everybody, by authority and workplace."""
    rows = Agreement.objects.public().filter(workplace__unit__closed_on=None)
    if authority is not None:
        rows = rows.filter(workplace__unit__authority=authority)
    if search.strip():
        rows = rows.filter(
            matching(search, field="workplace__search_text")
            | Q(partner__name__icontains=search.strip())
            | Q(summary__icontains=search.strip())
        )
    return rows.select_related(
        "workplace__unit__authority", "workplace__unit__parent", "workplace__site", "partner", "contact"
    ).order_by("workplace__unit__authority__name", "workplace__unit__name", "title", "pk")


def authorities_with_agreements() -> QuerySet[Authority]:
    """Return the authorities that have anything to show there."""
    shown = Agreement.objects.public().values("workplace__unit__authority")
    return Authority.objects.filter(pk__in=shown).order_by("name")
