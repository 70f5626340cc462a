"""Lines as they are found: what is debris of the page, what carries a mark, and how wide the text runs."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Self

from samspil.compact.frameworks.rules.importing.proposal import Repair, RepairKind

_SIGNS = {0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x0009: " ", 0x2010: "-", 0x2011: "-"}
_GONE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0xFEFF))
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}

_STAMP = re.compile(r"(?:UDKAST|KLADDE|DRAFT|FORTROLIGT|HØRINGSUDGAVE)(?:\s+(?:til|pr\.|af)\s.{0,40})?")
_PAGE_NUMBER = re.compile(
    r"(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?|(?:side|page|s\.)\s*\d{1,3}(?:\s*(?:af|/|of)\s*\d{1,3})?|\d{1,3}\s*/\s*\d{1,3}",
    re.IGNORECASE,
)
_PRINT_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,3}\s*/\s*\d{1,3})?", re.IGNORECASE)
_NAVIGATION = frozenset(
    {
        "gå til indhold",
        "gå til hovedindhold",
        "spring til indhold",
        "spring til hovedindhold",
        "til toppen",
        "til top",
        "udskriv",
        "udskriv siden",
        "del siden",
        "læs højt",
        "skip to content",
    }
)
_WORD = re.compile(r"\w")
_MARK = re.compile(
    r"(?P<bullet>[•▪◦‣●○■□►▸➢✓·\uf0a2\uf0b7\uf0a7\uf0d8\uf076]|[-–*](?=\s+(?-i:[A-ZÆØÅ0-9”\"]))|”(?=\s)|->)\s*"
    r"|(?P<number>(?:pejlemærke|mål|princip|goal|principle)\s+\d{1,2}(?=[\s.:–-])|\d{1,2}(?:\.\d{1,2}){0,2}(?=[.)]\s+(?-i:[A-ZÆØÅ])))"
    r"[.):]?\s*[–-]?\s*",
    re.IGNORECASE,
)
_UNWRAPPED = 160  # a line longer than this was never broken by a page
_BULLET = "•"  # whatever sign the page used
_CAPITAL = re.compile(r"[\"”“»(]*[A-ZÆØÅÉ0-9]")


@dataclass
class Line:
    """One line with words. `gap` counts the empty lines above it, `indent` the spaces before it."""

    number: int
    text: str
    gap: int
    indent: int
    label: str = ""
    is_item: bool = False  # it had a bullet, perhaps a number after it
    begins_page: bool = False

    @property
    def is_marked(self) -> bool:
        return bool(self.label)

    @property
    def is_numbered(self) -> bool:
        return any(sign.isdigit() for sign in self.label)

    @property
    def starts_high(self) -> bool:
        """Say whether the line begins as a sentence does."""
        return bool(_CAPITAL.match(self.text))


@dataclass(frozen=True)
class Layout:
    """How the whole text was laid out: how wide, with or without empty lines inside the sentences."""

    lines: Sequence[Line]
    is_spaced: bool  # empty lines stand inside sentences, so that they tell nothing about paragraphs
    is_unwrapped: bool  # a paragraph is one long line: nothing was broken by a page
    middle: float

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        inside = [line.gap for line in lines[1:] if line.text[:1].islower() and not line.is_marked]
        return cls(
            lines,
            is_spaced=4 * sum(1 for gap in inside if gap) > len(inside),
            is_unwrapped=any(len(line.text) > _UNWRAPPED for line in lines),
            middle=_middle(lines, range(len(lines) - 1)),
        )

    def width(self, at: int) -> float:
        """Return how wide the text runs around a line: the middle of the lines near it that surely go on in the next.

        Narrow boxes beside the text count as if they were as wide as the rest: a heading in a box is no full line.
        """
        near = range(max(0, at - 8), min(len(self.lines) - 1, at + 9))
        return max(_middle(self.lines, near), self.middle)


def normal(text: str) -> str:
    """Return the text with one way of writing each sign: composed letters, plain spaces, no invisible signs."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).translate(
        _SIGNS | _GONE | _LIGATURES
    )


def read(text: str) -> tuple[list[Line], list[Repair]]:
    """Return the lines that carry the text, marks told apart, and the debris that was taken out."""
    found = _split(normal(text))
    running = _running(found)
    kept: list[Line] = []
    debris: list[Repair] = []
    gap = 0
    for line in found:
        kind = _debris(line, running)
        if kind:
            debris.append(Repair(kind, line.text, "", line.number))
            gap += line.gap
            continue
        line.gap += gap
        gap = 0
        debris += _strip_marks(line)
        kept.append(line)
    return kept, debris


def _middle(lines: Sequence[Line], among: range) -> float:
    going_on = [len(lines[i].text) for i in among if lines[i + 1].text[:1].islower()]
    return median(going_on) if going_on else 0.0


def _split(text: str) -> list[Line]:
    lines: list[Line] = []
    gap, begins_page = 0, True
    for number, raw in enumerate(text.split("\n"), 1):
        begins_page = begins_page or "\f" in raw
        stripped = re.sub(r"\s+", " ", raw.replace("\f", " ")).strip()
        if not stripped:
            gap += 1
            continue
        indent = len(raw) - len(raw.lstrip())
        lines.append(Line(number, stripped, gap, indent, begins_page=begins_page))
        gap, begins_page = 0, False
    return lines


def _running(lines: Iterable[Line]) -> frozenset[str]:
    """Return the heads and feet that come again and again: three times, or on two pages where pages are known."""
    lines = list(lines)
    shapes = Counter(_shape(line) for line in lines if _may_run(line))
    firsts = {i for i, line in enumerate(lines) if line.begins_page}
    edges = Counter(
        _shape(lines[i])
        for i in sorted(firsts | {i - 1 for i in firsts if i} | ({len(lines) - 1} if lines else set()))
        if _may_run(lines[i])
    )
    often = {shape for shape, times in shapes.items() if times >= 3 and len(shape.split()) >= 3}
    at_edges = {shape for shape, times in edges.items() if times >= 2} if len(firsts) > 1 else set()
    return frozenset(often | at_edges)


def _may_run(line: Line) -> bool:
    return (
        len(line.text) <= 90 and not _MARK.match(line.text) and not line.text.endswith((".", ",", "-", "?"))
    )


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text.casefold())


def _debris(line: Line, running: frozenset[str]) -> RepairKind | None:
    text = line.text
    if _STAMP.fullmatch(text):
        return RepairKind.STAMP
    if _PAGE_NUMBER.fullmatch(text):
        return RepairKind.PAGE_NUMBER
    if _PRINT_ADDRESS.fullmatch(text):
        return RepairKind.PRINT_ADDRESS
    if text.casefold() in _NAVIGATION:
        return RepairKind.NAVIGATION
    if not _WORD.search(text) and not _MARK.fullmatch(text):
        return RepairKind.MARKS
    return RepairKind.RUNNING if _shape(line) in running and _may_run(line) else None


def _strip_marks(line: Line) -> list[Repair]:
    """Move the bullet or number of the line into its label, and take stray stars of marked-up text out."""
    label, text = "", line.text
    while (match := _MARK.match(text)) and not label[-1:].isdigit():
        label = match["number"] or _BULLET
        line.is_item = line.is_item or bool(match["bullet"])
        text = text[match.end() :]
    before = text
    text = text.replace("**", "").replace("__", "").strip()
    line.label = label
    line.text = text
    return [Repair(RepairKind.MARKS, "**", "", line.number)] if text != before.strip() else []
