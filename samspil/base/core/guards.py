"""What free text may never hold: a civil registration number (CPR)."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Ten digits in the shape DDMMYY-SSSS, with the separators people use. Modulus 11 no longer holds for all numbers
# (since 2007), so the date alone decides; a phone number or an invoice number is seldom a date.
_SHAPE = re.compile(r"(?<![\d.+])(\d{2})[ .\-/]?(\d{2})[ .\-/]?(\d{2})[ \-–.]{0,3}(\d{4})(?!\d)")
MESSAGE = _(
    "This looks like a civil registration number (CPR). Samspil never keeps one. Take it out, please."
)


def holds_cpr(text: str) -> bool:
    """Say whether the text holds something in the shape of a CPR number."""
    return any(_is_date(*match.groups()[:3]) for match in _SHAPE.finditer(text))


def refuse_cpr(text: str) -> None:
    """Raise ValidationError when the text holds something in the shape of a CPR number."""
    if holds_cpr(text):
        raise ValidationError(MESSAGE, code="cpr")


def without_cpr(text: str) -> str:
    """Return the text with crosses for everything in the shape of a CPR number: for words that must get through."""
    return _SHAPE.sub(lambda match: "xxxxxx-xxxx" if _is_date(*match.groups()[:3]) else match[0], text)


def _is_date(day: str, month: str, year: str) -> bool:
    # Day + 60 marks a replacement number (erstatningspersonnummer).
    number = int(day) - 60 if int(day) > 60 else int(day)
    try:
        date(2000 + int(year), int(month), number)
    except ValueError:
        return (number, int(month)) == (29, 2)
    return True
