"""Finding names in a text: so that a good moment names nobody, and a story nobody who has not been asked. No database here."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First names that are ordinary Danish words too: alone, with a capital at the beginning of a sentence, they say nothing.
_ALSO_WORDS = frozenset(
    {"Alf", "Ask", "Bjørn", "Bo", "Falk", "Gry", "Hans", "Lys", "Mai", "Maj", "Per", "Rose", "Sol", "Sten"}
)


def names_in(text: str, people: Iterable[str]) -> list[str]:
    """Return which of the people stand in the text: with the whole name, or with the first name alone."""
    words = _WORD.findall(text)
    folded = f" {' '.join(words).casefold()} "
    return sorted({name for name in people if _stands(name, folded, set(words))})


def _stands(name: str, folded: str, alone: set[str]) -> bool:
    parts = _WORD.findall(name)
    if not parts:
        return False
    whole = " ".join(parts).casefold()
    if len(parts) > 1 and any(f" {form} " in folded for form in _forms(whole)):
        return True
    return parts[0] not in _ALSO_WORDS and bool(_forms(parts[0]) & alone)


def _forms(name: str) -> set[str]:
    """Return the name and its genitive."""
    return {name, f"{name}s"}
