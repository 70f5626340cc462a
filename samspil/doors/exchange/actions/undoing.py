"""Undoing an import: what it made goes again, unless somebody has built on it since; that is told, row by row."""

from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed
from samspil.base.events.recording import action, record
from samspil.doors.exchange.events import ImportUndoingFailed, ImportUndoingOrdered, ImportUndone
from samspil.doors.exchange.flow import FLOW, State
from samspil.doors.exchange.models import KEEP_ROWS, Import, ImportRow
from samspil.doors.exchange.queries.taken import made_rows, people_to_take_back, touched_units, unchanged
from samspil.doors.exchange.rules.undoing import may_undo
from samspil.people.volunteers.actions import change_volunteer, undo_taking_on
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.actions import describe_workplace, undo_placing
from samspil.society.places.models import Unit

_BLANK: dict[str, Any] = {"birth_year": None, "site_id": None}


@action
def order_undoing(by: Actor, found: Import) -> None:
    """Ask to have the import undone; a job does it. Raises Closed when it is too late."""
    require(by, Can.DATA_IMPORT, found)
    if not (verdict := may_undo(found)):
        raise Closed([verdict.reason])
    FLOW.move(found, to=State.UNDOING, undoing_by_id=by.user_id, undoing_failed_at=None)
    record(ImportUndoingOrdered(subject=found), by=by)


@action
def undo_import(by: Actor, found: Import) -> None:
    """Take back what the import made, where nobody has touched it since, in one transaction.

    Raises IllegalMove when another worker was first.
    """
    require(by, Can.DATA_IMPORT, found)
    # The row is locked first, so that two workers do not do the same work side by side.
    locked = Import.objects.select_for_update(of=("self",)).select_related("authority").get(pk=found.pk)
    now = clock.now()
    FLOW.move(locked, to=State.UNDONE, undone_at=now, keep_until=now + KEEP_ROWS)
    rows = made_rows(locked)
    left_alone = _UNDOERS[locked.kind](by, locked, rows)
    for row in rows:
        row.left_alone_code = left_alone.get(row.pk, "")
    ImportRow.objects.bulk_update(rows, ["left_alone_code"], batch_size=1_000)
    Import.objects.filter(pk=locked.pk).update(left_alone=len(left_alone))
    taken_back = len(rows) - len(left_alone)
    record(ImportUndone(subject=locked, taken_back=taken_back, left_alone=len(left_alone)), by=by)


@action
def give_up_undoing(by: Actor, found: Import) -> None:
    """Mark that the import could not be undone; all of it is still there."""
    require_system(by)
    FLOW.move(found, to=State.DONE, undoing_failed_at=clock.now())
    record(ImportUndoingFailed(subject=found), by=by)


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
