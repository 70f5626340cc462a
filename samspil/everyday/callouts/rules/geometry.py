"""Points, distances and areas. A point is (latitude, longitude) in degrees; pure Python."""

import re
from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Final

Point = tuple[float, float]

EARTH: Final = 6_371_000.0  # metres
DEGREE: Final = 111_195.0  # metres from one degree of latitude to the next
COARSE: Final = (0.005, 0.01)  # degrees: a square of about 600 metres at our latitudes
DENMARK: Final = ((54.4, 7.9), (57.9, 15.3))  # south-west, north-east
CORNERS: Final = (3, 100)
WIDEST: Final = 150_000  # metres across an area
_NUMBER = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")


def metres(here: Point, there: Point) -> float:
    """Return how far apart two points are, as the crow flies (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def box(middle: Point, radius: float) -> tuple[Point, Point]:
    """Return the south-west and north-east corners of a box that holds every point within the radius."""
    high = radius / DEGREE * 1.01
    wide = high / max(0.1, cos(radians(abs(middle[0]) + high)))
    return (middle[0] - high, middle[1] - wide), (middle[0] + high, middle[1] + wide)


def inside(point: Point, area: Sequence[Point]) -> bool:
    """Say whether the point lies in the area; its border belongs to it."""
    lat, lon = point
    found = False
    for (lat1, lon1), (lat2, lon2) in _sides(area):
        if _on_side(point, (lat1, lon1), (lat2, lon2)):
            return True
        if (lat1 > lat) != (lat2 > lat) and lon < (lon2 - lon1) * (lat - lat1) / (lat2 - lat1) + lon1:
            found = not found
    return found


def crosses_itself(area: Sequence[Point]) -> bool:
    """Say whether two sides that are not neighbours meet: such an area has no clear inside."""
    sides = list(_sides(area))
    last = len(sides) - 1
    return any(
        _cross(*sides[one], *sides[other])
        for one in range(len(sides))
        for other in range(one + 2, len(sides))
        if (one, other) != (0, last)
    )


def coarse(point: Point) -> Point:
    """Return the middle of the square in which the point lies: all that is kept of where somebody lives."""
    lat, lon = (
        round((int(value // step) + 0.5) * step, 4) for value, step in zip(point, COARSE, strict=True)
    )
    return lat, lon


def in_denmark(point: Point) -> bool:
    """Say whether the point is where Danish coordinates are."""
    (south, west), (north, east) = DENMARK
    return south <= point[0] <= north and west <= point[1] <= east


def is_area(area: Sequence[Point]) -> bool:
    """Say whether the corners make an area: enough of them, not in one line, no crossing, of a sensible size."""
    if not CORNERS[0] <= len(area) <= CORNERS[1] or len(set(area)) != len(area):
        return False
    if crosses_itself(area) or abs(_twice_the_size(area)) < 1e-9:
        return False
    (south, west), (north, east) = bounds(area)
    return metres((south, west), (north, east)) <= WIDEST


def bounds(points: Sequence[Point]) -> tuple[Point, Point]:
    """Return the south-west and north-east corners around the points."""
    lats, lons = [point[0] for point in points], [point[1] for point in points]
    return (min(lats), min(lons)), (max(lats), max(lons))


def read_point(text: str) -> Point:
    """Read “56.4519, 9.4027”, as a map gives it. Raises ValueError when it is no place in Denmark."""
    numbers = [float(found.replace(",", ".")) for found in _NUMBER.findall(_split(text))]
    if len(numbers) != 2 or not in_denmark((numbers[0], numbers[1])):
        raise ValueError(text)
    return numbers[0], numbers[1]


def read_area(text: str) -> list[Point]:
    """Read one corner a line; the first may be repeated as the last. Raises ValueError when it is no area."""
    corners = [read_point(line) for line in text.splitlines() if line.strip()]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if not is_area(corners):
        raise ValueError(text)
    return corners


def write_point(point: Point) -> str:
    """Write a point so that it can be read again."""
    return f"{point[0]:.5f}, {point[1]:.5f}"


def _split(text: str) -> str:
    """Part two numbers at the comma with a space after it, so that a decimal comma stays with its number."""
    return re.sub(r",\s+|[;\s]+", " ", text.strip())


def _sides(area: Sequence[Point]) -> list[tuple[Point, Point]]:
    return [(area[at - 1], corner) for at, corner in enumerate(area)]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _on_side(point: Point, a: Point, b: Point) -> bool:
    within = min(a[0], b[0]) <= point[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= point[1] <= max(a[1], b[1])
    return within and abs(_turn(a, b, point)) < 1e-12


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    if any(_on_side(point, *side) for point, side in ((a, (c, d)), (b, (c, d)), (c, (a, b)), (d, (a, b)))):
        return True
    return (_turn(a, b, c) > 0) != (_turn(a, b, d) > 0) and (_turn(c, d, a) > 0) != (_turn(c, d, b) > 0)


def _twice_the_size(area: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in _sides(area))
