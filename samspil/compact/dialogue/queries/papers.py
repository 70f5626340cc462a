"""The background paper of a meeting: for each matter what has changed, why it matters, and where to read more."""

from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.ui import formats
from samspil.base.ui.pdf import typeset
from samspil.compact.dialogue.flow import ItemState
from samspil.compact.dialogue.models import Item, Meeting
from samspil.compact.dialogue.rules.reading import may_follow

_TEMPLATE = Path(__file__).parent.parent / "templates" / "dialogue" / "paper.typ"
_SHOWN = (ItemState.ON_AGENDA, ItemState.DISCUSSED)


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter, as it stands on paper."""

    title: str
    cause: str
    place: str
    what: list[str]
    why: list[str]
    link: str
    numbers: list[list[str]]
    due: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The agenda with its background."""

    title: str
    committees: str
    when: str
    place: str
    state: str
    matters: list[Matter]


def paper_of(meeting: Meeting, reader: Actor | None = None) -> Paper:
    """Return the paper, in the reader's language. Two queries for a meeting fetched with its committees.

    With a reader, only what the reader may open is linked to.
    """
    items = (
        meeting.items.filter(state__in=_SHOWN).select_related("workplace__unit").order_by("raised_at", "pk")
    )
    return Paper(
        title=_("Agenda"),
        committees=", ".join(committee.name for committee in meeting.committees.all()),
        when=formats.timespan(meeting.starts_at, meeting.ends_at, on_paper=True),
        place=meeting.place,
        state=f"{meeting.get_kind_display()} · {meeting.get_state_display()}",
        matters=[_matter(item, reader) for item in items],
    )


def paper_pdf(meeting: Meeting) -> bytes:
    """Return the paper as a PDF that screen readers can read."""
    labels = {
        "what": _("What has changed"),
        "why": _("Why it matters"),
        "numbers": _("Key numbers"),
        "read": _("Read more"),
        "outcome": _("What was said"),
        "due": _("To be discussed by"),
        "empty": _("There is nothing on the agenda yet."),
        "page": _("Page"),
    }
    language = (translation.get_language() or "da")[:2]
    return typeset(_TEMPLATE, {**asdict(paper_of(meeting)), "labels": labels, "lang": language})


def _matter(item: Item, reader: Actor | None) -> Matter:
    has_link = bool(item.link) and (reader is None or may_follow(reader, item))
    return Matter(
        title=item.title,
        cause=str(item.get_cause_display()),
        place=item.workplace.unit.name if item.workplace else "",
        what=_paragraphs(item.what),
        why=_paragraphs(item.why),
        link=f"{settings.PUBLIC_URL}{item.link}" if has_link else "",
        numbers=item.numbers,
        due=formats.date_long(item.due_on) if item.due_on else "",
        outcome=f"{item.get_conclusion_display()}. {item.outcome}" if item.outcome else "",
    )


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
