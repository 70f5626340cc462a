"""Which workplaces have had volunteers, and which institutions are on board."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.learning.programmes.models import Participation, Phase, Programme
from samspil.learning.programmes.rules.coverage import INSTITUTIONS, Board, Line
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.duties.models import Ambassador
from samspil.society.places.models import Unit, Workplace


def with_history(workplaces: Iterable[int] | QuerySet[Workplace]) -> set[int]:
    """Return which of the workplaces have ever had a volunteer, or an activity that was published."""
    wanted = list(workplaces) if not isinstance(workplaces, QuerySet) else workplaces
    people = Affiliation.objects.filter(workplace__in=wanted).values_list("workplace", flat=True)
    activities = Activity.objects.filter(workplace__in=wanted, published_at__isnull=False)
    return set(people.order_by()) | set(activities.order_by().values_list("workplace", flat=True))


def possible_places(programme: Programme) -> QuerySet[Workplace]:
    """Return the workplaces of the authority, by name."""
    rows = Workplace.objects.filter(unit__authority=programme.authority_id, unit__closed_on=None)
    return rows.select_related("unit").order_by("unit__name", "pk")


def departments(programme: Programme) -> QuerySet[Unit]:
    """Return the units that have no volunteers of their own: the administration and its areas."""
    rows = Unit.objects.filter(authority=programme.authority_id, workplace=None, closed_on=None)
    return rows.order_by("path")


def phase_today(programme: Programme) -> Phase | None:
    today = clock.today()
    return programme.phases.filter(starts_on__lte=today, until__gte=today).first()


def board(programme: Programme, by: Actor, phase: Phase | None = None) -> Board:
    """Return all institutions of the authority with what each of them has. One query."""
    here = OuterRef("pk")
    may_join = Workplace.objects.filter(
        within(by, Can.PLACE_EDIT, authority="unit__authority_id", unit_path="unit__path"), pk=here
    )
    rows = (
        Workplace.objects.filter(
            unit__authority=programme.authority_id, unit__closed_on=None, setting__in=INSTITUTIONS
        )
        .annotate(
            demand=Exists(Activity.objects.filter(workplace=here, state=State.PUBLISHED)),
            ambassador=Exists(Ambassador.objects.current().filter(workplace=here)),
            joined=Exists(Participation.objects.filter(programme=programme, workplace=here)),
            may_join=Exists(may_join),
        )
        .select_related("unit__parent")
        .order_by("unit__name", "pk")
    )
    is_voluntary = phase is not None and phase.kind == Phase.Kind.VOLUNTARY
    return Board([_line(row) for row in rows], is_voluntary=is_voluntary)


def _line(row: Workplace) -> Line:
    found: dict[str, bool] = {
        name: getattr(row, name) for name in ("demand", "ambassador", "joined", "may_join")
    }
    return Line(
        workplace_id=row.pk,
        name=row.unit.name,
        above=row.unit.parent.name if row.unit.parent else "",
        has_profile=row.is_active,
        has_demand=found["demand"],
        has_ambassador=found["ambassador"],
        has_joined=found["joined"],
        may_join=found["may_join"] and not found["joined"],
    )
