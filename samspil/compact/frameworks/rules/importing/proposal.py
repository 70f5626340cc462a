"""What an import proposes: clauses, and everything that was done to the text, so that a person can check it."""

from dataclasses import dataclass, field
from enum import StrEnum


class ClauseKind(StrEnum):
    """The same words as the kinds of a clause in the database."""

    HEADING = "heading"
    TEXT = "text"
    GOAL = "goal"
    PRINCIPLE = "principle"


class RepairKind(StrEnum):
    """What was done to the text as it was found."""

    LIGATURE = "ligature"  # a loose fi, fl or ff was put back into its word
    HYPHEN = "hyphen"  # a word divided at the end of a line was put together
    HYPHEN_KEPT = "hyphen_kept"  # the same place, but the hyphen belongs to the word
    INNER_HYPHEN = "inner_hyphen"  # a hyphen left over inside a line
    STAMP = "stamp"  # DRAFT across the page
    PAGE_NUMBER = "page_number"
    RUNNING = "running"  # the same head or foot on every page
    PRINT_ADDRESS = "print_address"  # what the browser prints at the edge
    NAVIGATION = "navigation"  # words of the web page around the text
    MARKS = "marks"  # signs without words: stars, rules


DEBRIS = frozenset(
    {
        RepairKind.STAMP,
        RepairKind.PAGE_NUMBER,
        RepairKind.RUNNING,
        RepairKind.PRINT_ADDRESS,
        RepairKind.NAVIGATION,
        RepairKind.MARKS,
    }
)


@dataclass(frozen=True)
class Repair:
    """One thing done: what stood there, what stands there now (nothing when it was taken out), and in which line."""

    kind: RepairKind
    before: str
    after: str
    line: int

    @property
    def is_debris(self) -> bool:
        return self.kind in DEBRIS


@dataclass(frozen=True)
class ProposedClause:
    """One clause as the machine reads it. `line` is where it begins in the text as it was found."""

    kind: ClauseKind
    level: int
    label: str
    text: str
    line: int
    is_question: bool = False


@dataclass(frozen=True)
class Proposal:
    """The clauses in order, and the list of what was done."""

    clauses: list[ProposedClause] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    @property
    def debris(self) -> list[Repair]:
        """Return what was taken out of the text."""
        return [repair for repair in self.repairs if repair.is_debris]

    @property
    def goals(self) -> list[ProposedClause]:
        return [clause for clause in self.clauses if clause.kind == ClauseKind.GOAL]

    @property
    def principles(self) -> list[ProposedClause]:
        return [clause for clause in self.clauses if clause.kind == ClauseKind.PRINCIPLE]

    @property
    def questions(self) -> list[ProposedClause]:
        return [clause for clause in self.clauses if clause.is_question]
