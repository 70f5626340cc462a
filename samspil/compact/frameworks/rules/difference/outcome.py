"""What comparing two versions gives: entries in reading order, each with its clauses and the runs of words between them."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class ClauseLike(Protocol):
    """What the comparison asks of a clause; a row of the database has it, and a proposal of the import."""

    @property
    def kind(self) -> str: ...
    @property
    def level(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def text(self) -> str: ...


class Weight(StrEnum):
    """How much a difference weighs."""

    SAME = "same"
    SPELLING = "spelling"  # spelling, signs, spaces: it says the same
    MEANING = "meaning"


class Op(StrEnum):
    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True)
class Run:
    """Some words in a row that are the same, or new, or gone."""

    op: Op
    text: str
    weight: Weight


class Change(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Entry:
    """One clause in both versions, or in one of them. A clause that was divided in two has both here, side by side."""

    change: Change
    weight: Weight
    old: tuple[ClauseLike, ...]
    new: tuple[ClauseLike, ...]
    runs: tuple[Run, ...]
    is_moved: bool = False
    is_recast: bool = (
        False  # a text became a principle, or a heading a goal: the same words weigh differently
    )

    @property
    def clause(self) -> ClauseLike:
        return (self.new or self.old)[0]

    @property
    def is_regrouped(self) -> bool:
        """Say whether one clause became two, or two became one."""
        return bool(self.old and self.new) and len(self.old) != len(self.new)

    @property
    def is_quiet(self) -> bool:
        """Say whether nothing happened but spelling."""
        return self.weight != Weight.MEANING and not self.is_moved


@dataclass(frozen=True)
class Difference:
    """The whole comparison, in the order of the new version; what was removed stands where it stood."""

    entries: tuple[Entry, ...]

    @property
    def is_empty(self) -> bool:
        return all(entry.weight == Weight.SAME and not entry.is_moved for entry in self.entries)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many clauses are the same, changed in meaning, only spelled anew, added, removed, and moved."""
        tally = Counter(_heap(entry) for entry in self.entries)
        moved = sum(entry.is_moved for entry in self.entries)
        return {name: tally[name] for name in ("same", "meaning", "spelling", "added", "removed")} | {
            "moved": moved
        }

    def applied(self) -> list[str]:
        """Return the texts of the new version, made of what was kept and what was inserted."""
        return _side(self.entries, Op.INSERTED)

    def undone(self) -> list[str]:
        """Return the texts of the old version, in the order of the entries."""
        return _side(self.entries, Op.DELETED)


BETWEEN = "\n"  # stands between two clauses that are shown as one


def _heap(entry: Entry) -> str:
    if entry.change in {Change.ADDED, Change.REMOVED}:
        return str(entry.change)
    return str(entry.weight)


def _side(entries: tuple[Entry, ...], op: Op) -> list[str]:
    return [
        text
        for entry in entries
        if (entry.new if op == Op.INSERTED else entry.old)
        for text in "".join(run.text for run in entry.runs if run.op in {Op.KEPT, op}).split(BETWEEN)
    ]
