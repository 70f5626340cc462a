"""Groups, their people and their equipment."""

from django.db.models import Count, Prefetch, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Equipment, Responder, ResponderGroup
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

GROUPS = ResponderGroup.objects.select_related("workplace__unit__authority", "partner")
RESPONDERS = Responder.objects.select_related(
    "group__workplace__unit", "group__partner", "affiliation__volunteer__user"
)
EQUIPMENT = Equipment.objects.select_related("group__workplace__unit")


def groups(by: Actor) -> QuerySet[ResponderGroup]:
    """Return the groups within reach, with how many are on the call list and how many of them are on duty."""
    day = clock.today()
    belongs = Q(responders__affiliation__ends_on=None) | Q(responders__affiliation__ends_on__gt=day)
    listed = belongs & Q(responders__certificate_until__gte=day)
    counted = GROUPS.visible_to(by).annotate(
        listed=Count("responders", filter=listed, distinct=True),
        ready=Count("responders", filter=listed & Q(responders__on_duty=True), distinct=True),
    )
    return counted.order_by("closed_on", "name", "pk")


def workplaces(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces at which the actor may form a group."""
    reached = within(
        by,
        Can.CALLOUT_EDIT,
        authority="unit__authority_id",
        unit_path="unit__path",
        partner="affiliations__partner_id",
    )
    return Workplace.objects.filter(reached, is_active=True).select_related("unit").distinct().order_by("pk")


def workplace_or_404(by: Actor, pk: int) -> Workplace:
    """Return a workplace at which the actor may form a group. Raises NotVisible."""
    found = workplaces(by).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def partners(by: Actor, workplace: Workplace) -> list[Partner]:
    """Return the partners with volunteers at the workplace for which the actor may form a group."""
    here = Affiliation.objects.current().filter(workplace=workplace).values("partner")
    rows = Partner.objects.filter(pk__in=here, ended_on=None).order_by("name", "pk")
    reached = within(by, Can.CALLOUT_EDIT, partner="pk", authority="authority_id")
    own = within(by, Can.CALLOUT_EDIT, authority="unit__authority_id", unit_path="unit__path")
    is_here = Workplace.objects.filter(own, pk=workplace.pk).exists()
    return list(rows if is_here else rows.filter(reached))


def roster(group: ResponderGroup) -> list[Responder]:
    """Return everybody in the group, those without a valid certificate too."""
    return list(RESPONDERS.filter(group=group))


def can_be_enrolled(group: ResponderGroup) -> QuerySet[Affiliation]:
    """Return the present volunteers of the workplace (of the group's partner, if it has one) who are not in the group."""
    rows = Affiliation.objects.current().filter(workplace=group.workplace_id)
    rows = rows.filter(partner=group.partner_id) if group.partner_id else rows
    rows = rows.exclude(responders__group=group).select_related(
        "volunteer__user", "partner", "workplace__unit"
    )
    return rows.order_by("volunteer__user__name", "pk")


def equipment(group: ResponderGroup) -> list[Equipment]:
    """Return what the group has."""
    return list(EQUIPMENT.kept().filter(group=group))


def drills(group: ResponderGroup) -> list[CallOut]:
    """Return the group's last drills, each with its debrief."""
    return list(group.call_outs.select_related("debrief")[:10])


def own(by: Actor) -> list[Responder]:
    """Return the actor's own places in groups, each with the drills they are called to (`asked`)."""
    running = CallOut.objects.running().values("pk")
    from_running = Prefetch(
        "answers",
        queryset=CallOutAnswer.objects.filter(call_out__in=running).select_related("call_out"),
        to_attr="asked",
    )
    rows = RESPONDERS.filter(affiliation__volunteer=by.volunteer_id or 0, group__closed_on=None)
    return list(rows.prefetch_related(from_running))
