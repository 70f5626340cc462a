"""Which institutions are on board, and what the others lack. In a voluntary phase nobody is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from samspil.society.places.models import Setting

# What counts as an institution: private homes, the telephone and the town itself have no leader to ask.
INSTITUTIONS: Final = (
    Setting.HOSPITAL,
    Setting.HOSPICE,
    Setting.CARE_HOME,
    Setting.INSTITUTION,
    Setting.SCHOOL,
    Setting.DAYCARE,
)


@dataclass(frozen=True)
class Line:
    """One institution: a profile, an open demand, an ambassador; and whether it has joined."""

    workplace_id: int
    name: str
    above: str
    has_profile: bool
    has_demand: bool
    has_ambassador: bool
    has_joined: bool
    may_join: bool = False

    @property
    def is_covered(self) -> bool:
        return self.has_profile and self.has_demand and self.has_ambassador


@dataclass(frozen=True)
class Board:
    """All institutions of the authority, and how many of them are on board."""

    lines: Sequence[Line]
    is_voluntary: bool

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def covered(self) -> int:
        return sum(line.is_covered for line in self.lines)

    @property
    def joined(self) -> int:
        return sum(line.has_joined or line.is_covered for line in self.lines)

    @property
    def missing(self) -> int:
        """Return how many are counted as missing: none while taking part is voluntary (VB-19)."""
        return 0 if self.is_voluntary else self.total - self.covered

    @property
    def percent(self) -> int:
        """Return the share with all three, of all the institutions of the authority, rounded down: 99.9 is not all."""
        return 100 * self.covered // self.total if self.total else 0
