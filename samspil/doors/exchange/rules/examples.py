"""The lists to fill in: headings that we know for certain, and one row that shows how."""

from django.utils.translation import gettext as _

from samspil.doors.exchange.rules.headings import LABELS, VOLUNTEERS

_LEFT_OUT = {"first_name", "last_name"}


def example(kind: str) -> list[list[str]]:
    """Return the headings and the example row, in the language that is active."""
    fields = [name for name in LABELS[kind] if name not in _LEFT_OUT]
    row = _volunteer() if kind == VOLUNTEERS else _workplace()
    return [[str(LABELS[kind][name]) for name in fields], [row[name] for name in fields]]


def _volunteer() -> dict[str, str]:
    return {
        "name": "Jytte Eksempel",
        "email": "jytte@example.dk",
        "phone": "20 30 40 50",
        "postcode": "8800",
        "birth_year": "1958",
        "starts_on": "01.02.2026",
        "workplace": _("Medical ward"),
        "partner": "",
    }


def _workplace() -> dict[str, str]:
    return {
        "name": _("Medical ward"),
        "parent": "",
        "setting": _("Hospital"),
        "citizens_group": _("Patients and their families"),
        "about": _("A ward with room for 24 patients."),
        "opening_hours": _("Every day 9–20"),
        "street": "Heibergs Allé 5",
        "postcode": "8800",
        "city": "Viborg",
        "phone": "78 44 00 00",
        "email": "afdeling@example.dk",
    }
