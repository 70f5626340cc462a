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
        return Q()
    found = Q(pk__in=[])
    authorities, partners = set(), set()
    for grant in grants_for(by, can):
        if grant.duty == Duty.VOLUNTEER:
            if volunteer and by.volunteer_id:
                found |= Q(**{volunteer: by.volunteer_id})
        elif grant.partner_id is not None:
            partners.add(grant.partner_id)
        elif grant.unit_path:
            if unit_path:
                found |= Q(**{f"{unit_path}__startswith": grant.unit_path})
        elif grant.authority_id is not None:
            authorities.add(grant.authority_id)
    if authority and authorities:
        found |= Q(**{f"{authority}__in": authorities})
    if partner and partners:
        found |= Q(**{f"{partner}__in": partners})
    return found
