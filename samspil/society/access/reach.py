"""How far a duty reaches: over one thing, and as a condition over a table."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Q

from samspil.base.core.actor import Actor, Grant
from samspil.society.access.matrix import MATRIX, Can, Duty


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a thing belongs. Anything left out cannot be reached that way."""

    authority_id: int | None = None
    unit_path: str = ""
    partner_id: int | None = None
    volunteer_id: int | None = None


class Scoped(Protocol):
    """A thing that permissions can be asked about."""

    def access_scopes(self) -> list[Scope]:
        """Return every place where the thing belongs."""


def grants_for(by: Actor, can: Can) -> list[Grant]:
    """Return the actor's grants whose duty carries the permission."""
    return [grant for grant in by.grants if can in MATRIX[Duty(grant.duty)]]


def reaches(by: Actor, grant: Grant, scope: Scope) -> bool:
    """Say whether one grant reaches one scope."""
    if grant.duty == Duty.VOLUNTEER:
        return scope.volunteer_id is not None and scope.volunteer_id == by.volunteer_id
    if grant.partner_id is not None:
        return scope.partner_id == grant.partner_id
    if grant.unit_path:
        return scope.unit_path.startswith(grant.unit_path)
    return grant.authority_id is not None and scope.authority_id == grant.authority_id


def within(
    by: Actor,
    can: Can,
    *,
    authority: str | None = None,
    unit_path: str | None = None,
    partner: str | None = None,
    volunteer: str | None = None,
) -> Q:
    """Return the one condition for the rows that the actor's permission reaches.

    The arguments name look-ups of the queryset's model (`authority="unit__authority_id"`); one left out cannot be
    reached. Nothing reached gives a condition that no row meets.
    """
    if by.is_system:
        return ~Q(pk__in=[])  # every row; an empty Q would vanish when something is or-ed to it
    grants = grants_for(by, can)
    placed = [grant for grant in grants if grant.duty != Duty.VOLUNTEER]
    partners = {grant.partner_id for grant in placed if grant.partner_id is not None}
    paths = {grant.unit_path for grant in placed if grant.partner_id is None and grant.unit_path}
    authorities = {
        g.authority_id for g in placed if g.partner_id is None and not g.unit_path and g.authority_id
    }
    itself = {by.volunteer_id} if len(placed) < len(grants) and by.volunteer_id else set()
    found = Q(pk__in=[])
    for look_up, ids in ((authority, authorities), (partner, partners), (volunteer, itself)):
        if look_up and ids:
            found |= Q(**{f"{look_up}__in": ids})
    for path in sorted(paths) if unit_path else ():
        found |= Q(**{f"{unit_path}__startswith": path})
    return found
