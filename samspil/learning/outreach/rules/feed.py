"""The list of vacancies for other websites: which columns it has, which of them must be filled in, and how it is written."""

import csv
import io
from collections.abc import Iterable, Mapping

# column -> must be filled in. The names are the same in both kinds of file.
COLUMNS = {
    "id": True,
    "title": True,
    "summary": True,
    "description": False,
    "volunteer_may": False,
    "category": True,
    "organisation": True,
    "place": True,
    "address": False,
    "postcode": True,
    "city": True,
    "how_often": True,
    "when": False,
    "youngest_age": True,
    "danish": True,
    "contact_email": False,
    "contact_phone": False,
    "published": True,
    "link": True,
    "apply_link": True,
}
REQUIRED = tuple(name for name, is_required in COLUMNS.items() if is_required)
_LEADING = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def missing(vacancy: Mapping[str, str]) -> list[str]:
    """Return the columns that keep a vacancy out of the list. One way to reach somebody is enough."""
    lacking = [name for name in REQUIRED if not vacancy[name]]
    return lacking if vacancy["contact_email"] or vacancy["contact_phone"] else [*lacking, "contact_email"]


def csv_of(vacancies: Iterable[Mapping[str, str]]) -> str:
    """Return the list as CSV for Danish spreadsheets, in which no cell is taken for a formula."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for vacancy in vacancies:
        rows.writerow([_harmless(vacancy[name]) for name in COLUMNS])
    return f"\ufeff{out.getvalue()}"


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip().startswith(_LEADING) or text.startswith(_LEADING) else text
