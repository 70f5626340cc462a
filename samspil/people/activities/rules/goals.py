"""Goals as trees: a goal, and the goals under it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samspil.compact.frameworks.models import Goal


@dataclass(frozen=True, slots=True)
class Branch:
    """A goal with the branches under it."""

    goal: Goal
    below: list["Branch"]

    def walk(self) -> Iterator[Goal]:
        """Yield the goal and all goals under it, each goal before its own sub-goals."""
        yield self.goal
        for branch in self.below:
            yield from branch.walk()


def trees(goals: Sequence[Goal]) -> list[Branch]:
    """Return the goals as trees, in the order they came; one whose goal above is not among them stands first in its tree."""
    among = {goal.pk for goal in goals}
    under: dict[int | None, list[Goal]] = {}
    for goal in goals:
        under.setdefault(goal.parent_id if goal.parent_id in among else None, []).append(goal)

    def grow(above: int | None) -> list[Branch]:
        return [Branch(goal, grow(goal.pk)) for goal in under.get(above, [])]

    return grow(None)


def and_below(goal: Goal, goals: Sequence[Goal]) -> set[int]:
    """Return the numbers of the goal and of all that lie under it."""
    found, last = {goal.pk}, {goal.pk}
    while last:
        last = {other.pk for other in goals if other.parent_id in last} - found
        found |= last
    return found
