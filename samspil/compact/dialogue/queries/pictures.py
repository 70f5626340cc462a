"""The year wheel as a picture: twelve fields, those with something in them filled and numbered. The list beside it says the same."""

import math
from dataclasses import dataclass

from samspil.compact.dialogue.models import WheelEntry

_CENTRE, _OUTER, _INNER, _LABEL = 160.0, 150.0, 78.0, 115.0


@dataclass(frozen=True, slots=True)
class Segment:
    """One month of the picture."""

    month: int
    path: str
    x: str
    y: str
    count: int
    is_now: bool


def segments(entries: list[WheelEntry], *, this_month: int) -> list[Segment]:
    """Return the twelve fields, January at the top and on with the clock."""
    counts = {month: sum(entry.month == month for entry in entries) for month in range(1, 13)}
    return [_segment(month, counts[month], is_now=month == this_month) for month in range(1, 13)]


def _segment(month: int, count: int, *, is_now: bool) -> Segment:
    start, end = (month - 1) * 30.0 + 1, month * 30.0 - 1
    corners = [_at(_OUTER, start), _at(_OUTER, end), _at(_INNER, end), _at(_INNER, start)]
    path = (
        f"M{corners[0]} A{_OUTER:g} {_OUTER:g} 0 0 1 {corners[1]} L{corners[2]} "
        f"A{_INNER:g} {_INNER:g} 0 0 0 {corners[3]} Z"
    )
    x, y = _at(_LABEL, (start + end) / 2).split()
    return Segment(month, path, x, y, count, is_now)


def _at(radius: float, degrees: float) -> str:
    angle = math.radians(degrees - 90)
    return f"{_CENTRE + radius * math.cos(angle):.1f} {_CENTRE + radius * math.sin(angle):.1f}"
