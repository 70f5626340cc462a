"""Excel workbooks from strangers: opened to be read, never trusted. No formula is computed, no entity resolved, no bomb unpacked."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid
from samspil.base.core.later import later

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.utils.exceptions
else:
    openpyxl = later("openpyxl")

_MOST_PARTS = 500
_MOST_UNPACKED = 80 * 1024 * 1024
_LAST_ROW = 1_048_576  # of Excel itself
_EMPTY: list[str] = []
_PART = 1 << 16
_DECLARATION = re.compile(rb"<\s*!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (
    ParseError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
    RuntimeError,
)


def rows(content: bytes, *, columns: int) -> Iterator[list[str]]:
    """Yield the rows of the first sheet that is shown, as text. Raises Invalid for what is no honest workbook."""
    try:
        _inspect(content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drawings and styles that it leaves out
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            sheet: Any = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
            if sheet is None:
                raise _refuse(_("The workbook has no sheet to read."))
            sheet.reset_dimensions()  # what the file says of its own size is not always true
            for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=columns), 1):
                if number > _LAST_ROW:  # a row that calls itself number 999,999,999 would keep us for hours
                    raise _refuse(
                        _("The workbook cannot be read. Open it in Excel, save it again, and try once more.")
                    )
                # Lists may be followed by a million empty rows that once had a colour: those must cost nothing.
                yield [text(value) for value in row] if any(value is not None for value in row) else _EMPTY
    except Invalid:
        raise
    except (*_BROKEN, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise _refuse(
            _("The workbook cannot be read. Open it in Excel, save it again, and try once more.")
        ) from error


def text(value: object) -> str:
    """Return a cell as a person would write it: 20304050.0 is a phone number, midnight is a day."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return (
            value.date().isoformat()
            if value.time() == time.min
            else value.isoformat(sep=" ", timespec="minutes")
        )
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


def _inspect(content: bytes) -> None:
    """Unpack every XML part once with a limit, and refuse those that declare entities (XXE, billion laughs)."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS or "[Content_Types].xml" not in archive.namelist():
            raise _refuse(_("This is not an Excel workbook (.xlsx)."))
        if any(part.filename.endswith("vbaProject.bin") for part in parts):
            raise _refuse(_("The workbook holds macros. Save it as “Excel workbook (.xlsx)” without macros."))
        if any(part.flag_bits & 1 for part in parts):
            raise _refuse(_("The workbook is locked with a password. Save it without one."))
        left = _MOST_UNPACKED
        for part in parts:
            left = _unpack(archive, part, left)


def _unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    is_xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PART):
            left -= len(piece)
            if left < 0:
                raise _refuse(
                    _("The workbook is far too large when it is unpacked. Keep only the sheet with the list.")
                )
            # UTF-16 hides the declaration between null bytes.
            if is_xml and _DECLARATION.search((tail + piece).replace(b"\x00", b"")):
                raise _refuse(
                    _("The workbook holds declarations that no honest list needs, so we do not open it.")
                )
            tail = piece[-64:]
    return left


def _refuse(sentence: str) -> Invalid:
    return Invalid({"file": [sentence]})
