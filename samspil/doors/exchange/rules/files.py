"""From the bytes of an upload to lines of text. The content decides what it is; its name and its type say nothing."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid
from samspil.doors.exchange.rules import workbook

BIGGEST = 7 * 1024 * 1024  # below what the house lets through in one request, so that we can say it kindly
MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL = 2_000
_SEPARATORS = ";\t,"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list, with its number in the file as Excel shows it."""

    number: int
    cells: list[str]


def read(content: bytes) -> list[Line]:
    """Return the lines that hold anything. Raises Invalid with what to do instead."""
    if len(content) > BIGGEST:
        raise refuse(_("The file is larger than 7 MB. Split it in two, please."))
    if not content.strip(b"\x00\r\n\t ;,"):
        raise refuse(_("The file is empty."))
    if content.startswith(_OLD_EXCEL):
        raise refuse(
            _("This is an old or locked Excel file. Save it as “Excel workbook (.xlsx)” without a password.")
        )
    rows = workbook.rows(content, columns=MOST_COLUMNS) if content.startswith(_ZIP) else _text_rows(content)
    lines = list(islice(_lines(rows), MOST_ROWS + 1))
    if len(lines) > MOST_ROWS:
        raise refuse(_("The file has more than 20,000 rows. Split it, please."))
    if not lines:
        raise refuse(_("The file is empty."))
    return lines


def refuse(sentence: str) -> Invalid:
    """Return the error that stands beside the file in the form."""
    return Invalid({"file": [sentence]})


def _lines(rows: Iterable[list[str]]) -> Iterator[Line]:
    for number, cells in enumerate(rows, 1):
        clean = [tidy(cell) for cell in cells[:MOST_COLUMNS]]
        while clean and not clean[-1]:
            clean.pop()
        if clean:
            yield Line(number, clean)


def tidy(text: str) -> str:
    """Return the text on one line, without the odd blanks and the apostrophe by which Excel marks text."""
    joined = " ".join(
        text[:LONGEST_CELL].replace("\x00", "").replace("\u200b", "").replace("\ufeff", "").split()
    )
    return joined[1:].lstrip() if joined[:1] == "'" and joined[1:2] in "=+-@" and len(joined) > 1 else joined


def _text_rows(content: bytes) -> Iterator[list[str]]:
    text = decode(content)
    if "\x00" in text:
        raise refuse(_("This is neither an Excel workbook (.xlsx) nor a text file (.csv)."))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator(text), strict=False)
    try:
        yield from reader
    except csv.Error as error:
        raise refuse(
            _("The text file cannot be read. Save the list as “Excel workbook (.xlsx)” instead.")
        ) from error


def decode(content: bytes) -> str:
    """Return the text: UTF-8 if it is valid UTF-8, UTF-16 with its mark, else Windows-1252 as older Excel writes it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 has a place for every one.
        text = content.decode("latin-1")
        return "".join(_WINDOWS.get(char, char) for char in text)


def separator(text: str) -> str:
    """Return the separator that stands in most of the first lines, the semicolon when in doubt."""
    first = [line for line in text.splitlines()[:40] if line.strip()]
    named = first[0].strip().casefold() if first else ""
    if named.startswith("sep=") and named[4:5]:
        return named[4]
    score = {mark: sum(_outside_quotes(line, mark) for line in first) for mark in _SEPARATORS}
    return max(_SEPARATORS, key=lambda mark: score[mark])


def _outside_quotes(line: str, mark: str) -> int:
    return sum(part.count(mark) for part in line.split('"')[::2])


_WINDOWS = {
    chr(code): bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}
