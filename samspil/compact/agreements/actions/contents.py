"""What the sections say, and who is responsible for what."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.events import MatrixSet, SectionWritten
from samspil.compact.agreements.models import Agreement, MatrixRow, Party, Section, SectionKey
from samspil.compact.agreements.models.contents import NOT_FOR_STAFF_TASKS
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.agreements.rules.gate import mandatory_sections
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

_LONGEST = 10_000
_MOST_ROWS = 30


@dataclass(frozen=True, slots=True)
class Duty:
    """One row of the matrix as it is wanted."""

    text: str
    is_staff_task: bool
    responsible: str


@action
def write_section(by: Actor, agreement: Agreement, *, key: str, text: str) -> None:
    """Write a section by hand; from then on the guide leaves it alone. An empty text gives it back to the guide.

    Raises Invalid for a text that is too long or holds a CPR number, IllegalMove once the agreement is in force.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    _refuse_bad_text(text)
    _write(held, key, text=text.strip(), is_drafted=not text.strip())
    held.redraft()
    held.settle()
    record(SectionWritten(subject=agreement, section=key), by=by)


@action
def leave_section(by: Actor, agreement: Agreement, *, key: str, reason: str) -> None:
    """Leave a section out on purpose. Raises Invalid when it is one that must be written, or the reason is missing."""
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    if key in mandatory_sections(agreement, policy_of(agreement.workplace.unit.authority)):
        raise Invalid({"left_because": [_("This section must be written; it cannot be left out.")]})
    if not reason.strip():
        raise Invalid({"left_because": [_("Say why you leave it out.")]})
    if holds_cpr(reason):
        raise Invalid({"left_because": [str(MESSAGE)]})
    _write(held, key, text="", is_drafted=False, left_because=reason.strip()[:300])
    held.settle()
    record(SectionWritten(subject=agreement, section=key, is_left=True), by=by)


@action
def set_matrix(by: Actor, agreement: Agreement, *, rows: Sequence[Duty]) -> None:
    """Set who is responsible for what: one party for each task.

    Raises Invalid when volunteers or an association would be responsible for what belongs to the staff (DR-27), when a task
    stands twice, is too long or holds a CPR number. A row may wait for its responsible; the gate asks for it.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    stripped = [Duty(row.text.strip(), row.is_staff_task, row.responsible) for row in rows]
    _refuse_bad_rows(stripped)
    wanted = [row for row in stripped if row.text]
    agreement.matrix.all().delete()
    MatrixRow.objects.bulk_create(
        MatrixRow(
            agreement=agreement,
            text=row.text,
            is_staff_task=row.is_staff_task,
            responsible=row.responsible,
            position=position,
        )
        for position, row in enumerate(wanted)
    )
    held.settle()
    record(MatrixSet(subject=agreement, rows=len(wanted)), by=by)


def _write(held: Held, key: str, *, text: str, is_drafted: bool, left_because: str = "") -> None:
    if key not in SectionKey.values:
        message = f"{key} is not a section."
        raise TypeError(message)
    values = {
        "text": text,
        "is_drafted": is_drafted,
        "left_because": left_because,
        "changed_at": clock.now(),
        "changed_by_id": held.by.user_id,
    }
    Section.objects.update_or_create(agreement=held.agreement, key=key, defaults=values)


def _refuse_bad_text(text: str) -> None:
    if holds_cpr(text):
        raise Invalid({"text": [str(MESSAGE)]})
    if len(text) > _LONGEST:
        raise Invalid({"text": [_("Keep a section under %(longest)s characters.") % {"longest": _LONGEST}]})


def _refuse_bad_rows(rows: Sequence[Duty]) -> None:
    """The field of a refused row is `responsible_3` or `text_3`, so that the form shows it beside that row."""
    errors: dict[str, list[str]] = {}
    seen: set[str] = set()
    for place, row in enumerate(rows):
        if not row.text:
            continue
        if row.is_staff_task and row.responsible in NOT_FOR_STAFF_TASKS:
            errors[f"responsible_{place}"] = [
                _("This belongs to the staff, so volunteers or an association cannot be responsible for it.")
            ]
        elif row.responsible and row.responsible not in Party.values:
            errors[f"responsible_{place}"] = [_("Choose one of the answers.")]
        if row.text.casefold() in seen:
            errors[f"text_{place}"] = [_("This task stands twice. Each task has one responsible.")]
        elif holds_cpr(row.text):
            errors[f"text_{place}"] = [str(MESSAGE)]
        elif len(row.text) > 160:
            errors[f"text_{place}"] = [_("Keep each task under 160 characters.")]
        seen.add(row.text.casefold())
    if len(seen) > _MOST_ROWS:
        errors[""] = [_("Keep the list under %(most)s tasks.") % {"most": _MOST_ROWS + 1}]
    if errors:
        raise Invalid(errors)
