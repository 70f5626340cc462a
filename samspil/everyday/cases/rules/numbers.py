"""Whom to call in a municipality: what Samspil brings along, found on public pages. An administrator's own entry comes before it."""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

_FILE = Path(__file__).resolve().parent.parent / "library" / "municipal_numbers.toml"


@dataclass(frozen=True, slots=True)
class Source:
    """A public page where a number was found."""

    address: str

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc.removeprefix("www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of one municipality. Without a day when somebody looked them through, nobody has confirmed them; without a source there are none."""

    day_phone: str = ""
    night_phone: str = ""
    hours: str = ""
    is_main_number: bool = False
    offices: dict[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    website: str = ""
    postcodes: str = ""
    confirmed_on: date | None = None

    @property
    def has_day(self) -> bool:
        return bool(self.day_phone or self.offices)


def _numbers(row: dict[str, Any]) -> Numbers:
    return Numbers(
        day_phone=row.get("day", ""),
        night_phone=row.get("night", ""),
        hours=row.get("hours", ""),
        is_main_number=row.get("main", False),
        offices=row.get("offices", {}),
        sources=tuple(Source(address) for address in row["sources"]),
    )


_SHIPPED: Final = tomllib.loads(_FILE.read_text(encoding="utf-8"))
FOUND: Final = {row["code"]: _numbers(row) for row in _SHIPPED["municipality"]}
# The national authority that takes a notification when the municipality cannot be reached, or is not known.
EVERYWHERE: Final = _numbers(_SHIPPED["everywhere"])
