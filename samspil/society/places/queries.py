"""What the pages ask about places."""

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.search import matching
from samspil.society.places.models import Unit, UnitPlacement, Workplace


def workplaces(by: Actor, query: str = "") -> QuerySet[Workplace]:
    """Return the workplaces that the actor may see, by name, narrowed by a search."""
    rows = (
        Workplace.objects.visible_to(by)
        .select_related("unit__authority", "site")
        .order_by("unit__name", "pk")
    )
    return rows.filter(matching(query)) if query.strip() else rows


def tree(by: Actor) -> QuerySet[Unit]:
    """Return the units that the actor may see, parents before children."""
    return (
        Unit.objects.visible_to(by)
        .filter(closed_on__isnull=True)
        .select_related("authority", "workplace")
        .order_by("authority__name", "path")
    )


def history(unit: Unit) -> QuerySet[UnitPlacement]:
    """Return where the unit has stood and will stand, the latest first."""
    return unit.placements.select_related("authority", "parent").order_by("-valid_from")
