"""The parts of somebody's day: one block for each duty, and in each the one next thing first."""

from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Any

from samspil.base.core.actor import Actor
from samspil.society.access.matrix import Duty


class Urgency(IntEnum):
    """How soon somebody must look: the order of the blocks of a person with several duties."""

    NOW = 0  # today or tomorrow
    WAITING = 1  # somebody waits for an answer
    QUIET = 2


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing to do next, and where it is done."""

    title: str
    why: str
    url: str = ""
    label: str = ""
    urgency: Urgency = Urgency.WAITING
    is_alarm: bool = False

    @property
    def tone(self) -> str:
        if self.is_alarm:
            return "warning"
        return "success" if self.urgency == Urgency.QUIET else "info"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts, and the list behind it."""

    value: int
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list on the page: what, more about it, and a word on how it stands."""

    title: str
    url: str = ""
    note: str = ""
    badge: str = ""
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class Rows:
    """The first lines of a list, and how long it is."""

    rows: list[Row]
    total: int
    url: str = ""

    @property
    def more(self) -> int:
        return max(0, self.total - len(self.rows))


@dataclass(frozen=True, slots=True)
class Block:
    """What the page says to one duty: the template that draws it, and what it draws."""

    duty: str
    next: Next
    template: str
    parts: dict[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str(Duty(self.duty).label)


def in_duty(by: Actor, duty: Duty) -> Actor:
    """Return the person as they act in this duty alone, so that each block shows what that duty reaches."""
    return replace(by, grants=tuple(grant for grant in by.grants if grant.duty == duty))
