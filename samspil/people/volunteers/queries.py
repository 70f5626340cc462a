"""What the pages ask about volunteers."""

from django.db.models import Prefetch, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.search import matching
from samspil.people.volunteers.models import Affiliation, Volunteer


def directory(by: Actor, query: str = "") -> QuerySet[Volunteer]:
    """Return the volunteers within the actor's reach with their present affiliations, by name, narrowed by a search."""
    belongs = Affiliation.objects.current().visible_to(by).select_related("workplace__unit", "partner")
    rows = Volunteer.objects.visible_to(by).active().select_related("user").order_by("user__name", "pk")
    rows = rows.prefetch_related(Prefetch("affiliations", queryset=belongs, to_attr="present"))
    return rows.filter(matching(query)) if query.strip() else rows


def affiliations(by: Actor, volunteer: Volunteer) -> list[Affiliation]:
    """Return the volunteer's affiliations that the actor may see, with their covers, the present ones first."""
    rows = Affiliation.objects.visible_to(by).filter(volunteer=volunteer)
    return list(
        rows.select_related("workplace__unit", "partner", "volunteer")
        .prefetch_related("covers")
        .order_by("-ends_on", "-starts_on")
    )
