"""From a checked list to volunteers and workplaces: confirmed once, carried out whole or not at all."""

from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict
from samspil.base.events.recording import action, record
from samspil.doors.exchange.actions.receiving import keep
from samspil.doors.exchange.events import ImportConfirmed, ImportDone
from samspil.doors.exchange.flow import FLOW, State
from samspil.doors.exchange.models import KEEP_ROWS, Import, ImportRow
from samspil.doors.exchange.queries.judges import JUDGES
from samspil.doors.exchange.queries.judging import Judgement, judgements
from samspil.doors.exchange.queries.workplaces import ADDRESS, PROFILE
from samspil.doors.exchange.rules.undoing import may_confirm
from samspil.people.volunteers.actions import Newcomer, Taken, take_on_volunteers
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.actions import describe_workplace, place_unit, write_profile
from samspil.society.places.models import Site, Unit

_AT_A_TIME = 1_000
_DETAILS = ("phone", "birth_year", "postcode")


@action
def confirm_import(by: Actor, found: Import, *, revision: int) -> None:
    """Say yes to what the check has shown. Raises Closed when there is nothing to import, Conflict when it was checked anew."""
    require(by, Can.DATA_IMPORT, found)
    if revision != found.revision:
        raise Conflict(_("The list has been checked again in the meantime. Look at the result first."))
    if not (verdict := may_confirm(found)):
        raise Closed([verdict.reason])
    FLOW.move(found, to=State.IMPORTING, confirmed_by_id=by.user_id)
    record(ImportConfirmed(subject=found), by=by)


@action
def carry_out_import(by: Actor, found: Import) -> None:
    """Import what is new or changed, all of it or nothing. Rows with errors are left out. The rows are judged once more first.

    Raises IllegalMove when another worker was first.
    """
    require(by, Can.DATA_IMPORT, found)
    # The row is locked first, so that two workers do not do the same work side by side.
    locked = Import.objects.select_for_update(of=("self",)).select_related("authority").get(pk=found.pk)
    judged = [one for chunk in judgements(JUDGES[found.kind](by, locked), locked) for one in chunk]
    counts = dict.fromkeys(ImportRow.Outcome.values, 0)
    for one in judged:
        keep(one)
        counts[one.outcome] += 1
    _MAKERS[found.kind](by, locked, [one for one in judged if one.is_wanted])
    ImportRow.objects.bulk_update([one.row for one in judged], ["outcome", "faults", "made"], batch_size=500)
    now = clock.now()
    FLOW.move(locked, to=State.DONE, done_at=now, keep_until=now + KEEP_ROWS, rows_done=len(judged), **counts)
    record(ImportDone(subject=locked, new=counts["new"], changed=counts["changed"]), by=by)


def _make_volunteers(by: Actor, found: Import, wanted: list[Judgement]) -> None:
    newcomers = [
        Newcomer(
            person=one.person,
            workplace=one.workplace,
            name=one.reading.text("name"),
            email=one.reading.text("email") or None,
            partner=one.partner,
            starts_on=one.reading.values.get("starts_on"),
            known=one.volunteer,
            details={name: one.reading.values[name] for name in _DETAILS if one.reading.values.get(name)},
        )
        for one in wanted
        if one.workplace is not None
    ]
    for one, taken in zip(wanted, take_on_volunteers(by, newcomers), strict=True):
        one.row.made = _volunteer_made(taken)


def _volunteer_made(taken: Taken) -> dict[str, Any]:
    made: dict[str, Any] = {"volunteer": taken.affiliation.volunteer_id}
    if taken.is_new:
        made["affiliation"] = taken.affiliation.pk
    if taken.is_new_volunteer:
        made["new_volunteer"] = True
    if taken.is_new_user:
        made["new_user"] = True
    if taken.filled and not taken.is_new_volunteer:
        made["filled"] = taken.filled
    return made


def _make_workplaces(by: Actor, found: Import, wanted: list[Judgement]) -> None:
    placed: dict[int, Unit] = {}
    for one in wanted:
        if one.unit is None:
            parent = placed[one.parent_row] if one.parent_row is not None else one.parent
            unit = place_unit(by, found.authority, name=one.reading.text("name"), parent=parent)
            placed[one.row.number] = unit
            one.row.made = {"unit": unit.pk}
            _describe_anew(by, unit, one)
        elif one.workplace is None:
            one.row.made = {"unit": one.unit.pk, "profile_only": True}
            _describe_anew(by, one.unit, one)
        else:
            one.row.made = {"unit": one.unit.pk, "filled": _fill(by, one.unit, one.fills)}


def _describe_anew(by: Actor, unit: Unit, one: Judgement) -> None:
    values = one.reading.values
    profile = {field: values[name] for name, field in PROFILE.items() if values.get(name)}
    address = {part: one.reading.text(part) for part in ADDRESS}
    write_profile(by, unit, site_name="", setting=values["setting"], **address, **profile)


def _fill(by: Actor, unit: Unit, fills: dict[str, Any]) -> dict[str, Any]:
    """Fill the blanks of a profile that is there, and return what was filled."""
    filled = dict(fills)
    if address := filled.pop("site", None):
        site = Site.objects.filter(name=unit.name, **address).first() or Site.objects.create(
            name=unit.name, **address
        )
        filled["site_id"] = site.pk
        describe_workplace(
            by, unit, **{name: value for name, value in filled.items() if name != "site_id"}, site=site
        )
    else:
        describe_workplace(by, unit, **filled)
    return filled


_MAKERS = {Import.Kind.VOLUNTEERS.value: _make_volunteers, Import.Kind.WORKPLACES.value: _make_workplaces}
