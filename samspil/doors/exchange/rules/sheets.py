"""Lists as files: Excel and CSV that open well in a Danish office and never run anything."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from samspil.base.core.later import later

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.styles
    import openpyxl.utils
else:
    openpyxl = later("openpyxl")


TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_LEADING = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes it for a formula."""
    return f"'{text}" if text.lstrip().startswith(_LEADING) or text.startswith(_LEADING) else text


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the list as CSV for Danish Excel: with the mark of UTF-8, semicolons, and every line ended as Windows does."""
    yield "\ufeff"
    for row in rows:
        line = io.StringIO(newline="")
        csv.writer(line, delimiter=";", lineterminator="\r\n").writerow([harmless(cell) for cell in row])
        yield line.getvalue()


def xlsx(rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """Return the list as a workbook in which every cell is text, whatever it looks like."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for column in range(1, 15):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 24
    for number, row in enumerate(rows):
        cells = [_cell(sheet, text) for text in row]
        if number == 0:
            for cell in cells:
                cell.font = openpyxl.styles.Font(bold=True)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def content(rows: Iterable[Sequence[str]], *, kind: str, title: str) -> bytes:
    """Return the list as a file of the kind."""
    return xlsx(rows, title=title) if kind == "xlsx" else "".join(csv_lines(rows)).encode()


def _cell(sheet: Any, text: str) -> Any:
    cell: Any = openpyxl.cell.WriteOnlyCell(sheet, value="")
    cell.value = text.translate(_CONTROL)[:32_000]
    cell.data_type = "s"  # "=1+1" is text too
    cell.number_format = "@"
    return cell
