"""From the cells of one row to the values of one person or one place, with everything that is wrong with them at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.utils import translation

from samspil.base.core.search import fold
from samspil.doors.exchange.rules import cells
from samspil.doors.exchange.rules.headings import VOLUNTEERS
from samspil.society.places.models import Setting

Reader = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: in which column (None: the row as a whole), why, and a number for the sentence."""

    column: int | None
    code: str
    hint: str = ""

    def kept(self) -> list[Any]:
        return [self.column, self.code, self.hint]


@dataclass(slots=True)
class Reading:
    """The values that could be read from a row, and the faults of the others."""

    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    columns: dict[str, int] = field(default_factory=dict)  # field -> the column it came from

    def text(self, name: str) -> str:
        return str(self.values.get(name, ""))

    def fault(self, name: str, code: str, hint: str = "") -> None:
        self.faults.append(Fault(self.columns.get(name), code, hint))


def setting(text: str) -> str:
    """Return the kind of place; its word in either language, or another that offices use."""
    found = _settings().get(fold(text))
    if found is None:
        raise cells.Odd("setting_unknown")
    return found


_READERS: dict[str, dict[str, Reader]] = {
    "volunteers": {
        "name": partial(cells.line, most=120),
        "first_name": partial(cells.line, most=60),
        "last_name": partial(cells.line, most=60),
        "email": cells.email,
        "phone": cells.phone,
        "postcode": cells.postcode,
        "birth_year": cells.birth_year,
        "starts_on": cells.day,
        "workplace": partial(cells.line, most=160),
        "partner": partial(cells.line, most=160),
    },
    "workplaces": {
        "name": partial(cells.line, most=160),
        "parent": partial(cells.line, most=160),
        "setting": setting,
        "citizens_group": partial(cells.line, most=160),
        "about": partial(cells.line, most=2000),
        "opening_hours": partial(cells.line, most=160),
        "street": partial(cells.line, most=160),
        "postcode": cells.postcode,
        "city": partial(cells.line, most=80),
        "phone": cells.phone,
        "email": cells.email,
    },
}
_EMPTY = {"", "-", "–", "—", "?", "n/a", "ukendt", "ingen", "unknown", "none", "#n/a", "#i/t", "null"}


def read_row(kind: str, texts: Sequence[str], mapping: Mapping[int, str]) -> Reading:
    """Read a row. Where several columns are the same field (Telefon and Mobil), the first that is filled counts."""
    reading = Reading()
    for column, name in sorted(mapping.items()):
        text = texts[column].strip() if column < len(texts) else ""
        reading.columns.setdefault(name, column)
        if text.casefold() in _EMPTY or name in reading.values:
            continue
        reading.columns[name] = column
        try:
            reading.values[name] = _READERS[kind][name](text)
        except cells.Odd as odd:
            reading.faults.append(Fault(column, odd.code))
    _join_name(reading)
    if not reading.text("name") and not any(fault.code in {"long", "cpr"} for fault in reading.faults):
        reading.fault("name", "name")
    if (
        kind != VOLUNTEERS
        and "setting" not in reading.values
        and not any(f.code == "setting_unknown" for f in reading.faults)
    ):
        reading.fault("setting", "setting")
    return reading


def _join_name(reading: Reading) -> None:
    parts = [reading.text(name) for name in ("first_name", "last_name") if reading.text(name)]
    if parts and (not reading.text("name") or "first_name" in reading.values):
        reading.values["name"] = " ".join(parts)
    for name in ("first_name", "last_name"):
        reading.values.pop(name, None)
        if name in reading.columns:
            reading.columns.setdefault("name", reading.columns[name])


_OTHER_WORDS = {
    Setting.HOSPITAL: "sygehus hospitalsafdeling afdeling ward",
    Setting.HOSPICE: "hospice",
    Setting.CARE_HOME: "plejehjem plejecenter aeldrecenter friplejehjem omsorgscenter",
    Setting.INSTITUTION: "institution bosted botilbud krisecenter vaerested socialpsykiatri",
    Setting.SCHOOL: "skole folkeskole",
    Setting.DAYCARE: "daginstitution boernehave vuggestue dagtilbud",
}


@cache
def _settings() -> dict[str, str]:
    words = {word: str(kind.value) for kind, others in _OTHER_WORDS.items() for word in others.split()}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {fold(str(label)): str(value) for value, label in Setting.choices}
    return words | {value: str(value) for value in Setting.values}
