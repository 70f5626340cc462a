"""Checking, carrying out and undoing imports, writing long exports, and forgetting both when their time is over."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM, Actor
from samspil.base.core.errors import IllegalMove
from samspil.base.jobs.queue import job
from samspil.base.jobs.schedule import periodic
from samspil.doors.exchange.actions.exporting import expire_export, give_up_export, write_export
from samspil.doors.exchange.actions.importing import carry_out_import
from samspil.doors.exchange.actions.receiving import begin_check, finish_check, forget_import, give_up_import
from samspil.doors.exchange.actions.undoing import give_up_undoing, undo_import
from samspil.doors.exchange.flow import ExportState, State
from samspil.doors.exchange.models import Export, Import
from samspil.doors.exchange.queries.judges import JUDGES
from samspil.doors.exchange.queries.judging import judgements
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for

_SOON = timedelta(seconds=5)


def _import_given_up(import_id: int, revision: int) -> None:
    found = Import.objects.filter(pk=import_id, revision=revision).first()
    if found is not None and found.is_working:
        give_up_import(SYSTEM, found)


@job(retries=2, backoff=_SOON, gave_up=_import_given_up)
def check(import_id: int, revision: int) -> None:
    """Judge every row, with the eyes of the one who sent the list. Begun again, it starts from the first row."""
    found = _import(import_id, revision, State.UPLOADED, State.CHECKING)
    if found is None:
        return
    if found.state == State.UPLOADED:
        begin_check(SYSTEM, found)
    judged = []
    for chunk in judgements(JUDGES[found.kind](_as(found.uploaded_by), found), found):
        judged += chunk
        found.beat(len(judged))
    finish_check(SYSTEM, found, judgements=judged)


@job(retries=2, backoff=_SOON, gave_up=_import_given_up)
def carry_out(import_id: int, revision: int) -> None:
    """Import the list, as the one who confirmed it. A second run finds it done and does nothing."""
    found = _import(import_id, revision, State.IMPORTING)
    if found is None or found.confirmed_by is None:
        return
    try:
        carry_out_import(_as(found.confirmed_by), found)
    except IllegalMove:
        if Import.objects.filter(pk=import_id, state=State.IMPORTING).exists():
            raise


def _undoing_given_up(import_id: int) -> None:
    found = Import.objects.filter(pk=import_id, state=State.UNDOING).first()
    if found is not None:
        give_up_undoing(SYSTEM, found)


@job(retries=2, backoff=_SOON, gave_up=_undoing_given_up)
def undo(import_id: int) -> None:
    """Undo the import, as the one who asked for it. A second run finds it undone and does nothing."""
    rows = Import.objects.select_related("authority", "undoing_by")
    found = rows.filter(pk=import_id, state=State.UNDOING).first()
    if found is None or found.undoing_by is None:
        return
    try:
        undo_import(_as(found.undoing_by), found)
    except IllegalMove:
        if Import.objects.filter(pk=import_id, state=State.UNDOING).exists():
            raise


def _export_given_up(export_id: int) -> None:
    export = Export.objects.filter(pk=export_id, state=ExportState.WAITING).first()
    if export is not None:
        give_up_export(SYSTEM, export)


@job(retries=2, backoff=_SOON, gave_up=_export_given_up)
def write(export_id: int) -> None:
    """Write the file of a long list. A second run finds it written."""
    export = (
        Export.objects.select_related("ordered_by").filter(pk=export_id, state=ExportState.WAITING).first()
    )
    if export is not None:
        write_export(_as(export.ordered_by), export)


@periodic(every=timedelta(hours=1))
def forget_rows() -> None:
    """Erase the rows of lists a week after they were sent, imported or undone."""
    for found in Import.objects.forgettable().order_by("pk"):
        forget_import(SYSTEM, found)


@periodic(every=timedelta(minutes=30))
def delete_files() -> None:
    """Delete exported files a day after they were written."""
    over = Export.objects.filter(
        expires_at__lt=clock.now(), state__in=[ExportState.READY, ExportState.FAILED]
    )
    for export in over.order_by("pk"):
        expire_export(SYSTEM, export)


def _import(import_id: int, revision: int, *states: State) -> Import | None:
    rows = Import.objects.select_related("authority", "uploaded_by", "confirmed_by")
    return rows.filter(pk=import_id, revision=revision, state__in=states).first()


def _as(user: User) -> Actor:
    """Return the person with the duties they hold now; one whose account is closed may do nothing more."""
    return actor_for(user) if user.is_active else STRANGER
