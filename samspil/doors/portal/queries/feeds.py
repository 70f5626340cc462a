"""What the catalogue says to other websites and readers: the newest activities of a wish, theme by theme (RM-25)."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from samspil.doors.portal.queries.cards import addresses
from samspil.doors.portal.queries.catalogue import Wish, found
from samspil.people.activities.flow import State
from samspil.people.activities.models import Kind

MOST = 100
_COLUMNS = (
    *("pk", "slug", "title", "summary", "kind", "published_at"),
    *("workplace__unit__name", "workplace__site__city"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One published activity, as a feed tells it."""

    url: str
    title: str
    summary: str
    theme: str
    published_at: datetime
    place: str

    def as_json(self) -> dict[str, Any]:
        """Return the item in the words of JSON Feed 1.1."""
        return {
            "id": self.url,
            "url": self.url,
            "title": self.title,
            "content_text": f"{self.summary}\n{self.place}".strip(),
            "date_published": self.published_at.isoformat(),
            "tags": [self.theme],
        }


def items(wish: Wish | None) -> list[Item]:
    """Return the newest published activities of the wish; one that cannot be read finds nothing. One query beyond the place."""
    if wish is None:
        return []
    rows = found(wish)[0].filter(state=State.PUBLISHED, published_at__isnull=False)
    return [_item(row) for row in _newest(rows.order_by("-published_at", "-pk").values(*_COLUMNS))]


def _newest(rows: Any) -> Iterable[dict[str, Any]]:
    newest: Iterable[dict[str, Any]] = rows[:MOST]
    return newest


def _item(row: dict[str, Any]) -> Item:
    where = (row["workplace__unit__name"], row["workplace__site__city"])
    return Item(
        url=settings.PUBLIC_URL + addresses()[0] % (row["pk"], row["slug"]),
        title=_plain(row["title"]),
        summary=_plain(row["summary"]),
        theme=str(Kind(row["kind"]).label),
        published_at=row["published_at"],
        place=_plain(", ".join(part for part in where if part)),
    )


def _plain(text: str) -> str:
    """Return the text without signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cs"})
