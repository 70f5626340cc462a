"""What happens to the organisation by itself."""

from datetime import time

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.society.places.actions import settle_placements
from samspil.society.places.models import UnitPlacement


@periodic(daily_at=time(0, 5))
def settle_units() -> None:
    """Let every unit stand where today's placement says; a night that was missed is made up for."""
    in_force = (
        UnitPlacement.objects.filter(valid_from__lte=clock.today())
        .select_related("unit")
        .order_by("unit", "valid_from")
    )
    for placement in in_force:
        unit = placement.unit
        if placement.holds_on(clock.today()) and (placement.parent_id, placement.authority_id) != (
            unit.parent_id,
            unit.authority_id,
        ):
            settle_placements(SYSTEM, unit)
