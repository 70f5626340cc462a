"""What waits for what: how far a milestone moves when another one does, and where the days do not fit. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter

Waiting = Mapping[int, Iterable[int]]  # a milestone -> those it waits for


def shifts(waiting: Waiting, moved: int, days: int) -> dict[int, int]:
    """Return by how many days the others move when one does.

    What waits moves by as much as the one that moves latest of all it waits for. So a delay goes all the way through, and
    nothing is brought forward while it waits for something that stays where it was.
    """
    found = {moved: days}
    for one in TopologicalSorter(waiting).static_order():
        if one != moved and one in waiting:
            found[one] = max((found.get(before, 0) for before in waiting[one]), default=0)
    return {one: number for one, number in found.items() if number and one != moved}


def goes_in_circles(waiting: Waiting) -> bool:
    """Say whether something would wait for itself."""
    try:
        TopologicalSorter(waiting).prepare()
    except CycleError:
        return True
    return False


def following(waiting: Waiting, first: int) -> set[int]:
    """Return all that waits for one, directly or through others."""
    found: set[int] = set()
    edge = {first}
    while edge:
        edge = {one for one, before in waiting.items() if edge & set(before)} - found
        found |= edge
    return found


def clashes(waiting: Waiting, expected: Mapping[int, date]) -> dict[int, list[int]]:
    """Return the milestones that are expected before something that they wait for, with what that is."""
    found = {
        one: [number for number in before if expected[number] > expected[one]]
        for one, before in waiting.items()
    }
    return {one: late for one, late in found.items() if late}
