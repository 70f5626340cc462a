"""Activities as a list shows them: ready-made words, read as plain columns so that a long list is a quick one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.doors.portal.queries.towns import Nearby
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity

COLUMNS = (
    *("pk", "slug", "title", "summary", "state", "commitment", "language_level", "min_age"),
    *("on_weekdays", "on_evenings", "on_weekends", "at_night"),
    *(
        "workplace__slug",
        "workplace__unit__name",
        "workplace__unit__authority__name",
        "workplace__site_id",
        "workplace__site__city",
    ),
    *("workplace__contact_phone", "workplace__contact_email"),
)


@dataclass(frozen=True, slots=True)
class Card:
    """One activity in a list."""

    pk: int
    url: str
    title: str
    summary: str
    place: str
    place_url: str
    where: str
    facts: str
    is_paused: bool
    phone: str
    email: str


def columns(rows: QuerySet[Activity]) -> "QuerySet[Activity, Any]":
    """Narrow the rows to what a card needs."""
    narrowed: QuerySet[Activity, Any] = rows.values(*COLUMNS)
    return narrowed


def cards(rows: Iterable[dict[str, Any]], reach: Nearby | None = None) -> list[Card]:
    """Return the rows as cards, in the reader's language. No query of its own."""
    words = _words()
    return [_card(row, words, reach or {}) for row in rows]


def _card(row: dict[str, Any], words: dict[str, str], reach: Nearby) -> Card:
    activity, place = addresses()
    return Card(
        pk=row["pk"],
        url=activity % (row["pk"], row["slug"]),
        title=row["title"],
        summary=row["summary"],
        place=row["workplace__unit__name"],
        place_url=place % row["workplace__slug"],
        where=_where(row, reach),
        facts=" · ".join(_facts(row, words)),
        is_paused=row["state"] == State.PAUSED,
        phone=row["workplace__contact_phone"],
        email=row["workplace__contact_email"],
    )


@cache
def addresses() -> tuple[str, str]:
    """Return the addresses of an activity and a place with gaps: looking one up costs more than drawing its card."""
    activity, place = reverse("portal:activity", args=[0, "x"]), reverse("portal:place", args=["x"])
    return activity.replace("0-x", "%s-%s"), place.replace("/x/", "/%s/")


def _where(row: dict[str, Any], reach: Nearby) -> str:
    away = reach.get(row["workplace__site_id"])
    km = _("about %(km)s km away") % {"km": max(1, round(away))} if away is not None else ""
    parts = (row["workplace__site__city"], row["workplace__unit__authority__name"], km)
    return " · ".join(part for part in parts if part)


def _facts(row: dict[str, Any], words: dict[str, str]) -> list[str]:
    facts = [words[row["commitment"]]]
    facts += [
        words[field] for field in ("on_weekdays", "on_evenings", "on_weekends", "at_night") if row[field]
    ]
    if row["language_level"] == Activity.Language.BEGINNER:
        facts.append(words["beginner"])
    if row["min_age"] > 0:
        facts.append(_("from %(age)s years") % {"age": row["min_age"]})
    return facts


def _words() -> dict[str, str]:
    """Return the words of this language once for the whole list."""
    return {
        **{value: str(label) for value, label in Activity.Commitment.choices},
        "on_weekdays": _("on weekdays"),
        "on_evenings": _("in the evening"),
        "on_weekends": _("at the weekend"),
        "at_night": _("at night"),
        "beginner": str(Activity.Language.BEGINNER.label),
    }
