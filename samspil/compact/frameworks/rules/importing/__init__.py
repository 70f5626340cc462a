"""Importing text as it is found: broken lines, loose ligatures and page debris become clauses that a person can check."""

from samspil.compact.frameworks.rules.importing.blocks import together
from samspil.compact.frameworks.rules.importing.kinds import classified
from samspil.compact.frameworks.rules.importing.lines import read
from samspil.compact.frameworks.rules.importing.proposal import (
    ClauseKind,
    Proposal,
    ProposedClause,
    Repair,
    RepairKind,
)
from samspil.compact.frameworks.rules.importing.words_kept import lost_words

__all__ = [
    "ClauseKind",
    "Proposal",
    "ProposedClause",
    "Repair",
    "RepairKind",
    "lost_words",
    "proposed_clauses",
]


def proposed_clauses(text: str) -> Proposal:
    """Return the clauses that the text seems to hold, and all that was done to it on the way."""
    lines, debris = read(text)
    blocks = together(lines)
    clauses = classified(blocks)
    mended = [repair for block in blocks for repair in block.repairs]
    repairs = sorted([*debris, *mended], key=lambda repair: repair.line)
    return Proposal(clauses, repairs)
