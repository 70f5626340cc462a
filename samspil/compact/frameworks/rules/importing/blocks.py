"""Which lines belong together: the paragraphs, headings and list items of a broken text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samspil.compact.frameworks.rules.importing.lines import Layout, Line
from samspil.compact.frameworks.rules.importing.proposal import Repair
from samspil.compact.frameworks.rules.importing.words import (
    Vocabulary,
    is_divided,
    join,
    mend_inner_hyphens,
    mend_ligatures,
)

_SENTENCE_END = re.compile(r"[.!?:…][\"”»)]*$")
_ADDRESS_END = re.compile(r"(?:www\.|https?://)\S+\w$")  # no full stop after it: a line of its own
_GOES_ON = re.compile(r"(?:,|;|/|[(]|\b(?:og|eller|den|det|de|en|et|at|som))$")
_PREPOSITION = re.compile(r"\b(?:af|til|for|med|på|i|om|ved|fra|hos)$")  # ends "what we stand for" too
_ASKS = re.compile(r"(?:hvad|hvem|hvor|hvordan|hvorfor|hvornår|hvilke[nt]?|kan|skal|er|har)\b", re.IGNORECASE)


@dataclass
class Block:
    """One paragraph, heading or list item, put together again."""

    line: int
    label: str
    text: str
    indent: int
    is_item: bool = False
    repairs: list[Repair] = field(default_factory=list)

    @property
    def is_numbered(self) -> bool:
        return any(sign.isdigit() for sign in self.label)


def together(lines: Sequence[Line]) -> list[Block]:
    """Join the lines that belong together, and mend the words that were broken between and inside them."""
    known = Vocabulary(line.text for line in lines)
    layout = Layout.of(lines)
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        if blocks and _continues(layout, at, blocks[-1].text):
            block = blocks[-1]
            block.text, repairs = join(block.text, line.text, line.number, known)
            block.repairs += repairs
        else:
            blocks.append(Block(line.number, line.label, line.text, line.indent, line.is_item))
    for block in blocks:
        _mend(block, known)
    return blocks


def _mend(block: Block, known: Vocabulary) -> None:
    for mend in (mend_ligatures, mend_inner_hyphens):
        block.text, repairs = mend(block.text, block.line, known)
        block.repairs += repairs


def _continues(layout: Layout, at: int, so_far: str) -> bool:
    """Say whether the line goes on where the one above it stopped."""
    above, line = layout.lines[at - 1], layout.lines[at]
    if line.is_marked:
        return False
    ended = bool(_SENTENCE_END.search(above.text))
    if layout.is_unwrapped:
        return is_divided(above.text) or not (ended or line.starts_high or line.gap)
    if is_divided(above.text) or _promises_more(layout, at):
        return True
    if not line.starts_high:
        return not above.text.endswith(":")
    if _ASKS.match(so_far) and "?" not in so_far and "?" in line.text:
        return True
    return _fills(layout, at) and not _parted(layout, at, ended=ended)


def _promises_more(layout: Layout, at: int) -> bool:
    """Say whether the line above ends in a word that wants another one."""
    above = layout.lines[at - 1].text
    if _PREPOSITION.search(above):
        return 2 * len(above) > layout.width(at)
    return bool(_GOES_ON.search(above))


def _parted(layout: Layout, at: int, *, ended: bool) -> bool:
    """Say whether the space between two lines, of which the second begins high, makes them two paragraphs."""
    above, line = layout.lines[at - 1], layout.lines[at]
    if above.text.endswith(":") or _ADDRESS_END.search(above.text):
        return True
    if ended and line.gap == 0 and layout.is_spaced and line.indent:
        return True  # the top of a page
    return line.gap > (1 if layout.is_spaced else 0)


def _fills(layout: Layout, at: int) -> bool:
    """Say whether the first word of the line had no room at the end of the one above."""
    above = layout.lines[at - 1]
    first = layout.lines[at].text.split(" ", 1)[0]
    return len(above.text) + len(above.label) + 1 + len(first) >= 0.97 * layout.width(at) > 0
