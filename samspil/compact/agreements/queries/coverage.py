"""How far ahead an agreement reaches."""

from datetime import date

from samspil.compact.agreements.queries.in_force import agreement_for
from samspil.compact.agreements.queries.policies import policy_of
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


def covered_until(workplace: Workplace, partner: Partner | None = None) -> date | None:
    """Return the last day that today's agreement covers (`date.max`: no end is known), or None when there is none.

    Where the authority asks for no agreement, every day is covered.
    """
    if not policy_of(workplace.unit.authority).agreement_required:
        return date.max
    found = agreement_for(workplace, partner)
    if found is None:
        return None
    return min((day for day in (found.valid_to, found.last_day) if day), default=date.max)
