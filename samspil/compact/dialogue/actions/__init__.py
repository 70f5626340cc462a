"""Every change of the dialogue."""

from samspil.compact.dialogue.actions.raising import raise_item

__all__ = ["raise_item"]
