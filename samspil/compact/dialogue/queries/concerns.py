"""The register of concerns, and the four that every agreement answers."""

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.compact.dialogue.models.concerns import Concern
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.places.models import Authority, Workplace

_ORDER = {kind: place for place, kind in enumerate(Concern.Kind.values)}


def standard_concerns(authority: Authority) -> list[Concern]:
    """Return the four known concerns in the authority's own words, with what it promises about each."""
    rows = Concern.objects.standard().filter(authority=authority).select_related("authority")
    return sorted(rows, key=lambda concern: _ORDER[concern.kind])


def concerns(by: Actor, state: str = "") -> QuerySet[Concern]:
    """Return the concerns of workplaces and authorities that the actor may see, the latest changed first."""
    rows = Concern.objects.visible_to(by).filter(is_standard=False)
    rows = rows.filter(state=state) if state else rows
    return rows.select_related("workplace__unit", "authority", "owner").order_by("-changed_at", "-pk")


def workplaces_to_care_for(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces for which the actor may write down a concern."""
    reached = within(by, Can.CONCERN_EDIT, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(reached, unit__closed_on=None)
    return rows.select_related("unit__authority").order_by("unit__name", "pk")


def possible_owners(concern: Concern) -> QuerySet[User]:
    """Return who can see to the concern."""
    return people_who(Can.CONCERN_EDIT, concern.access_scopes()[0]).order_by("name", "pk")
