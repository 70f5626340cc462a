"""Hours over a period: how many of them fall between two days, and the sum of each department."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.learning.programmes.flow import AskState
from samspil.learning.programmes.models import ResourceAsk
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.permission import Verdict, allowed, refused
from samspil.society.access.reach import reaches


@dataclass
class DepartmentSum:
    """What one department was asked for and has committed, between two days."""

    name: str
    asked: int
    committed: int
    unanswered: int

    @property
    def missing(self) -> int:
        return max(0, self.asked - self.committed)


def share(hours: int, starts_on: date, until: date, *, since: date, to: date) -> Decimal:
    """Return how many of the hours fall between two days (both included), as they lie evenly over their own period."""
    first, last = max(starts_on, since), min(until, to)
    if last < first:
        return Decimal(0)
    return Decimal(hours) * ((last - first).days + 1) / ((until - starts_on).days + 1)


def sums(asks: Iterable[ResourceAsk], *, since: date, to: date) -> list[DepartmentSum]:
    """Return the sum of each department, by name. What is no longer needed counts nowhere."""
    exact: dict[int, tuple[str, list[Decimal]]] = {}
    for ask in asks:
        if ask.state == AskState.WITHDRAWN:
            continue
        _name, added = exact.setdefault(ask.unit_id, (ask.unit.name, [Decimal(0)] * 3))
        period = {"starts_on": ask.starts_on, "until": ask.until, "since": since, "to": to}
        asked = share(ask.hours, **period)
        added[0] += asked
        added[1] += share(ask.hours_committed or 0, **period)
        added[2] += asked if ask.state == AskState.ASKED else 0
    rows = [DepartmentSum(name, *(_whole(hours) for hours in added)) for name, added in exact.values()]
    return sorted((row for row in rows if row.asked or row.committed), key=lambda row: row.name)


def total(rows: Iterable[DepartmentSum]) -> DepartmentSum:
    found = list(rows)
    return DepartmentSum(
        _("Together"),
        sum(row.asked for row in found),
        sum(row.committed for row in found),
        sum(row.unanswered for row in found),
    )


def may_commit(by: Actor, ask: ResourceAsk) -> Verdict:
    """Say whether the actor may answer: hours are committed by whoever leads the department, by nobody on their behalf."""
    verdict = allowed(by, Can.RESOURCE_COMMIT, ask)
    if not verdict or by.is_system:
        return verdict
    leading = [grant for grant in by.grants if grant.duty == Duty.LEADER]
    if any(reaches(by, grant, scope) for grant in leading for scope in ask.access_scopes()):
        return verdict
    return refused(_("Only the leader of the department commits its hours."))


def _whole(hours: Decimal) -> int:
    return int(hours.quantize(Decimal(1), rounding=ROUND_HALF_UP))
