"""Taking a list out: who, what, how many rows. Long lists are written by a job and wait a day for the same person."""

import secrets

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.doors.exchange.events import (
    ExportDownloaded,
    ExportExpired,
    ExportFailed,
    ExportWritten,
    ListExported,
)
from samspil.doors.exchange.flow import EXPORT_FLOW, ExportState
from samspil.doors.exchange.models import KEEP_FILE, Export, PrivateFiles
from samspil.doors.exchange.queries import lists
from samspil.doors.exchange.rules import sheets
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system, require_user
from samspil.society.accounts.models import User

AT_ONCE = 2_000  # rows


@action
def export_list(by: Actor, sheet: lists.Sheet, *, format_kind: str) -> Export:
    """Take the list out, as far as the actor's duties reach. More than 2,000 rows are written by a job."""
    require(lists.taking_out(by), sheet.can, lists.Reach(lists.taking_out(by)))
    rows = sheet.rows(lists.taking_out(by)).count()
    at_once = rows <= AT_ONCE
    export = Export.objects.create(
        kind=sheet.kind,
        format_kind=format_kind,
        language=translation.get_language() or "da",
        authority_id=lists.home(lists.taking_out(by)),
        ordered_by=User.objects.get(pk=by.user_id or 0),
        rows_total=rows,
        at_once=at_once,
        state=ExportState.EXPIRED if at_once else ExportState.WAITING,  # at once: there never is a file
        expires_at=clock.now() + KEEP_FILE,
    )
    record(
        ListExported(subject=export, kind=sheet.kind, format_kind=format_kind, rows=rows, at_once=at_once),
        by=by,
    )
    return export


@action
def write_export(by: Actor, export: Export) -> None:
    """Write the file of a long list, with what the person may take out at this moment."""
    require(by, Can.DATA_EXPORT, lists.Reach(by))
    require_user(by, export.ordered_by_id)
    with translation.override(export.language):
        rows = list(lists.lines(by, export.kind))
        content = sheets.content(rows, kind=export.format_kind, title=str(export.get_kind_display()))
    name = f"{secrets.token_hex(16)}-{export.format_kind}"
    EXPORT_FLOW.move(
        export,
        to=ExportState.READY,
        file_slug=name,
        rows_total=len(rows) - 1,
        expires_at=clock.now() + KEEP_FILE,
    )
    PrivateFiles().write(name, content)
    record(ExportWritten(subject=export, rows=len(rows) - 1), by=by)


@action
def give_up_export(by: Actor, export: Export) -> None:
    """Mark that the file could not be written."""
    require_system(by)
    EXPORT_FLOW.move(export, to=ExportState.FAILED)
    record(ExportFailed(subject=export), by=by)


@action
def download_export(by: Actor, export: Export) -> bytes:
    """Return the file, to the person who ordered it, while the duty is still theirs. Raises Conflict when it is gone."""
    require_user(by, export.ordered_by_id)
    require(by, Can.DATA_EXPORT, lists.Reach(by))
    content = PrivateFiles().read(export.file_slug) if export.is_there else None
    if content is None:
        raise Conflict(_("The file has been deleted. Export the list again."))
    record(ExportDownloaded(subject=export), by=by)
    return content


@action
def expire_export(by: Actor, export: Export) -> None:
    """Delete the file when its day is over."""
    require_system(by)
    EXPORT_FLOW.move(export, to=ExportState.EXPIRED)
    PrivateFiles().delete(export.file_slug)
    record(ExportExpired(subject=export), by=by)
