"""What the pages ask about volunteers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum, Window
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.search import matching
from samspil.compact.agreements.flow import IN_FORCE
from samspil.compact.agreements.models import Agreement
from samspil.people.volunteers.models import Affiliation, Placement, Student, Volunteer
from samspil.people.volunteers.rules import KEPT
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace

COLUMNS = ("pk", "user__name", "phone")
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Listed:
    """A volunteer in the list: how to reach them, and where they belong today, each place with its association."""

    pk: int
    name: str
    phone: str
    places: list[tuple[str, str]]


def directory(by: Actor, query: str = "") -> QuerySet[Volunteer]:
    """Return the volunteers within the actor's reach by name, narrowed by a search; found ones carry how many they are (`TOTAL`)."""
    if not query.strip():
        return Volunteer.objects.visible_to(by).active().order_by("user__name", "pk")
    found = Volunteer.objects.visible_to(by, among=matching(query, field="volunteer__search_text")).active()
    counted = found.filter(matching(query)).annotate(**{TOTAL: Window(Count("pk"))})
    return counted.order_by("user__name", "pk")


def listed(by: Actor, rows: Sequence[dict[str, Any]]) -> list[Listed]:
    """Return the rows with the present affiliations that the actor may see. One query."""
    present = Affiliation.objects.current().visible_to(by).filter(volunteer__in=[row["pk"] for row in rows])
    places: dict[int, list[tuple[str, str]]] = {}
    for pk, place, partner in present.values_list("volunteer_id", "workplace__unit__name", "partner__name"):
        places.setdefault(pk, []).append((place, partner or ""))
    return [Listed(row["pk"], row["user__name"], row["phone"], places.get(row["pk"], [])) for row in rows]


def affiliations(by: Actor, volunteer: Volunteer) -> list[Affiliation]:
    """Return the volunteer's affiliations that the actor may see, with their covers, the present ones first."""
    rows = Affiliation.objects.visible_to(by).filter(volunteer=volunteer)
    return list(
        rows.select_related("workplace__unit", "partner", "volunteer")
        .prefetch_related("covers")
        .order_by(F("ends_on").desc(nulls_first=True), "-starts_on")
    )


FEWEST = 5  # a smaller group is not shown: it could be somebody
_AGES = ((0, 24), (25, 44), (45, 64), (65, 79), (80, 120))


def ages(by: Actor) -> list[tuple[str, int]]:
    """Return how many of the volunteers within reach belong to each age group, by the year that they told of themselves.

    It is their own choice to tell it. Groups of fewer than five are left out, so that nobody can be picked out (RM-51).
    """
    this_year = clock.today().year
    groups = {
        f"from_{low}": Count("pk", filter=Q(birth_year__range=(this_year - high, this_year - low)))
        for low, high in _AGES
    }
    counted = Volunteer.objects.visible_to(by).active().order_by().aggregate(**groups)
    labels = {f"from_{low}": _("%(low)s–%(high)s years") % {"low": low, "high": high} for low, high in _AGES}
    labels["from_0"], labels["from_80"] = _("Under 25 years"), _("80 years and above")
    return [(labels[name], number) for name, number in counted.items() if number >= FEWEST]


MOST_FOR_AN_HOUR = 15  # volunteers for each of the coordinator's hours a week: more is worth a talk (VB-24)
_MOST_PLACES = 200


@dataclass(frozen=True, slots=True)
class Balance:
    """The volunteers of a place beside the time that is set aside for them."""

    workplace: str
    volunteers: int
    hours: Decimal

    @property
    def is_strained(self) -> bool:
        return self.volunteers > self.hours * MOST_FOR_AN_HOUR


def balances(by: Actor) -> list[Balance]:
    """Return the places within reach that have volunteers, those with least time for each first. Two queries."""
    here = Affiliation.objects.current().visible_to(by).order_by()
    counted = here.values_list("workplace", "workplace__unit__name").annotate(
        n=Count("volunteer", distinct=True)
    )
    rows = list(counted.order_by("workplace__unit__name", "workplace")[:_MOST_PLACES])
    agreed = Agreement.objects.filter(state__in=IN_FORCE, workplace__in=[row[0] for row in rows]).order_by()
    hours = dict(agreed.values_list("workplace").annotate(n=Sum("coordinator_hours")))
    found = [Balance(name, n, hours.get(pk) or Decimal(0)) for pk, name, n in rows]
    return sorted(found, key=lambda one: (one.hours / one.volunteers, -one.volunteers, one.workplace))


def placements(by: Actor) -> QuerySet[Placement]:
    """Return the students' placements within reach, the latest first, with how many they are."""
    rows = Placement.objects.visible_to(by).select_related("workplace__unit")
    return rows.annotate(size=Count("students"))


def placement_places(by: Actor) -> QuerySet[Workplace]:
    """Return the open workplaces at which the actor takes volunteers on."""
    reached = within(by, Can.VOLUNTEER_EDIT, authority="unit__authority_id", unit_path="unit__path")
    rows = Workplace.objects.filter(reached, is_active=True, unit__closed_on=None)
    return rows.select_related("unit__authority").order_by("unit__name", "pk")


def students(placement: Placement) -> list[Student]:
    """Return who came with the class, by name."""
    rows = placement.students.select_related("affiliation__volunteer__user")
    return list(rows.order_by("affiliation__volunteer__user__name", "pk"))


def placements_to_forget() -> QuerySet[Placement]:
    """Return the placements for which no certificate is asked any more."""
    rows = Placement.objects.filter(last_day__lt=clock.today() - KEPT)
    return rows.select_related("workplace__unit").order_by("pk")
