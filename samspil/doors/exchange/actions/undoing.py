"""Undoing an import: what it made goes again, unless somebody has built on it since; that is told, row by row."""

from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed
from samspil.base.events.recording import action, record
from samspil.doors.exchange.events import ImportUndone
from samspil.doors.exchange.flow import FLOW, State
from samspil.doors.exchange.models import KEEP_ROWS, Import, ImportRow
from samspil.doors.exchange.queries.taken import made_rows, people_to_take_back, touched_units, unchanged
from samspil.doors.exchange.rules.undoing import may_undo
from samspil.people.volunteers.actions import change_volunteer, undo_taking_on
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.actions import describe_workplace, undo_placing
from samspil.society.places.models import Unit

_BLANK: dict[str, Any] = {"birth_year": None, "site_id": None}


@action
def undo_import(by: Actor, found: Import) -> None:
    """Take back what the import made, where nobody has touched it since. Raises Closed when it is too late."""
    require(by, Can.DATA_IMPORT, found)
    if not (verdict := may_undo(found)):
        raise Closed([verdict.reason])
    rows = made_rows(found)
    left_alone = _UNDOERS[found.kind](by, found, rows)
    for row in rows:
        row.left_alone_code = left_alone.get(row.pk, "")
    ImportRow.objects.bulk_update(rows, ["left_alone_code"], batch_size=1_000)
    now = clock.now()
    FLOW.move(found, to=State.UNDONE, undone_at=now, left_alone=len(left_alone), keep_until=now + KEEP_ROWS)
    record(
        ImportUndone(subject=found, taken_back=len(rows) - len(left_alone), left_alone=len(left_alone)), by=by
    )


def _undo_volunteers(by: Actor, found: Import, rows: list[ImportRow]) -> dict[int, str]:
    people = people_to_take_back(found, rows)
    for row in rows:
        if "filled" in row.made and row.pk not in people.left_alone and not _empty_volunteer(by, row):
            people.left_alone[row.pk] = "changed"
    undo_taking_on(by, people.affiliations, volunteers=people.volunteers, users=people.users)
    return people.left_alone


def _empty_volunteer(by: Actor, row: ImportRow) -> bool:
    volunteer = Volunteer.objects.select_related("user").filter(pk=row.made["volunteer"]).first()
    if volunteer is None or not unchanged(volunteer, row.made["filled"]):
        return False
    change_volunteer(by, volunteer, **{name: _BLANK.get(name, "") for name in row.made["filled"]})
    return True


def _undo_workplaces(by: Actor, found: Import, rows: list[ImportRow]) -> dict[int, str]:
    touched, left_alone = touched_units(found, rows), dict[int, str]()
    for row in reversed(rows):  # those below go before those above
        code = _undo_workplace(by, row, touched)
        if code:
            left_alone[row.pk] = code
    return left_alone


def _undo_workplace(by: Actor, row: ImportRow, touched: dict[int, str]) -> str:
    """Undo one row, and return why it was left alone, or nothing."""
    unit = Unit.objects.select_related("authority", "workplace__site").filter(pk=row.made["unit"]).first()
    if unit is None:
        return "gone"
    if filled := row.made.get("filled"):
        if not unchanged(unit.workplace, filled):
            return "changed"
        site = {"site": None} if "site_id" in filled else {}
        describe_workplace(by, unit, **{name: "" for name in filled if name != "site_id"}, **site)
        return ""
    keep_unit = bool(row.made.get("profile_only"))
    if code := touched.get(unit.pk) or ("used" if not keep_unit and unit.children.exists() else ""):
        return code
    undo_placing(by, unit, keep_unit=keep_unit)
    return ""


_UNDOERS = {Import.Kind.VOLUNTEERS.value: _undo_volunteers, Import.Kind.WORKPLACES.value: _undo_workplaces}
