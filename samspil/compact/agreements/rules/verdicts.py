"""The shape of the answer of a gate."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing: a code, the step that mends it (with the section, if it is one), and the sentence."""

    code: str
    step: str
    sentence: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """Open and truthy, or closed by what is lacking. Warnings never close it. It serves as a verdict on a button."""

    lacks: tuple[Lack, ...] = ()
    warnings: tuple[Lack, ...] = ()

    def __bool__(self) -> bool:
        return not self.lacks

    @property
    def reasons(self) -> list[str]:
        return [lack.sentence for lack in self.lacks]

    @property
    def reason(self) -> str:
        return self.reasons[0] if self.lacks else ""

    @property
    def codes(self) -> list[str]:
        return [lack.code for lack in self.lacks]


def lacks_in(gate: Gate, codes: Iterable[str]) -> list[Lack]:
    """Return the lacks with one of the codes."""
    wanted = frozenset(codes)
    return [lack for lack in gate.lacks if lack.code in wanted]
