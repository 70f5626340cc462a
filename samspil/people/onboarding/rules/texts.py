"""Which version of a text holds for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TextRow:
    """A published text without its words."""

    pk: int
    kind: str
    authority_id: int | None
    group: str  # empty: everybody
    published_on: date
    version: str = ""


def pick_text(texts: Iterable[TextRow], kind: str, authority_id: int | None, group: str) -> TextRow | None:
    """Return the text in force: the authority's own before the standard, one for the group before one for all, the newest last."""
    fitting = [
        text
        for text in texts
        if text.kind == kind and text.authority_id in (None, authority_id) and text.group in ("", group)
    ]
    return max(
        fitting,
        key=lambda text: (text.authority_id is not None, text.group != "", text.published_on, text.pk),
        default=None,
    )
