"""What the pages of an import show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from samspil.base.core.actor import Actor
from samspil.doors.exchange.models import Import, ImportRow
from samspil.doors.exchange.rules.faults import sentence
from samspil.doors.exchange.rules.headings import LABELS
from samspil.doors.exchange.rules.undoing import LEFT_ALONE
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Authority, Workplace


def authorities(by: Actor) -> QuerySet[Authority]:
    """Return the authorities for which the actor may import."""
    return Authority.objects.filter(within(by, Can.DATA_IMPORT, authority="pk")).order_by("name", "pk")


def workplaces(by: Actor) -> QuerySet[Workplace]:
    """Return the workplaces that a whole list may be meant for."""
    rows = Workplace.objects.visible_to(by).filter(
        unit__authority__in=authorities(by), unit__closed_on__isnull=True
    )
    return rows.select_related("unit__authority", "unit__parent").order_by("unit__name", "pk")


def recent(by: Actor) -> QuerySet[Import]:
    """Return the imports that the actor may see, the latest first."""
    return Import.objects.visible_to(by).select_related("authority", "uploaded_by")


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error of one row: "row 14, Phone: …"."""

    number: int
    column: str
    sentence: str


def wrong_rows(found: Import) -> QuerySet[ImportRow]:
    """Return the rows with errors, in the order of the list."""
    return found.rows.filter(outcome=ImportRow.Outcome.WRONG).order_by("number")


def complaints(found: Import, rows: Iterable[ImportRow]) -> Iterator[Complaint]:
    """Yield every error of the rows, in the reader's language."""
    for row in rows:
        for column, code, hint in row.faults:
            yield Complaint(row.number, column_name(found, column), sentence(code, hint))


def column_name(found: Import, column: int | None) -> str:
    """Return the heading as it stands in the file; nothing where the row as a whole is meant."""
    return found.headings[column] if column is not None and column < len(found.headings) else ""


def left_alone(found: Import) -> QuerySet[ImportRow]:
    """Return the rows that an undoing had to leave alone."""
    return found.rows.exclude(left_alone_code="").order_by("number")


def reasons(rows: Iterable[ImportRow]) -> list[tuple[int, str]]:
    """Return the number of each row that was left alone, and why."""
    return [(row.number, str(LEFT_ALONE[row.left_alone_code])) for row in rows]


def columns(found: Import) -> Sequence[tuple[str, str, str]]:
    """Return each column's heading, an example from the list, and the field that it is taken for."""
    first = [row.cells for row in found.rows.order_by("number")[:20]]
    labels = LABELS[found.kind]
    return [
        (heading, _example(first, at), str(labels[found.columns[at]]) if at in found.columns else "")
        for at, heading in enumerate(found.headings)
    ]


def _example(rows: list[list[str]], column: int) -> str:
    return next((cells[column][:40] for cells in rows if column < len(cells) and cells[column]), "")
