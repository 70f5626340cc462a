"""Which milestones wait for each other, and what a new day means for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from samspil.learning.programmes.models import Milestone, Programme
from samspil.learning.programmes.rules.dependencies import following, shifts


@dataclass(frozen=True)
class Move:
    """A milestone that moves because it waits for another one."""

    milestone: Milestone
    to: date


def milestones_of(programme: Programme) -> list[Milestone]:
    """Return the milestones with what they wait for, in the order of their days. Two queries."""
    rows = list(Milestone.objects.filter(programme=programme).prefetch_related("waits_for"))
    return sorted(rows, key=lambda one: (one.expected_on, one.pk))


def waiting(milestones: Iterable[Milestone]) -> dict[int, list[int]]:
    """Return which milestones each one waits for."""
    return {one.pk: [before.pk for before in one.waits_for.all()] for one in milestones}


def waiting_in(programme: Programme) -> dict[int, list[int]]:
    return waiting(milestones_of(programme))


def waiting_for(milestone: Milestone) -> list[Milestone]:
    """Return what is not reached yet and waits for this one, directly or through others."""
    rows = milestones_of(milestone.programme)
    found = following(waiting(rows), milestone.pk)
    return [one for one in rows if one.pk in found and one.reached_on is None]


def moves(milestone: Milestone, forecast_on: date) -> list[Move]:
    """Return what would move, and to which day, if this one were expected on another day."""
    rows = {one.pk: one for one in milestones_of(milestone.programme) if one.reached_on is None}
    open_still = {
        one: [before for before in all_of if before in rows] for one, all_of in waiting(rows.values()).items()
    }
    days = shifts(open_still, milestone.pk, (forecast_on - milestone.expected_on).days)
    return [
        Move(one, one.expected_on + timedelta(days=days[one.pk])) for one in rows.values() if one.pk in days
    ]
