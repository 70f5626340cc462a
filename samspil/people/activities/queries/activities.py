"""Which activities, workplaces and partners; each in a constant number of queries."""

from collections.abc import Collection

from django.db.models import CharField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.base.core.search import matching
from samspil.base.events.models import Event
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, ActivityQuerySet, Need
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import grants_for, within
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

_LIVING = (State.PUBLISHED, State.PAUSED)


def activity_or_404(by: Actor, pk: int) -> Activity:
    """Return the activity with all that its page shows. Raises NotVisible."""
    return visible_or_404(by, Activity.objects.detailed(), pk)


def public_activity_or_404(pk: int) -> Activity:
    """Return what anybody may read. Raises NotVisible."""
    found = Activity.objects.public().detailed().filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def source_or_404(by: Actor, pk: int) -> Activity:
    """Return an activity that the actor may begin from. Raises NotVisible."""
    found = Activity.objects.cloneable_by(by).detailed().filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def own_activities(
    by: Actor,
    *,
    state: str = "",
    workplace: str = "",
    query: str = "",
    lack: str = "",
    goals: Collection[int] | None = None,
) -> QuerySet[Activity]:
    """Return the activities that the actor sees, narrowed. `lack` is "leader", "need" or nothing; no goals: those with none."""
    rows = Activity.objects.visible_to(by).select_related("workplace__unit", "partner", "leader")
    if lack == "leader":
        rows = without_leader(rows)
    elif lack == "need":
        rows = rows.without_need()
    if state:
        rows = rows.filter(state=state)
    if workplace:
        rows = rows.filter(workplace__slug=workplace)
    if query:
        rows = rows.filter(matching(query))
    if goals is not None:
        tagged = Activity.goals.through.objects.filter(activity=OuterRef("pk"))
        rows = rows.filter(Exists(tagged.filter(goal__in=goals)) if goals else ~Exists(tagged))
    return rows.order_by("title", "pk")


def sources(by: Actor, query: str = "") -> QuerySet[Activity]:
    """Return the activities to begin from, with how many have done so (RM-75)."""
    rows = (
        Activity.objects.cloneable_by(by)
        .exclude(state=State.DRAFT)
        .select_related("workplace__unit__authority")
    )
    if query:
        rows = rows.filter(matching(query))
    return rows.annotate(times_cloned=Count("clones")).order_by("-times_cloned", "title", "pk")


def without_leader(rows: ActivityQuerySet) -> ActivityQuerySet:
    """Narrow to the published and paused whose leader is gone: no account, or no duty as leader there today (RM-61)."""
    reaches = Q(unit__isnull=True, authority_id=OuterRef("workplace__unit__authority_id")) | Q(
        here__startswith=F("unit__path")
    )
    duty = (
        Assignment.objects.current()
        .annotate(here=ExpressionWrapper(OuterRef("workplace__unit__path"), output_field=CharField()))
        .filter(reaches, duty=Duty.LEADER, user=OuterRef("leader"), user__is_active=True)
    )
    return rows.filter(~Exists(duty), state__in=_LIVING)


def workplace_or_404(by: Actor, slug: str) -> Workplace:
    """Return the workplace whose needs the actor may read. Raises NotVisible."""
    found = _workplaces(by, Can.NEED_VIEW).filter(slug=slug).select_related("unit__authority").first()
    if found is None:
        raise NotVisible
    return found


def needs_of(by: Actor, workplace: Workplace) -> QuerySet[Need]:
    """Return the needs of the workplace: open ones first, with how many activities answer each."""
    rows = Need.objects.visible_to(by).filter(workplace=workplace).select_related("workplace__unit")
    return rows.annotate(answers=Count("activities")).order_by(
        F("met_on").asc(nulls_first=True), "-created_at", "-pk"
    )


def workplaces_to_draft_at(by: Actor) -> QuerySet[Workplace]:
    """Return where the actor may begin an activity; an association's leader at every open workplace of its authority."""
    authorities = Partner.objects.filter(pk__in=_partners(by)).values("authority_id")
    shared = Q(is_active=True, unit__authority_id__in=authorities)
    rows = Workplace.objects.filter(Q(pk__in=_workplaces(by, Can.ACTIVITY_EDIT).values("pk")) | shared)
    return rows.select_related("unit").order_by("unit__name", "pk")


def partners_to_draft_with(by: Actor) -> QuerySet[Partner]:
    """Return the partners whose activity the actor may begin."""
    return Partner.objects.visible_to(by).filter(ended_on__isnull=True).order_by("name", "pk")


def own_workplaces(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces that have an activity the actor sees, for the filter of the list."""
    seen = Activity.objects.visible_to(by).values("workplace_id")
    return Workplace.objects.filter(pk__in=seen).select_related("unit").order_by("unit__name", "pk")


def history_of(activity: Activity, *, most: int = 30) -> list[tuple[Event, str]]:
    """Return the latest events of the activity, each with its sentence. Two queries."""
    events = list(
        Event.objects.filter(subject_type="activities.activity", subject_id=str(activity.pk))[:most]
    )
    names = {
        user.pk: str(user)
        for user in User.objects.filter(pk__in={event.actor_id for event in events if event.actor_id})
    }
    return [(event, event.sentence(names.get(event.actor_id or 0, ""))) for event in events]


def _workplaces(by: Actor, can: Can) -> QuerySet[Workplace]:
    return Workplace.objects.filter(within(by, can, authority="unit__authority_id", unit_path="unit__path"))


def _partners(by: Actor) -> set[int]:
    return {grant.partner_id for grant in grants_for(by, Can.ACTIVITY_EDIT) if grant.partner_id is not None}
