"""Numbers of people who came: those who do not see the people themselves see no number that could point at one."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from django.utils.translation import gettext as _

from samspil.base.ui.formats import number

FEWEST = 5
HIDDEN = "–"
K = TypeVar("K", bound=Hashable)


def is_small(people: int) -> bool:
    """Say whether so few are behind a number that it could be known who they are."""
    return 0 < people < FEWEST


def told(people: int, *, sees_people: bool) -> str:
    """Return the number as the reader may know it."""
    if is_small(people) and not sees_people:
        return _("fewer than %(number)s") % {"number": FEWEST}
    return number(people)


def lines_told(people: Mapping[K, int], *, sees_people: bool) -> dict[K, str]:
    """Return the numbers of a table. Where one alone is hidden, the next is hidden too: it could be found by subtraction."""
    shown = {key: told(count, sees_people=sees_people) for key, count in people.items()}
    small = [key for key, count in people.items() if is_small(count)]
    if not sees_people and len(small) == 1:
        rest = [(count, place, key) for place, (key, count) in enumerate(people.items()) if count >= FEWEST]
        if rest:
            shown[min(rest, key=lambda one: one[:2])[2]] = HIDDEN
    return shown
