"""Who may give which duty."""

from samspil.base.core.actor import Actor
from samspil.society.access.matrix import Duty

_LOWER = frozenset({Duty.COORDINATOR, Duty.EMPLOYEE, Duty.COMMITTEE_MEMBER, Duty.ASSOCIATION_LEADER})


def may_give(by: Actor, duty: Duty) -> bool:
    """A leader names coordinators and employees below; only administrators name leaders, administrators and consultants."""
    return by.is_system or Duty.ADMINISTRATOR in by.duties or duty in _LOWER


def duties_to_give(by: Actor) -> list[Duty]:
    """Return the duties that the actor may offer a person. Nobody is made a volunteer this way: that takes a welcome."""
    return [duty for duty in Duty if duty is not Duty.VOLUNTEER and may_give(by, duty)]
