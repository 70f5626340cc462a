"""What stands in one cell: days, phones, years and addresses as people really type them. Each returns the value or raises Odd."""

import re
from datetime import date, timedelta
from functools import lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from samspil.base.core import clock
from samspil.base.core.guards import holds_cpr
from samspil.base.ui.forms import DateField, PhoneField

_DAYS, _PHONES = DateField(required=False), PhoneField(required=False)
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIAL = re.compile(r"[1-9]\d{4}(\.\d+)?")
_WITH_HOUR = re.compile(r"(\S+?)[ T]+\d{1,2}[.:]\d{2}([.:]\d{2})?(\.\d+)?")
_FLOAT = re.compile(r"(\d+)[.,]0+")
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")


class Odd(Exception):
    """The cell cannot be used; `code` says why (see `faults`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def line(text: str, *, most: int) -> str:
    """Return a line of prose."""
    if holds_cpr(text):
        raise Odd("cpr")
    if len(text) > most:
        raise Odd("long")
    return text


def email(text: str) -> str:
    """Return the address in the one way in which we write it."""
    cleaned = text.strip().strip("<>;,").removeprefix("mailto:").strip().lower()
    if any(mark in cleaned for mark in (";", ",", " ")):
        raise Odd("emails")
    try:
        validate_email(cleaned)
    except ValidationError as error:
        raise Odd("email") from error
    if len(cleaned) > 254:
        raise Odd("email")
    return cleaned


@lru_cache(maxsize=50_000)
def phone(text: str) -> str:
    """Return the number as +4520304050. Reads 20 30 40 50, +45…, 0045…, 20304050.0."""
    cleaned = _whole(text)
    if _SCIENTIFIC.fullmatch(cleaned):
        raise Odd("rounded")
    if re.search(r"[/;]|\d[^\d]* (eller|or|og|and) ", cleaned):
        raise Odd("phones")
    try:
        return _PHONES.clean(cleaned)
    except ValidationError as error:
        raise Odd("phone") from error


def day(text: str) -> date:
    """Return the day. Reads 3/11-26, 3.11.2026, 2026-11-03, a day with an hour, and the number that Excel keeps instead."""
    cleaned = text.strip()
    if match := _WITH_HOUR.fullmatch(cleaned):
        cleaned = match[1]
    if _SERIAL.fullmatch(cleaned):
        return _EXCEL_EPOCH + timedelta(days=int(float(cleaned)))
    try:
        found = _DAYS.to_python(cleaned)
    except ValidationError as error:
        raise Odd("day") from error
    if found is None or not 1950 <= found.year <= 2100:
        raise Odd("day")
    return found


def birth_year(text: str) -> int:
    """Return the year; of a full birth date only the year is kept."""
    whole = _whole(text)
    if re.fullmatch(r"\d{4}", whole):
        year = int(whole)
    elif found := re.fullmatch(r"(\d{4})-\d{1,2}-\d{1,2}( .*)?|\d{1,2}[./\- ]+\d{1,2}[./\- ]+(\d{4})", whole):
        year = int(found[1] or found[3])
    else:
        raise Odd("year")
    if not clock.today().year - 110 <= year <= clock.today().year - 5:
        raise Odd("year")
    return year


def postcode(text: str) -> str:
    """Return four digits; the town that often follows is left out, and the zero that Excel ate comes back."""
    match = re.match(r"(?:DK[- ]?)?(\d{3,4})(?!\d)", _whole(text), re.IGNORECASE)
    if match is None:
        raise Odd("postcode")
    return match[1].zfill(4)


def _whole(text: str) -> str:
    match = _FLOAT.fullmatch(text.strip())
    return match[1] if match else text.strip()
