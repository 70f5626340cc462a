"""The dry run: what an import would make of each row, as the one who sent it may see the world. Writes nothing."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol, TypeVar

from samspil.base.core.actor import Actor
from samspil.base.core.search import fold
from samspil.doors.exchange.models import Import, ImportRow
from samspil.doors.exchange.rules.rows import Fault, Reading, read_row
from samspil.people.volunteers.models import Volunteer
from samspil.society.partners.models import Partner
from samspil.society.places.models import Unit, Workplace

CHUNK = 500
T = TypeVar("T")


@dataclass(slots=True)
class Judgement:
    """What would become of a row, and what the import needs to do it."""

    row: ImportRow
    reading: Reading
    outcome: str = ImportRow.Outcome.WRONG
    person: int = 0  # rows with the same number are the same person
    volunteer: Volunteer | None = None
    workplace: Workplace | None = None
    partner: Partner | None = None
    unit: Unit | None = None  # the one that is there already
    parent: Unit | None = None
    parent_row: int | None = None  # the row of this list that places the unit above
    fills: dict[str, Any] = field(default_factory=dict)

    @property
    def faults(self) -> list[Fault]:
        return self.reading.faults

    @property
    def is_wanted(self) -> bool:
        return self.outcome in (ImportRow.Outcome.NEW, ImportRow.Outcome.CHANGED)


class Judge(Protocol):
    """Judges rows in their order; remembers those it has seen."""

    def __init__(self, by: Actor, found: Import) -> None: ...

    def judge(self, rows: list[tuple[ImportRow, Reading]]) -> list[Judgement]: ...


def judgements(judge: Judge, found: Import) -> Iterator[list[Judgement]]:
    """Yield the judgements of all rows, a chunk at a time."""
    rows = found.rows.order_by("number").iterator(chunk_size=CHUNK)
    for chunk in chunks(rows, CHUNK):
        yield judge.judge([(row, read_row(found.kind, row.cells, found.columns)) for row in chunk])


def chunks(things: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the things in lists of at most `size`."""
    rest = iter(things)
    while piece := list(islice(rest, size)):
        yield piece


def squeezed(text: str) -> str:
    """Return the name as it is compared: "Afd. 3 B" and "afd 3b" are one."""
    return re.sub(r"[^a-z0-9]", "", fold(text))
