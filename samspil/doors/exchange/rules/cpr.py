"""Civil registration numbers in a list: the whole list is refused, and nothing of it is kept."""

import re
import unicodedata
from collections.abc import Iterable

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid
from samspil.base.core.guards import holds_cpr
from samspil.base.core.search import fold
from samspil.doors.exchange.rules.files import Line

_HEADING = re.compile(r"(cpr|personn(umme)?r|civilregistration)[a-z]{0,10}")
_HEADINGS = 40  # lines among which the headings stand
_BARE = re.compile(r"\d{9,10}(\.0+)?")


def refuse_cpr(lines: Iterable[Line]) -> None:
    """Raise Invalid when a heading asks for CPR numbers or a cell looks like one. The sentence names the place, not the number."""
    for line in lines:
        for column, cell in enumerate(line.cells):
            if looks_like_cpr(cell) or (line.number <= _HEADINGS and is_cpr_heading(cell)):
                raise Invalid({"file": [_refusal(line.number, column)]})


def looks_like_cpr(cell: str) -> bool:
    """Say whether the cell holds a CPR number, also one whose first zero Excel has eaten."""
    plain = " ".join(unicodedata.normalize("NFKC", cell).split())
    if len(plain) < 9:
        return False
    if _BARE.fullmatch(plain):
        return holds_cpr(plain.partition(".")[0].zfill(10))
    return holds_cpr(plain)


def is_cpr_heading(cell: str) -> bool:
    """Say whether a column of this name would hold CPR numbers: CPR, CPR-nr., Personnummer."""
    return bool(_HEADING.fullmatch(re.sub(r"[^a-z]", "", fold(cell))))


def column_letter(column: int) -> str:
    """Return the column's name in Excel: 0 is A, 27 is AB."""
    name, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        name = chr(65 + digit) + name
    return name


def _refusal(number: int, column: int) -> str:
    return _(
        "Row %(row)s, column %(column)s looks like a civil registration number (CPR). Samspil never keeps one, "
        "so we have kept nothing of this file. Delete the column or the number, and send the list again."
    ) % {"row": number, "column": column_letter(column)}
