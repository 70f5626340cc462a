"""How well an area is covered: imagined alarms at random places (Monte Carlo). Pure Python, the same answer every time.

The default numbers are published ones: 29 of a hundred say yes (Scquizzato 2020, twelve systems); 2.3 metres a second in a
straight line from the alarm to the arrival (Jonsson 2020), which already holds the time until people set out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Final

from samspil.everyday.callouts.rules.dispatch import AED, Part, Placed, cast, nearest, roles_for
from samspil.everyday.callouts.rules.geometry import Point, bounds, inside, metres

ACCEPT: Final = 29  # of a hundred
SPEED: Final = 2.3  # metres a second
AMBULANCE: Final = 8  # minutes
ALARMS: Final = 300


@dataclass(frozen=True, slots=True)
class Corps:
    """Who could come, with what, and how they are called."""

    area: Sequence[Point]
    people: Sequence[Placed]
    aeds: Sequence[Placed]
    radius: float
    most: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What came of the alarms, in hundredths of them, and the middle times in minutes."""

    somebody: int
    team: int
    before: int
    aed_before: int
    first: float | None
    aed: float | None


def simulate(
    corps: Corps, *, accept: int = ACCEPT, ambulance: float = AMBULANCE, alarms: int = ALARMS
) -> Coverage:
    """Raise the alarms, one wave each, and count."""
    chance = Random(112)  # noqa: S311 - the same picture every time; guards nothing
    runs = [_alarm(chance, corps, accept / 100) for _ in range(alarms)]
    firsts = [first for _is_team, first, _aed in runs if first is not None]
    fetched = [aed for _is_team, _first, aed in runs if aed is not None]

    def share(count: int) -> int:
        return round(100 * count / alarms)

    return Coverage(
        somebody=share(len(firsts)),
        team=share(sum(is_team for is_team, _first, _aed in runs)),
        before=share(sum(minutes < ambulance for minutes in firsts)),
        aed_before=share(sum(minutes < ambulance for minutes in fetched)),
        first=round(median(firsts), 1) if firsts else None,
        aed=round(median(fetched), 1) if fetched else None,
    )


def _alarm(chance: Random, corps: Corps, accept: float) -> tuple[bool, float | None, float | None]:
    """Return whether the whole team comes, and the minutes until the first and until a defibrillator is there."""
    scene = _place(chance, corps.area)
    aeds = [aed for aed in corps.aeds if metres(aed.at, scene) <= corps.radius]
    asked = [one for one, _far in nearest(corps.people, scene, radius=corps.radius, most=corps.most)]
    chance.shuffle(asked)  # who reads the message first
    team = len(roles_for(aeds))
    accepted = [one for one in asked if chance.random() < accept][:team]
    if not accepted:
        return False, None, None
    parts = cast(accepted, scene, aeds, kept={})
    by_role = {parts[one.id].role: _minutes(one, parts[one.id], scene, aeds) for one in accepted}
    return len(accepted) == team, min(by_role.values()), by_role.get(AED)


def _minutes(one: Placed, part: Part, scene: Point, aeds: Sequence[Placed]) -> float:
    by_way_of = next((aed.at for aed in aeds if aed.id == part.aed), None)
    far = metres(one.at, scene) if by_way_of is None else metres(one.at, by_way_of) + metres(by_way_of, scene)
    return far / SPEED / 60


def _place(chance: Random, area: Sequence[Point]) -> Point:
    (south, west), (north, east) = bounds(area)
    while True:
        place = chance.uniform(south, north), chance.uniform(west, east)
        if inside(place, area):
            return place
