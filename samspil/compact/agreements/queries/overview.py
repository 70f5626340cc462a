"""Who has which agreement, over a whole area: always the same few queries, however many workplaces there are (HJ-38)."""

import statistics
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.db.models import Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.search import matching
from samspil.compact.agreements.flow import BEING_WRITTEN, IN_FORCE
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.alarms import with_leadership
from samspil.compact.agreements.rules.overview import (
    Fact,
    Standing,
    Sums,
    common_path,
    standings,
    sums_below,
)
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Unit, Workplace

_SHOWN = (*IN_FORCE, *BEING_WRITTEN)


@dataclass(frozen=True)
class UnitSums:
    """One line of the table of units: the unit (none: the workplaces that stand here themselves) and its sums."""

    unit: Unit | None
    sums: Sums

    @property
    def cells(self) -> list[int]:
        """The sums in the order of the standings."""
        return [self.sums.of(standing) for standing in Standing]


class Overview:
    """What one actor sees of an area: sums, units and the workplaces in it."""

    def __init__(self, by: Actor, *, unit: Unit | None = None, search: str = "") -> None:
        self.by, self.unit, self.search = by, unit, search.strip()

    @cached_property
    def places(self) -> dict[int, str]:
        """The paths of the workplaces in the area, by number: those open to volunteers, and those with an agreement."""
        rows = places_of(self.by)
        if self.unit is not None:
            rows = rows.filter(unit__path__startswith=self.unit.path)
        if self.search:
            rows = rows.filter(matching(self.search))
        return dict(rows.order_by("unit__name", "pk").values_list("pk", "unit__path"))

    @cached_property
    def found(self) -> dict[int, set[str]]:
        """How it stands at each workplace that has an agreement."""
        rows = with_leadership(Agreement.objects.visible_to(self.by).filter(state__in=_SHOWN)).order_by()
        fields = ("workplace_id", "state", "valid_to", "last_day", "revise_on", "is_led")
        facts = [
            Fact(place, state, min((day for day in (to, last) if day), default=None), revise, led)
            for place, state, to, last, revise, led in rows.values_list(*fields)
        ]
        return standings(facts, clock.today())

    @cached_property
    def sums(self) -> Sums:
        total = Sums()
        for pk in self.places:
            total.add(self.standing(pk))
        return total

    @cached_property
    def units(self) -> list[UnitSums]:
        """The units just below, with everything beneath them, by name."""
        base = self.unit.path if self.unit else common_path(self.places.values())
        groups = sums_below(base, self.places, self.found)
        names = Unit.objects.in_bulk([pk for pk in groups if pk is not None])
        lines = [UnitSums(names[pk] if pk else None, sums) for pk, sums in groups.items()]
        return sorted(lines, key=lambda line: (line.unit is None, line.unit.name if line.unit else ""))

    def standing(self, pk: int) -> set[str]:
        return self.found.get(pk, {str(Standing.MISSING)})

    def keys(self, standing: str = "") -> list[int]:
        """Return the numbers of the workplaces that stand so (all), by name."""
        return [pk for pk in self.places if not standing or standing in self.standing(pk)]


def places_of(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces where the actor may see agreements: all within reach, or those of one's own association."""
    reached = within(by, Can.AGREEMENT_VIEW, authority="unit__authority_id", unit_path="unit__path")
    seen = Agreement.objects.visible_to(by).filter(state__in=_SHOWN)
    return Workplace.objects.filter(
        (reached & Q(is_active=True)) | Q(pk__in=seen.values("workplace")), unit__closed_on=None
    )


def agreements_at(by: Actor, places: Mapping[int, object] | list[int]) -> dict[int, list[Agreement]]:
    """Return what is in force and what is on the way at these workplaces. Two queries."""
    rows = Agreement.objects.visible_to(by).detailed().filter(workplace__in=list(places), state__in=_SHOWN)
    found: dict[int, list[Agreement]] = defaultdict(list)
    for agreement in with_leadership(rows).prefetch_related("sign_offs").order_by("state", "title", "pk"):
        found[agreement.workplace_id].append(agreement)
    return found


def median_days(by: Actor) -> int | None:
    """Return the median of days from draft to force over the last year, nothing when none came into force (DR-17)."""
    since = clock.now() - timedelta(days=365)
    rows = Agreement.objects.visible_to(by).filter(activated_at__gte=since).order_by()
    days = [max((to - begun).days, 0) for begun, to in rows.values_list("created_at", "activated_at") if to]
    return round(statistics.median(days)) if days else None
