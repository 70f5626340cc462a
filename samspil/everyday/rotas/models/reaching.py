"""How far a duty reaches over a rota, also over one that several parties share (RM-56)."""

from django.db.models import Q

from samspil.base.core.actor import Actor
from samspil.people.activities.models import Activity, Party
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, grants_for, within


def reached(by: Actor, can: Can) -> Q:
    """Return the condition for what belongs to an activity that the actor's permission reaches."""
    return within(
        by,
        can,
        authority="activity__workplace__unit__authority_id",
        unit_path="activity__workplace__unit__path",
        partner="activity__partner_id",
    )


def on_shared_rota(by: Actor) -> Q:
    """Return the condition for what a party sees of the activities that it shares, whoever's it is; and what is its own."""
    partners = partners_of(by)
    if not partners:
        return Q(pk__in=[])
    shared = Party.objects.filter(partner__in=partners).order_by().values("activity")
    return Q(activity__in=shared) | Q(partner__in=partners)


def partners_of(by: Actor) -> set[int]:
    """Return the partners for which the actor keeps an eye on the rota."""
    return {grant.partner_id for grant in grants_for(by, Can.ROTA_VIEW) if grant.partner_id is not None}


def scopes_of(activity: Activity, partner_id: int | None) -> list[Scope]:
    """Return where a shift belongs: what a party has made on a shared rota is for that party alone to change."""
    return activity.access_scopes() if partner_id is None else [Scope(partner_id=partner_id)]
