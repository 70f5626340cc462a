"""Which agreements, workplaces and associations; each in a constant number of queries."""

from django.db.models import Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE, OVER
from samspil.compact.agreements.models import Agreement
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Workplace

GROUPS = {"udkast": BEING_WRITTEN, "gaelder": IN_FORCE, "slut": OVER}


def own_agreements(
    by: Actor, *, group: str = "", workplace: str = "", query: str = ""
) -> QuerySet[Agreement]:
    """Return the agreements that the actor sees, narrowed by where they are in their life, place and words."""
    rows = Agreement.objects.visible_to(by).select_related("workplace__unit", "partner", "leader")
    if group in GROUPS:
        rows = rows.filter(state__in=GROUPS[group])
    if workplace:
        rows = rows.filter(workplace__slug=workplace)
    for word in query.split():
        rows = rows.filter(
            Q(title__icontains=word)
            | Q(workplace__unit__name__icontains=word)
            | Q(partner__name__icontains=word)
        )
    return rows.order_by("workplace__unit__name", "-changed_at", "pk")


def own_workplaces(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces that have an agreement the actor sees, for the filter of the list."""
    seen = Agreement.objects.visible_to(by).values("workplace_id")
    return Workplace.objects.filter(pk__in=seen).select_related("unit").order_by("unit__name", "pk")


def workplaces_to_agree_at(by: Actor) -> QuerySet[Workplace]:
    """Return where the actor may begin an agreement; an association's leader at every open workplace of its authority."""
    partners = {grant.partner_id for grant in grants_for(by, Can.AGREEMENT_EDIT) if grant.partner_id}
    authorities = Partner.objects.filter(pk__in=partners).values("authority_id")
    shared = Q(is_active=True, unit__authority_id__in=authorities) if partners else Q(pk__in=[])
    own = within(by, Can.AGREEMENT_EDIT, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(own | shared, unit__closed_on=None)
    return rows.select_related("unit").order_by("unit__name", "pk")


def partners_to_agree_with(by: Actor) -> QuerySet[Partner]:
    """Return the partners that the actor may begin an agreement with."""
    return Partner.objects.visible_to(by).filter(ended_on=None).order_by("name", "pk")


def authorities_ruled(by: Actor) -> QuerySet[Authority]:
    """Return the authorities whose way of working the actor may set."""
    ids = {grant.authority_id for grant in grants_for(by, Can.RULE_EDIT) if grant.authority_id}
    return Authority.objects.filter(pk__in=ids).order_by("name", "pk")
