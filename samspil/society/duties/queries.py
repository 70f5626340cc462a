"""From a user to an actor, from a permission to the people who hold it, and what the event log says to whom."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor, Grant
from samspil.base.core.kept import kept
from samspil.base.events.facts import REGISTRY
from samspil.base.events.models import Event
from samspil.society.access.matrix import MATRIX, Can, Duty
from samspil.society.access.reach import Scope, within
from samspil.society.accounts.models import User
from samspil.society.duties.models import Ambassador, Assignment
from samspil.society.places.models import Workplace


def actor_for(user: User) -> Actor:
    """Return the user as an actor with today's duties; everybody reaches themselves as a volunteer. One query."""
    held = _held(clock.today(), user.pk)
    grants = (Grant(duty=Duty.VOLUNTEER), *(assignment.grant() for assignment in held))
    return Actor(user_id=user.pk, volunteer_id=user.pk, name=str(user), grants=grants)


@kept
def _held(day: date, user: int) -> QuerySet[Assignment]:
    return Assignment.objects.current(day).filter(user=user).select_related("unit").order_by("pk")


def people_who(can: Can, scope: Scope, *, duties: frozenset[Duty] | None = None) -> QuerySet[User]:
    """Return the active users whose duty today carries the permission and reaches the scope, by id.

    `duties` narrows the answer, so that a message goes to the coordinators and not to every administrator.
    """
    carrying = {duty for duty, permissions in MATRIX.items() if can in permissions} & set(duties or Duty)
    reach = Q(pk__in=[])
    if scope.partner_id is not None:
        reach |= Q(partner_id=scope.partner_id)
    if scope.unit_path:
        reach |= Q(partner=None, unit__path__in=_above(scope.unit_path))
    if scope.authority_id is not None:
        reach |= Q(partner=None, unit=None, authority_id=scope.authority_id)
    holders = Assignment.objects.current().filter(reach, duty__in=carrying)
    return User.objects.filter(pk__in=holders.values("user"), is_active=True).order_by("pk")


def _above(path: str) -> list[str]:
    """Return the path and those of all units above it: "/3/17/" gives "/3/" and "/3/17/"."""
    ids = path.strip("/").split("/")
    return ["/" + "/".join(ids[: n + 1]) + "/" for n in range(len(ids))]


def log_for(by: Actor) -> QuerySet[Event]:
    """Return the events at the places where the actor may read the log, the latest first."""
    reached = within(by, Can.EVENT_LOG_VIEW, authority="authority_id", unit_path="unit_path")
    return Event.objects.filter(reached).order_by("-sequence")


def narrowed(
    rows: QuerySet[Event],
    *,
    verb: str = "",
    who: str = "",
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Event]:
    """Narrow events by what happened, by the name of who did it, and by days (both included)."""
    if verb:
        rows = rows.filter(verb=verb)
    if who:
        people = User.objects.filter(name__icontains=who).order_by("pk").values_list("pk", flat=True)[:200]
        rows = rows.filter(actor_id__in=list(people))
    if since:
        rows = rows.filter(at__gte=clock.start_of(since))
    if until:
        rows = rows.filter(at__lt=clock.day_bounds(until)[1])
    return rows


def views_of(volunteer_id: int) -> QuerySet[Event]:
    """Return every time that somebody else looked at what is sensitive about the person, the latest first."""
    verbs = [verb for verb in REGISTRY if verb.endswith(".viewed")]
    about = Q(subject_type="volunteers.volunteer", subject_id=str(volunteer_id)) | Q(
        payload__volunteer=volunteer_id
    )
    return Event.objects.filter(about, verb__in=verbs).exclude(actor_id=volunteer_id).order_by("-sequence")


def names_of(events: Iterable[Event]) -> dict[int, str]:
    """Return the names of those who did it. One query."""
    ids = {event.actor_id for event in events if event.actor_id is not None}
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))


_AT_THE_PLACE = frozenset({Duty.LEADER, Duty.COORDINATOR, Duty.EMPLOYEE})


def possible_ambassadors(workplace: Workplace) -> QuerySet[User]:
    """Return the active people with a duty at the workplace, by name."""
    scope = workplace.access_scopes()[0]
    return people_who(Can.PLACE_VIEW, scope, duties=_AT_THE_PLACE).order_by("name", "pk")


def workplaces_with_ambassadors(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces within reach, those without an ambassador first; each with its present ones."""
    here = Ambassador.objects.current().filter(workplace=OuterRef("pk"))
    present = Ambassador.objects.current().select_related("user", "substitute")
    return (
        Workplace.objects.visible_to(by)
        .filter(is_active=True)
        .annotate(has_ambassador=Exists(here))
        .select_related("unit")
        .prefetch_related(Prefetch("ambassadors", queryset=present, to_attr="present"))
        .order_by("has_ambassador", "unit__name", "pk")
    )
