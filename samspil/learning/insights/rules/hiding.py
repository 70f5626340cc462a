"""Small numbers of people: what could point at one of them is not shown (RM-09 and the promise of the surveys)."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5
K = TypeVar("K", bound=Hashable)


def is_small(people: int) -> bool:
    """Say whether so few are behind a number that it could be known who they are."""
    return 0 < people < FEWEST


def hidden(people: Mapping[K, int]) -> set[K]:
    """Return the lines of a table that are hidden: the small ones, and one more where one alone could be found by subtraction."""
    small = {key for key, number in people.items() if is_small(number)}
    rest = sorted(
        (number, place, key) for place, (key, number) in enumerate(people.items()) if number >= FEWEST
    )
    if len(small) == 1 and rest:
        small.add(rest[0][2])
    return small
