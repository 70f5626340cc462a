"""What each block is: heading, goal, principle, question or plain text, read from its shape and what stands above it."""

import re
from collections.abc import Sequence

from samspil.compact.frameworks.rules.importing.blocks import Block
from samspil.compact.frameworks.rules.importing.proposal import ClauseKind, ProposedClause

_LONGEST_HEADING = 130
_NO_HEADING_END = re.compile(r"(?:[.,;!]|www\.\S+|https?://\S+|\S+\.dk)$")
_TWO_SENTENCES = re.compile(r"(?<!\d)[.!?]\s+[A-ZÆØÅ]")
_GOAL_LABEL = re.compile(r"(?:pejlemærke|mål|goal)\s", re.IGNORECASE)
_PRINCIPLE_LABEL = re.compile(r"(?:princip|principle)\s", re.IGNORECASE)
_ANNOUNCES_GOALS = re.compile(r"\b(?:pejlemærker?(?:ne)?|mål(?:ene)?|målsætninger|goals?)\b", re.IGNORECASE)
_ANNOUNCES_PRINCIPLES = re.compile(r"\b\w*princip(?:per|perne)\b|\bprinciples\b", re.IGNORECASE)
_ANNOUNCES_QUESTIONS = re.compile(r"\b\w*spørgsmål(?:ene)?\b|\bquestions\b", re.IGNORECASE)


def classified(blocks: Sequence[Block]) -> list[ProposedClause]:
    """Return the clauses of the blocks."""
    reader = _Reader(_goal_lines(blocks))
    for at, block in enumerate(blocks):
        reader.take(block, blocks[at + 1] if at + 1 < len(blocks) else None)
    return reader.clauses


class _Reader:
    """Goes through the blocks once and remembers under which heading it is."""

    def __init__(self, goals: frozenset[int]) -> None:
        self.clauses: list[ProposedClause] = []
        self._goals = goals
        self._under = ""
        self._indent = 0

    def take(self, block: Block, below: Block | None) -> None:
        if block.line in self._goals:
            self._under = ""
            self._add(block, ClauseKind.GOAL, 2 if self.clauses else 1)
        elif _is_heading(block, below):
            self._head(block)
        elif self._is_principle(block):
            self._add(block, ClauseKind.PRINCIPLE, 1)
        else:
            self._text(block)

    def _head(self, block: Block) -> None:
        above = self.clauses[-1] if self.clauses else None
        under_heading = above is not None and above.kind == ClauseKind.HEADING
        number_depth = block.label.count(".") + 2 if block.is_numbered else 0
        level = number_depth or (
            min(above.level + 1, 3) if above and under_heading else 1 if above is None else 2
        )
        self._under = block.text
        self._indent = 0
        self._add(block, ClauseKind.HEADING, min(level, 4))

    def _is_principle(self, block: Block) -> bool:
        if _PRINCIPLE_LABEL.match(f"{block.label} "):
            return True
        return bool(block.label) and bool(_ANNOUNCES_PRINCIPLES.search(self._under))

    def _text(self, block: Block) -> None:
        asked = block.text.endswith("?") or (
            bool(block.label) and bool(_ANNOUNCES_QUESTIONS.search(self._under))
        )
        self._add(block, ClauseKind.TEXT, self._depth(block), is_question=asked)

    def _depth(self, block: Block) -> int:
        """Return how deep a list item stands: an item further in than the first of its list is a part of it."""
        if not block.is_item:
            self._indent = 0
            return 1
        if not self._indent or block.indent + 1 < self._indent:
            self._indent = block.indent + 1
        return 2 if block.indent + 1 > self._indent else 1

    def _add(self, block: Block, kind: ClauseKind, level: int, *, is_question: bool = False) -> None:
        self.clauses.append(ProposedClause(kind, level, block.label, block.text, block.line, is_question))


def _is_heading(block: Block, below: Block | None) -> bool:
    """Say whether the block is short, ends no sentence, and has something below it."""
    text = block.text
    if below is None or block.is_item or len(text) > _LONGEST_HEADING:
        return False
    if _NO_HEADING_END.search(text) or _TWO_SENTENCES.search(text) or text.startswith(("(", "”", '"')):
        return False
    if text.endswith(":") and len(text) > 90:
        return False
    return not text[:1].islower()


def _goal_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """Return where the goals begin. A list of them up front and the same ones below count once: where the text is."""
    announced = False
    places: dict[str, int] = {}
    for at, block in enumerate(blocks):
        if _GOAL_LABEL.match(f"{block.label} "):
            places[block.text.casefold()] = block.line
        elif not block.label and _is_heading(block, blocks[at + 1] if at + 1 < len(blocks) else None):
            follows = blocks[at + 1] if at + 1 < len(blocks) else None
            announced = bool(_ANNOUNCES_GOALS.search(block.text)) and bool(follows and follows.label)
        elif announced and (block.is_numbered or (block.is_item and not _has_numbered(places, blocks))):
            places[block.text.casefold()] = block.line
    return frozenset(places.values())


def _has_numbered(places: dict[str, int], blocks: Sequence[Block]) -> bool:
    lines = set(places.values())
    return any(block.is_numbered for block in blocks if block.line in lines)
