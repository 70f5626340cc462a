"""Which lines belong together: the paragraphs, headings and list items of a broken text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from samspil.compact.frameworks.rules.importing.lines import Line, is_spaced, width
from samspil.compact.frameworks.rules.importing.proposal import Repair
from samspil.compact.frameworks.rules.importing.words import (
    Vocabulary,
    is_divided,
    join,
    mend_inner_hyphens,
    mend_ligatures,
)

_UNWRAPPED = 160  # a line longer than this was never broken by a page
_SENTENCE_END = re.compile(r"[.!?:…][\"”»)]*$")
_GOES_ON = re.compile(r"(?:,|;|/|[(]|\b(?:og|eller|af|til|for|med|på|i|om|ved|den|det|de|at|som))$")
_ASKS = re.compile(r"(?:hvad|hvem|hvor|hvordan|hvorfor|hvornår|hvilke[nt]?|kan|skal|er|har)\b", re.IGNORECASE)


@dataclass
class Block:
    """One paragraph, heading or list item, put together again."""

    line: int
    label: str
    text: str
    indent: int
    repairs: list[Repair] = field(default_factory=list)

    @property
    def is_numbered(self) -> bool:
        return any(sign.isdigit() for sign in self.label)

    @property
    def is_item(self) -> bool:
        """Say whether it carries a bullet, or a bullet and a number."""
        return any(not sign.isalnum() and sign not in ". " for sign in self.label)


def together(lines: Sequence[Line]) -> list[Block]:
    """Join the lines that belong together, and mend the words that were broken between and inside them."""
    known = Vocabulary(line.text for line in lines)
    spaced = is_spaced(lines)
    unwrapped = any(len(line.text) > _UNWRAPPED for line in lines)
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        if blocks and _continues(lines, at, blocks[-1].text, spaced=spaced, unwrapped=unwrapped):
            block = blocks[-1]
            block.text, repairs = join(block.text, line.text, line.number, known)
            block.repairs += repairs
        else:
            blocks.append(Block(line.number, line.label, line.text, line.indent))
    for block in blocks:
        _mend(block, known)
    return blocks


def _mend(block: Block, known: Vocabulary) -> None:
    for mend in (mend_ligatures, mend_inner_hyphens):
        block.text, repairs = mend(block.text, block.line, known)
        block.repairs += repairs


def _continues(lines: Sequence[Line], at: int, so_far: str, *, spaced: bool, unwrapped: bool) -> bool:
    """Say whether the line goes on where the one above it stopped."""
    above, line = lines[at - 1], lines[at]
    if line.is_marked:
        return False
    if is_divided(above.text):
        return True
    ended = bool(_SENTENCE_END.search(above.text))
    if unwrapped:
        return not ended and not line.starts_high and not line.gap
    if _GOES_ON.search(above.text):
        return True
    if not line.starts_high:
        return not (ended and above.text.endswith(":"))
    if _ASKS.match(so_far) and "?" not in so_far and "?" in line.text:
        return True
    return _fills(lines, at) and not _parted(above, line, ended=ended, spaced=spaced)


def _parted(above: Line, line: Line, *, ended: bool, spaced: bool) -> bool:
    """Say whether the space between two lines, of which the second begins high, makes them two paragraphs."""
    if above.text.endswith(":"):
        return True
    allowed = 1 if spaced else 0
    if ended and line.gap == 0 and spaced and line.indent:
        return True  # the top of a page
    return line.gap > allowed


def _fills(lines: Sequence[Line], at: int) -> bool:
    """Say whether the first word of the line had no room at the end of the one above."""
    above = lines[at - 1]
    first = lines[at].text.split(" ", 1)[0]
    return len(above.text) + len(above.label) + 1 + len(first) >= 0.95 * width(lines, at) > 0
