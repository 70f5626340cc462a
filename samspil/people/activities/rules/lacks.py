"""What stands between an activity and its publication."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that stands between an activity and its publication: a code, its field, and the step that mends it."""

    code: str
    field: str
    step: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The answer of the gate: open and truthy, or closed by what is lacking. It serves as a verdict on a button."""

    lacks: tuple[Lack, ...] = ()

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

    @property
    def errors(self) -> dict[str, list[str]]:
        """Return the sentences by the name of the field that they are about."""
        found: dict[str, list[str]] = {}
        for lack in self.lacks:
            found.setdefault(lack.field, []).append(lack.sentence)
        return found
