"""The page of today: one block for each duty a person holds, the most urgent first."""

from collections.abc import Callable

from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today import association, coordinator, leader, overview, staff, volunteer
from samspil.doors.portal.queries.today.frame import Block
from samspil.society.access.matrix import Duty

# In the order in which equally urgent blocks stand.
_BLOCKS: dict[str, Callable[[Actor], Block | None]] = {
    Duty.COORDINATOR: coordinator.block,
    Duty.ASSOCIATION_LEADER: association.block,
    Duty.LEADER: leader.block,
    Duty.VOLUNTEER: volunteer.block,
    Duty.EMPLOYEE: staff.block,
    Duty.CONSULTANT: overview.consultant,
    Duty.ADMINISTRATOR: overview.administrator,
    Duty.COMMITTEE_MEMBER: overview.committee,
    Duty.COUNCIL_MEMBER: overview.council,
}


def blocks(by: Actor) -> list[Block]:
    """Return a block for each of the person's duties, the most urgent first; none for somebody who holds none."""
    drawn = [draw(by) for duty, draw in _BLOCKS.items() if duty in by.duties]
    return sorted((block for block in drawn if block is not None), key=lambda block: block.next.urgency)
