"""What the group has, and where it hangs."""

from datetime import date, time

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.callouts.events.groups import EquipmentAdded, EquipmentChanged, EquipmentRemoved
from samspil.everyday.callouts.models import Equipment, EquipmentKind, ResponderGroup
from samspil.everyday.callouts.rules import verdicts
from samspil.everyday.callouts.rules.geometry import Point
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def add_equipment(
    by: Actor,
    group: ResponderGroup,
    *,
    kind: str,
    label: str,
    place: str,
    point: Point | None,
    opens_at: time | None = None,
    closes_at: time | None = None,
    check_by: date | None = None,
) -> Equipment:
    """Note a piece of equipment. Raises Invalid for a defibrillator without a place, or half of its hours."""
    require(by, Can.CALLOUT_EDIT, group)
    verdicts.refuse_closed(group)
    made = Equipment(group=group, kind=kind, label=label.strip(), place=place.strip(), check_by=check_by)
    _place(made, point, opens_at, closes_at)
    made.save()
    record(EquipmentAdded(subject=made, kind=kind), by=by)
    return made


@action
def change_equipment(
    by: Actor,
    thing: Equipment,
    *,
    kind: str,
    label: str,
    place: str,
    point: Point | None,
    opens_at: time | None,
    closes_at: time | None,
    check_by: date | None,
    needs_care: bool,
) -> None:
    """Say it anew, for instance after a check. Raises Invalid as when it was added."""
    require(by, Can.CALLOUT_EDIT, thing)
    thing.kind, thing.label, thing.place = kind, label.strip(), place.strip()
    thing.check_by, thing.needs_care = check_by, needs_care
    _place(thing, point, opens_at, closes_at)
    thing.save()
    record(EquipmentChanged(subject=thing), by=by)


@action
def remove_equipment(by: Actor, thing: Equipment) -> None:
    """Take it off the list."""
    require(by, Can.CALLOUT_EDIT, thing)
    Equipment.objects.filter(pk=thing.pk, removed_on=None).update(removed_on=clock.today())
    record(EquipmentRemoved(subject=thing), by=by)


def _place(thing: Equipment, point: Point | None, opens_at: time | None, closes_at: time | None) -> None:
    if thing.kind == EquipmentKind.AED and point is None:
        raise Invalid({"point": [_("Say where the defibrillator hangs.")]})
    if (opens_at is None) != (closes_at is None):
        missing = "opens_at" if opens_at is None else "closes_at"
        raise Invalid({missing: [_("Write both hours, or leave both empty.")]})
    thing.latitude, thing.longitude = point if point is not None else (None, None)
    thing.opens_at, thing.closes_at = opens_at, closes_at
