"""The hours asked for and committed."""

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.learning.programmes.flow import AskState
from samspil.learning.programmes.models import Programme, ResourceAsk
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope, grants_for, reaches, within


def asks_of(programme: Programme) -> QuerySet[ResourceAsk]:
    rows = programme.asks.select_related("unit", "answered_by")
    return rows.order_by("unit__name", "starts_on", "pk")


def asks_to_answer(by: Actor) -> list[ResourceAsk]:
    """Return what the actor, as a leader, has been asked for and has not answered. One query."""
    leading = [grant for grant in grants_for(by, Can.RESOURCE_COMMIT) if grant.duty == Duty.LEADER]
    if not leading:
        return []
    reached = within(by, Can.RESOURCE_COMMIT, authority="unit__authority_id", unit_path="unit__path")
    rows = ResourceAsk.objects.filter(reached, state=AskState.ASKED).select_related("unit", "programme")
    return [
        ask
        for ask in rows.order_by("starts_on", "pk")
        if any(
            reaches(by, grant, Scope(authority_id=ask.unit.authority_id, unit_path=ask.unit.path))
            for grant in leading
        )
    ]
