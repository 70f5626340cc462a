"""The area as a picture: our own lines and points on a plain ground, so that no map service hears who looks where."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from samspil.everyday.callouts.models import Equipment, ResponderGroup
from samspil.everyday.callouts.rules.geometry import DEGREE, Point, bounds

WIDE = 640
_HIGH = (240, 640)
_EDGE = 0.08
_BARS = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)


@dataclass(frozen=True, slots=True)
class Spot:
    """A point in the picture."""

    x: int
    y: int
    kind: str  # "aed" or "place"
    number: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws. `bar` is the length of the scale, `bar_says` what it stands for in metres."""

    height: int
    corners: str
    spots: list[Spot]
    bar: int
    bar_says: int

    @property
    def bar_at(self) -> int:
        return self.height - 16

    @property
    def bar_text_at(self) -> int:
        return self.height - 26


def picture(group: ResponderGroup, things: Sequence[Equipment], place: Point | None = None) -> Picture:
    """Draw the area, the defibrillators by their number on the list, and a place that is asked about."""
    aeds = [thing.point for thing in things if thing.kind == "aed" and thing.point is not None]
    points = [*group.corners, *aeds, *([place] if place else [])]
    (south, west), (north, east) = bounds(points)
    degree_wide = DEGREE * cos(radians((south + north) / 2))
    wide, high = max((east - west) * degree_wide, 100.0), max((north - south) * DEGREE, 100.0)
    scale = WIDE * (1 - 2 * _EDGE) / max(wide, high * WIDE / _HIGH[1])
    height = min(_HIGH[1], max(_HIGH[0], round(high * scale + 2 * _EDGE * WIDE)))
    left, top = (WIDE - wide * scale) / 2, (height - high * scale) / 2

    def at(point: Point) -> tuple[int, int]:
        x = left + (point[1] - west) * degree_wide * scale
        return round(x), round(top + (north - point[0]) * DEGREE * scale)

    spots = [Spot(*at(aed), "aed", number) for number, aed in enumerate(aeds, 1)]
    spots += [Spot(*at(place), "place")] if place else []
    says = max((bar for bar in _BARS if bar * scale <= WIDE / 3), default=_BARS[0])
    corners = " ".join(f"{x},{y}" for x, y in map(at, group.corners))
    return Picture(height, corners, spots, round(says * scale), says)
