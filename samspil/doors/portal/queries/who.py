"""Who are the volunteers here? What an employee must know of the person in the corridor: first names, and what they may do."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.doors.portal.queries.today.arrivals import Arrival, at_workplace
from samspil.doors.portal.queries.today.beside import Beside, beside
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.queries import Sheet, sheet_of
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace

NEW = timedelta(days=30)
MOST = 40


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who has begun within the last month."""

    first_name: str
    partner: str
    since: date


@dataclass(frozen=True, slots=True)
class Who:
    """The volunteers of one workplace, as its staff need to know them."""

    workplace: Workplace
    arrivals: list[Arrival]
    activities: list[Sheet]
    newcomers: list[Newcomer]
    beside: Beside

    @property
    def today(self) -> list[Arrival]:
        end = clock.day_bounds(clock.today())[1]
        return [one for one in self.arrivals if one.starts_at < end]

    @property
    def later(self) -> list[Arrival]:
        return self.arrivals[len(self.today) :]


def places(by: Actor) -> list[Workplace]:
    """Return the open workplaces whose rota the actor may read, each with how many volunteers belong to it (`people`)."""
    rows = _reached(by).filter(is_active=True).select_related("unit").order_by("unit__name", "pk")
    current = Q(affiliations__starts_on__lte=clock.today()) & (
        Q(affiliations__ends_on__isnull=True) | Q(affiliations__ends_on__gt=clock.today())
    )
    return list(rows.annotate(people=Count("affiliations__volunteer", filter=current, distinct=True))[:MOST])


def place_or_404(by: Actor, pk: int) -> Workplace:
    """Return the workplace if the actor may read its rota. Raises NotVisible."""
    found = _reached(by).select_related("unit__authority", "site").filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def who(by: Actor, workplace: Workplace) -> Who:
    """Return who is here this week, what they may do, and who is new. Eight queries."""
    living = Activity.objects.filter(workplace=workplace, state__in=[State.PUBLISHED, State.PAUSED])
    activities = [sheet_of(activity) for activity in living.detailed().order_by("title", "pk")[:MOST]]
    return Who(
        workplace,
        at_workplace(by, workplace.pk),
        activities,
        _newcomers(by, workplace),
        beside(by, workplace),
    )


def _reached(by: Actor) -> QuerySet[Workplace]:
    return Workplace.objects.filter(
        within(by, Can.ROTA_VIEW, authority="unit__authority_id", unit_path="unit__path")
    )


def _newcomers(by: Actor, workplace: Workplace) -> list[Newcomer]:
    """Only to those who may know the names: the same who may read them on the rota."""
    staff = replace(by, grants=tuple(grant for grant in by.grants if grant.duty == Duty.EMPLOYEE))
    unit = {"unit_path": "workplace__unit__path"}
    named = within(
        by, Can.VOLUNTEER_VIEW, authority="workplace__unit__authority_id", partner="partner_id", **unit
    )
    named |= within(staff, Can.ROTA_VIEW, **unit)
    rows = Affiliation.objects.current().filter(
        named, workplace=workplace, starts_on__gte=clock.today() - NEW
    )
    found = rows.order_by("-starts_on", "pk").values_list(
        "volunteer__user__name", "partner__name", "starts_on"
    )[:MOST]
    return [Newcomer(name.split(" ", 1)[0], partner or "", since) for name, partner, since in found]
