"""Catalogues of goals that come with Samspil, as data. An authority brings one in and makes it its own."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A named set of goals, ready for `import_goals`."""

    name: str
    goals: list[dict[str, Any]]


def _read(path: Path) -> Catalogue:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Catalogue(data["name"], data["goal"])


CATALOGUES: Final = {path.stem: _read(path) for path in sorted(Path(__file__).parent.glob("*.toml"))}
