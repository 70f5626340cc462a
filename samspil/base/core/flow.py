"""State as data: which moves a thing may make, and the one conditional UPDATE that makes them."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from samspil.base.core.errors import IllegalMove


@dataclass(frozen=True)
class Flow:
    """The moves of one model's state field.

    `moves` maps each state to the states that may follow it. Every state must be a key, a last state with
    an empty set, so that the diagram and the reader see them all.
    """

    states: type[models.TextChoices]
    moves: Mapping[str, AbstractSet[str]]
    field: str = "state"

    def __post_init__(self) -> None:
        named = set(self.moves) | {after for afters in self.moves.values() for after in afters}
        if named != set(self.states.values) or set(self.moves) != set(self.states.values):
            message = f"The flow of {self.states.__name__} must name every state exactly once."
            raise ValueError(message)

    def can(self, thing: models.Model, to: str) -> bool:
        """Say whether the thing, as it was read, may move there."""
        return to in self.moves[getattr(thing, self.field)]

    def move(self, thing: models.Model, *, to: str, **fields: Any) -> None:
        """Move the thing and set the other fields, if it still stands where it was read.

        Raises IllegalMove when the flow has no such move, or when somebody else moved the thing first.
        """
        before = getattr(thing, self.field)
        if to not in self.moves[before]:
            raise IllegalMove(
                _("This cannot be done now: it is “%(state)s”.") % {"state": self.states(before).label}
            )
        changed = (
            type(thing)  # noqa: SLF001 - the manager that hides nothing
            ._base_manager.filter(pk=thing.pk, **{self.field: before})
            .update(**{self.field: to}, **fields)
        )
        if not changed:
            raise IllegalMove(_("Somebody else was first. Reload the page to see how things stand now."))
        for name, value in {self.field: to, **fields}.items():
            setattr(thing, name, value)

    def mermaid(self) -> str:
        """Draw the flow as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        starts = set(self.states.values) - {after for afters in self.moves.values() for after in afters}
        lines += [f"    [*] --> {state}" for state in self.states.values if state in starts]
        for state in self.states.values:
            lines.append(f"    {state}: {self.states(state).label}")
            lines += [
                f"    {state} --> {after}" for after in self.states.values if after in self.moves[state]
            ]
            if not self.moves[state]:
                lines.append(f"    {state} --> [*]")
        return "\n".join(lines)
