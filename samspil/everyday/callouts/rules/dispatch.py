"""Who is alerted, and who does what: published, general rules (the nearest, and one each of three roles). Pure Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from samspil.everyday.callouts.rules.geometry import Point, metres

CPR, AED, COORDINATOR = ROLES = ("cpr", "aed", "coordinator")  # in the order in which they are filled
ROUNDED: Final = 100  # metres: how exactly a distance is kept


@dataclass(frozen=True, slots=True)
class Placed:
    """A responder or a defibrillator, by number and place."""

    id: int
    at: Point


@dataclass(frozen=True, slots=True)
class Part:
    """What somebody does, and which defibrillator they fetch."""

    role: str
    aed: int | None = None


def nearest(
    people: Sequence[Placed], scene: Point, *, radius: float, most: int
) -> list[tuple[Placed, float]]:
    """Return the nearest within the radius with their distances; of two just as near the lower number comes first."""
    far = sorted(((metres(one.at, scene), one.id, one) for one in people), key=lambda row: row[:2])
    return [(one, distance) for distance, _number, one in far if distance <= radius][:most]


def roles_for(aeds: Sequence[Placed]) -> tuple[str, ...]:
    """Return the roles of this alarm: without a defibrillator in reach nobody is sent for one."""
    return ROLES if aeds else (CPR, COORDINATOR)


def cast(
    accepted: Sequence[Placed], scene: Point, aeds: Sequence[Placed], *, kept: Mapping[int, Part]
) -> dict[int, Part]:
    """Give everybody who has accepted one role each. `kept` holds the parts of those who have arrived: they keep them.

    The roles are filled in their order: the first to accept goes straight to the person. From two on, the one nearest to
    a defibrillator fetches it, and the others are given the rest by their distance to the scene.
    """
    taken = {part.role for part in kept.values()}
    waiting = [one for one in accepted if one.id not in kept]
    free = [role for role in roles_for(aeds) if role not in taken][: len(waiting)]
    parts = dict(kept)
    if AED in free:
        fetcher = min(waiting, key=lambda one: (_to_aed(one, aeds)[0], one.id))
        parts[fetcher.id] = Part(AED, _to_aed(fetcher, aeds)[1])
        waiting.remove(fetcher)
        free.remove(AED)
    by_distance = sorted(waiting, key=lambda one: (metres(one.at, scene), one.id))
    parts |= {one.id: Part(role) for one, role in zip(by_distance, free, strict=False)}
    return parts


def rounded(distance: float) -> int:
    """Return the distance as it is kept: to the next hundred metres."""
    return round(distance / ROUNDED) * ROUNDED


def holds(until: date, day: date) -> bool:
    """Say whether a certificate holds on the day: its last day is part of it, and midnight in Denmark ends it."""
    return day <= until


def is_within(hours: tuple[time | None, time | None], hour: time) -> bool:
    """Say whether the hour lies from the first to the second, which may be past midnight. Without both, never."""
    begin, end = hours
    if begin is None or end is None or begin == end:
        return False
    return begin <= hour < end if begin < end else hour >= begin or hour < end


def _to_aed(one: Placed, aeds: Sequence[Placed]) -> tuple[float, int]:
    return min((metres(one.at, aed.at), aed.id) for aed in aeds)
