"""Receiving a list, saying what its columns are, checking it, throwing it away, and forgetting it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.core.guards import holds_cpr
from samspil.base.events.recording import action, record
from samspil.doors.exchange.events import (
    ImportCheckBegun,
    ImportChecked,
    ImportDiscarded,
    ImportFailed,
    ImportForgotten,
    ImportMapped,
    ImportRecheckAsked,
    ImportUploaded,
)
from samspil.doors.exchange.flow import FLOW, State
from samspil.doors.exchange.models import KEEP_ROWS, Import, ImportRow
from samspil.doors.exchange.queries.judging import Judgement
from samspil.doors.exchange.rules import cpr, files, headings
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.accounts.models import User
from samspil.society.places.models import Authority, Workplace

_AT_A_TIME = 1_000
_OUTCOMES = ("new", "changed", "known", "wrong")


@action
def upload_import(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    file_name: str,
    content: bytes,
    workplace: Workplace | None = None,
) -> Import:
    """Receive a list. Raises Invalid when it cannot be read or holds CPR numbers; then nothing of it is kept."""
    require(by, Can.DATA_IMPORT, authority)
    if workplace is not None and workplace.unit.authority_id != authority.pk:
        raise Invalid({"workplace": [_("The workplace belongs to another authority.")]})
    lines = files.read(content)
    cpr.refuse_cpr(lines)
    heading = headings.find(lines, kind)
    rows = [line for line in lines if line.number > heading.number]
    if not rows:
        raise files.refuse(_("There are no rows below the headings."))
    found = Import.objects.create(
        authority=authority,
        kind=kind,
        file_name="" if holds_cpr(file_name) else file_name[-120:].replace("\x00", ""),
        default_workplace=workplace,
        headings=_named(heading, rows),
        mapping={str(column): field for column, field in heading.mapping.items()},
        uploaded_by=User.objects.get(pk=by.user_id or 0),
        rows_total=len(rows),
        keep_until=clock.now() + KEEP_ROWS,
    )
    new = (ImportRow(source=found, number=row.number, cells=row.cells) for row in rows)
    ImportRow.objects.bulk_create(new, batch_size=_AT_A_TIME)
    record(ImportUploaded(subject=found, kind=kind, rows=len(rows)), by=by)
    return found


def _named(heading: headings.Heading, rows: list[files.Line]) -> list[str]:
    """Return a name for every column; those without a heading are called by their letter."""
    width = max(len(heading.texts), *(len(row.cells) for row in rows))
    texts = [text[:80] for text in heading.texts] + [""] * (width - len(heading.texts))
    return [text or f"({cpr.column_letter(column)})" for column, text in enumerate(texts)]


@action
def map_columns(by: Actor, found: Import, *, mapping: Mapping[int, str]) -> None:
    """Take the columns for other fields, and check the list once more. Raises Invalid for a mapping without names."""
    require(by, Can.DATA_IMPORT, found)
    fields = {str(column): field for column, field in mapping.items() if field in headings.LABELS[found.kind]}
    if not {"name", "first_name", "last_name"} & set(fields.values()):
        raise Invalid(_("One of the columns must hold the name."))
    FLOW.move(found, to=State.UPLOADED, mapping=fields, revision=found.revision + 1, rows_done=0)
    record(ImportMapped(subject=found, revision=found.revision), by=by)


@action
def recheck_import(by: Actor, found: Import) -> None:
    """Check a list that stopped, or whose surroundings have changed, once more."""
    require(by, Can.DATA_IMPORT, found)
    if not found.rows_kept:
        raise Conflict(_("The rows of this list are erased. Send it again, please."))
    FLOW.move(found, to=State.UPLOADED, revision=found.revision + 1, rows_done=0)
    record(ImportRecheckAsked(subject=found, revision=found.revision), by=by)


@action
def begin_check(by: Actor, found: Import) -> None:
    """Mark the list as being checked."""
    require_system(by)
    FLOW.move(found, to=State.CHECKING, rows_done=0)
    record(ImportCheckBegun(subject=found), by=by)


@action
def finish_check(by: Actor, found: Import, *, judgements: Iterable[Judgement]) -> None:
    """Keep what the check found, row by row. Raises IllegalMove when another worker was first."""
    require_system(by)
    counts = dict.fromkeys(_OUTCOMES, 0)
    rows = []
    for judgement in judgements:
        keep(judgement)
        counts[judgement.outcome] += 1
        rows.append(judgement.row)
    FLOW.move(found, to=State.CHECKED, rows_done=len(rows), **counts)
    ImportRow.objects.bulk_update(rows, ["outcome", "faults"], batch_size=_AT_A_TIME)
    record(ImportChecked(subject=found, **counts), by=by)


def keep(judgement: Judgement) -> None:
    """Write the judgement on its row."""
    judgement.row.outcome = judgement.outcome
    judgement.row.faults = [fault.kept() for fault in judgement.faults]


@action
def give_up_import(by: Actor, found: Import) -> None:
    """Mark that the check or the import stopped. Nothing of it was kept, for it is one transaction."""
    require_system(by)
    FLOW.move(found, to=State.FAILED)
    record(ImportFailed(subject=found), by=by)


@action
def discard_import(by: Actor, found: Import) -> None:
    """Throw a list away that was not imported, with all its rows."""
    require(by, Can.DATA_IMPORT, found)
    FLOW.move(found, to=State.DISCARDED, **_emptied(found))
    record(ImportDiscarded(subject=found), by=by)


@action
def forget_import(by: Actor, found: Import) -> None:
    """Erase the rows of a list whose time is over."""
    require_system(by)
    rows = found.rows.count()
    Import.objects.filter(pk=found.pk).update(**_emptied(found))
    record(ImportForgotten(subject=found, rows=rows), by=by)


def _emptied(found: Import) -> dict[str, Any]:
    found.rows.all().delete()
    return {"rows_kept": False, "headings": [], "mapping": {}, "file_name": ""}
