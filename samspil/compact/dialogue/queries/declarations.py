"""Which workplaces have declared a year, and which have not."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.compact.dialogue.models.declarations import SpecialTerms, VolunteerHours
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Workplace

_PLACE = {"authority": "unit__authority_id", "unit_path": "unit__path"}


def declaring(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces within the actor's reach that have volunteers, and so declare each year."""
    return Workplace.objects.filter(
        within(by, Can.DISCUSSION_VIEW, **_PLACE), is_active=True, unit__closed_on=None
    )


def undeclared(rows: QuerySet[Workplace], year: int) -> QuerySet[Workplace]:
    """Return those of the workplaces whose declaration for the year is missing."""
    return rows.exclude(pk__in=SpecialTerms.objects.filter(year=year).values("workplace"))


@dataclass(frozen=True, slots=True)
class YearFigures:
    """A year in numbers, within the actor's reach."""

    declared: int
    missing: int
    flagged: int


def year_figures(by: Actor, year: int) -> YearFigures:
    """Return how many declarations are there, missing, and flagged. Three queries."""
    given = SpecialTerms.objects.visible_to(by).filter(year=year)
    return YearFigures(given.count(), undeclared(declaring(by), year).count(), given.flagged().count())


def year_lists(by: Actor, year: int) -> dict[str, QuerySet[Any]]:
    """Return what was declared for the year (""), the workplaces that have not, and what needs attention."""
    given = SpecialTerms.objects.visible_to(by).filter(year=year).select_related("workplace__unit")
    missing = undeclared(declaring(by), year).select_related("unit").order_by("unit__name", "pk")
    return {"": given, "mangler": missing, "opmaerksomhed": given.flagged()}


def declaration_of(workplace: Workplace, year: int) -> SpecialTerms | None:
    """Return the workplace's declaration for the year, if it has been given."""
    rows = SpecialTerms.objects.filter(workplace=workplace, year=year)
    return rows.select_related("workplace__unit__authority", "given_by").first()


def counted_hours(workplace: Workplace, year: int) -> dict[str, int]:
    """Return the hours that the attendance shows for the year and the one before, by the field that they are proposed for."""
    rows = VolunteerHours.objects.filter(workplace=workplace, year__in=[year - 1, year])
    return {("hours_after" if row.year == year else "hours_before"): row.hours for row in rows}


def hours_known(year: int) -> dict[int, int]:
    """Return the hours of the year that have been kept, by workplace."""
    return dict(VolunteerHours.objects.filter(year=year).values_list("workplace", "hours"))
