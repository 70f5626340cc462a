"""Dates, hours, numbers and phone numbers as Danes write them; in English when English is active."""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.dateformat import format as in_words
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.later import later

if TYPE_CHECKING:
    import phonenumbers
else:
    phonenumbers = later("phonenumbers")

HOME_COUNTRY = "DK"


def is_danish() -> bool:
    """Say whether the screen is Danish (also when no language is active)."""
    return (translation.get_language() or "da").startswith("da")


def date_long(value: datetime | date) -> str:
    """Søndag 22. november 2026, in lower case as Danish has it."""
    return _day_in_words(_day(value), translation.get_language(), with_year=True)


def date_short(value: datetime | date) -> str:
    """22.11.2026; in English 22 Nov 2026, which nobody can read as a day of another month."""
    return in_figures(value) if is_danish() else in_words(_day(value), "j M Y")


def in_figures(value: datetime | date) -> str:
    """22.11.2026, in English 22/11/2026: for lists that a spreadsheet or our own import reads again."""
    return _day(value).strftime("%d.%m.%Y" if is_danish() else "%d/%m/%Y")


def hour(value: datetime) -> str:
    """14.30 without `kl.`; in English 14:30."""
    return clock.local(value).strftime("%H.%M" if is_danish() else "%H:%M")


def at_hour(value: datetime) -> str:
    """Kl. 14.30; in English 14:30."""
    return f"kl. {hour(value)}" if is_danish() else hour(value)


def moment(value: datetime | date) -> str:
    """Søndag 22. november 2026 kl. 14.30."""
    if not isinstance(value, datetime):
        return date_long(value)
    return f"{date_long(value)} {at_hour(value)}" if is_danish() else f"{date_long(value)}, {at_hour(value)}"


def timespan(start: datetime, end: datetime, *, on_paper: bool = False) -> str:
    """Lørdag 28. november kl. 22.00–06.00 (til søndag). Names the year when it is another than this one, and always on paper."""
    return _span(start, end, translation.get_language(), clock.today().year, on_paper=on_paper)


@lru_cache(maxsize=1_024)
def _span(start: datetime, end: datetime, _language: str | None, _year: int, *, on_paper: bool) -> str:
    """A list of one's own, and the lists of many, name the same hours again and again."""
    first, last = clock.local(start), clock.local(end)
    begins, ends = _hour(first), _hour(last)
    kl = "kl. " if is_danish() else ""
    days = (last.date() - first.date()).days
    day = _day_name(first, with_year=on_paper)
    if days == 0 or (days == 1 and _is_midnight(last)):
        return f"{day} {kl}{begins}–{ends if days == 0 else _midnight()}"
    if days == 1:
        until = _("(to %(weekday)s)") % {"weekday": in_words(last, "l")}
        return f"{day} {kl}{begins}–{ends} {until}"
    return f"{day} {kl}{begins} – {_day_name(last, with_year=on_paper)} {kl}{ends}"


def phone(number: str) -> str:
    """12 34 56 78 at home, and 114 as it is; foreign numbers as abroad: +46 8 123 456 78."""
    if len(number) == len("+4512345678") and number.startswith("+45") and number[3:].isdecimal():
        return " ".join(number[at : at + 2] for at in range(3, len(number), 2))
    try:
        parsed = phonenumbers.parse(number, HOME_COUNTRY)
    except phonenumbers.NumberParseException:
        return number
    if parsed.country_code == phonenumbers.country_code_for_region(HOME_COUNTRY):
        digits = str(parsed.national_number)
        if len(digits) < len("12345678"):
            return digits
        return " ".join(digits[at : at + 2] for at in range(0, len(digits), 2))
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def number(value: float | Decimal | None) -> str:
    """1.234,5; in English 1,234.5. Whole numbers without decimals; nothing for nothing."""
    if value is None:
        return ""
    text = f"{value:.2f}".rstrip("0").rstrip(".") if not isinstance(value, int) else str(value)
    return number_format(Decimal(text), use_l10n=True, force_grouping=True)


def machine(value: datetime | date) -> str:
    """The value of a `datetime` attribute, with Copenhagen's offset."""
    return (
        clock.local(value).isoformat(timespec="minutes") if isinstance(value, datetime) else value.isoformat()
    )


def _day(value: datetime | date) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value


def _day_name(local: datetime, *, with_year: bool) -> str:
    is_told = with_year or local.year != clock.today().year
    return _day_in_words(local.date(), translation.get_language(), with_year=is_told)


@lru_cache(maxsize=1_024)
def _day_in_words(day: date, _language: str | None, *, with_year: bool) -> str:
    """The words for a day come from the catalogues; a long list names few days, and each of them often."""
    return in_words(day, ("l j. F" if is_danish() else "l j F") + (" Y" if with_year else ""))


def _hour(local: datetime) -> str:
    text = hour(local)
    # In autumn the hour from two to three occurs twice: say which one is meant.
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        return text
    season = _("winter time") if local.fold else _("summer time")
    return f"{text} ({season})"


def _is_midnight(local: datetime) -> bool:
    return (local.hour, local.minute) == (0, 0)


def _midnight() -> str:
    return "24.00" if is_danish() else "24:00"
