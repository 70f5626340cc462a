"""A group of first responders: formed, changed, closed."""

from collections.abc import Sequence

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.callouts.events.groups import GroupChanged, GroupClosed, GroupFormed
from samspil.everyday.callouts.models import Responder, ResponderGroup
from samspil.everyday.callouts.rules import verdicts
from samspil.everyday.callouts.rules.geometry import Point
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


@action
def form_group(
    by: Actor,
    workplace: Workplace,
    *,
    name: str,
    area: Sequence[Point],
    radius: int,
    most: int,
    wave_seconds: int,
    partner: Partner | None = None,
) -> ResponderGroup:
    """Form a group at the workplace, or of a partner's volunteers there. Raises Invalid for an area that is none."""
    require(by, Can.CALLOUT_EDIT, ResponderGroup(workplace=workplace, partner=partner))
    verdicts.check_group(area=area, radius=radius, most=most, wave_seconds=wave_seconds)
    made = ResponderGroup.objects.create(
        workplace=workplace,
        partner=partner,
        name=name.strip(),
        area=[list(corner) for corner in area],
        radius=radius,
        most=most,
        wave_seconds=wave_seconds,
        formed_by_id=by.user_id,
    )
    record(GroupFormed(subject=made), by=by)
    return made


@action
def change_group(
    by: Actor,
    group: ResponderGroup,
    *,
    name: str,
    area: Sequence[Point],
    radius: int,
    most: int,
    wave_seconds: int,
) -> None:
    """Change the area and the numbers. Raises Conflict when the group is closed, Invalid for an area that is none."""
    require(by, Can.CALLOUT_EDIT, group)
    verdicts.refuse_closed(group)
    verdicts.check_group(area=area, radius=radius, most=most, wave_seconds=wave_seconds)
    group.name, group.area = name.strip(), [list(corner) for corner in area]
    group.radius, group.most, group.wave_seconds = radius, most, wave_seconds
    group.save(update_fields=["name", "area", "radius", "most", "wave_seconds"])
    record(GroupChanged(subject=group), by=by)


@action
def close_group(by: Actor, group: ResponderGroup) -> None:
    """Close the group: nobody can be called, and where its people live is forgotten. Raises Conflict while a drill runs."""
    require(by, Can.CALLOUT_EDIT, group)
    verdict = verdicts.may_drill(group)
    if not verdict:
        raise Conflict(verdict.reason)
    ResponderGroup.objects.filter(pk=group.pk).update(closed_on=clock.today())
    group.closed_on = clock.today()
    Responder.objects.filter(group=group).delete()
    record(GroupClosed(subject=group), by=by)
