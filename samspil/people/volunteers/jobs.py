"""What happens to volunteers by itself."""

from datetime import time

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.people.volunteers.actions import forget_placement
from samspil.people.volunteers.queries import placements_to_forget


@periodic(daily_at=time(4, 52))
def forget_placements() -> None:
    """Delete which students came with a class, two years after the last day."""
    for placement in placements_to_forget():
        forget_placement(SYSTEM, placement)
