"""Small numbers stay hidden, so that nobody can be guessed from an average. Pure: no database, no Django."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

MIN_ANSWERS: Final = 5
LOWEST, HIGHEST = 1, 5
SCORES: Final = range(LOWEST, HIGHEST + 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """One average and how many it stands on; both None when there are too few."""

    n: int | None = None
    mean: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.mean is not None

    @property
    def percent(self) -> int:
        """Return how far the average lies between the lowest and the highest score: the length of its bar."""
        return round(((self.mean or LOWEST) - LOWEST) / (HIGHEST - LOWEST) * 100)

    @property
    def turned(self) -> float:
        """Return the average with high as good news: for a question to which it is bad news to agree."""
        return LOWEST + HIGHEST - (self.mean or 0)


HIDDEN: Final = Cell()


def cell_of(counts: Mapping[int, int]) -> Cell:
    """Return the average of scores to one decimal, from how many gave each; hidden below five answers."""
    n = sum(counts.values())
    if n < MIN_ANSWERS:
        return HIDDEN
    return Cell(n, round(sum(score * count for score, count in counts.items()) / n, 1))


def value_of(cells: Iterable[tuple[Cell, bool]]) -> Cell:
    """Return the average over a value's questions, each with whether it is reversed.

    It stands on those alone that are shown: with a hidden one inside, that one could be worked out from the rest. The number
    is the smallest among them.
    """
    shown = [(cell, is_reversed) for cell, is_reversed in cells if cell.is_shown]
    if not shown:
        return HIDDEN
    means = [cell.turned if is_reversed else cell.mean or 0.0 for cell, is_reversed in shown]
    return Cell(min(cell.n or 0 for cell, _is_reversed in shown), round(sum(means) / len(means), 1))


def answers_shown(answers: int) -> int | None:
    """Return how many have answered, or None for fewer than five but somebody."""
    return answers if answers >= MIN_ANSWERS or answers == 0 else None


def total_shown(answers: Iterable[int]) -> int | None:
    """Return how many have answered in all groups together, or None when it would give a hidden group away."""
    numbers = list(answers)
    return None if any(answers_shown(number) is None for number in numbers) else sum(numbers)


def together(cells: Iterable[Cell]) -> Cell:
    """Return the average over places or groups, weighted by answers: of what is shown alone, so that nothing can be subtracted."""
    shown = [cell for cell in cells if cell.is_shown]
    n = sum(cell.n or 0 for cell in shown)
    if not n:
        return HIDDEN
    return Cell(n, round(sum((cell.mean or 0) * (cell.n or 0) for cell in shown) / n, 1))
