"""What stands between a story and the public: one function for the page and for the action, and one for every other use."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from samspil.base.ui.formats import date_long
from samspil.learning.recognition.flow import ConsentState
from samspil.learning.recognition.models import Consent, Story, StoryKind, Use
from samspil.society.access.permission import ALLOWED, Verdict, refused

COOLING_OFF = timedelta(days=7)


def lacks(story: Story, *, unasked: Iterable[str] = (), use: str = Use.WEB) -> list[str]:
    """Return why the story may not be used so, a sentence each; nothing when everybody who is in it says yes.

    `unasked` are people of the place whose names stand in the words without being on the list.
    """
    people = list(story.consents.all())
    return [*_about_the_teller(story, people), *_about_names(unasked), *_about_consents(story, people, use)]


def gate(story: Story, *, unasked: Iterable[str] = (), use: str = Use.WEB) -> Verdict:
    """Say in one go whether the story may be used so."""
    found = lacks(story, unasked=unasked, use=use)
    return refused(" ".join(found)) if found else ALLOWED


def needs_second_yes(story: Story, consent: Consent) -> bool:
    """Say whether a yes has to be said twice: by those who have had help, and by whoever answers for somebody (VB-34)."""
    return consent.is_guarded or (story.kind == StoryKind.RECIPIENT and consent.user_id is None)


def second_yes_from(consent: Consent) -> datetime | None:
    """Return when the second yes can be given."""
    return consent.first_yes_at + COOLING_OFF if consent.first_yes_at else None


def says_yes_to(story: Story, consent: Consent) -> bool:
    """Say whether the yes is to the words as they are now."""
    return consent.state == ConsentState.GIVEN and consent.content_hash == story.content_hash


def uses_of(consent: Consent) -> set[str]:
    """Return the uses that the person says yes to now."""
    if consent.state not in (ConsentState.GIVEN, ConsentState.THINKING):
        return set()
    return {row.use for row in consent.uses.all() if row.ended_at is None}


def _about_the_teller(story: Story, people: list[Consent]) -> Iterator[str]:
    if story.is_personal and not any(consent.is_owner for consent in people):
        yield _("Note who tells the story: it is theirs.")


def _about_names(unasked: Iterable[str]) -> Iterator[str]:
    for name in unasked:
        yield _("%(name)s is named in the story, but has not been asked.") % {"name": name}


def _about_consents(story: Story, people: list[Consent], use: str) -> Iterator[str]:
    for consent in people:
        names = {"name": consent.label, "use": Use(use).label}
        if consent.state != ConsentState.GIVEN:
            yield _state_of(consent) % {**names, "day": _day(consent)}
        elif consent.content_hash != story.content_hash:
            yield _("%(name)s said yes to another text. Ask again.") % names
        elif use not in uses_of(consent):
            yield _("%(name)s has not said yes to this: %(use)s.") % names


def _state_of(consent: Consent) -> str:
    return {
        ConsentState.LISTED: _("%(name)s has not been asked yet."),
        ConsentState.ASKED: _("%(name)s has not answered yet."),
        ConsentState.THINKING: _("%(name)s thinks it over. The second yes can come from %(day)s."),
        ConsentState.REFUSED: _("%(name)s has said no. Take them out of the story."),
        ConsentState.WITHDRAWN: _("%(name)s has taken the yes back. Take them out of the story."),
    }[ConsentState(consent.state)]


def _day(consent: Consent) -> str:
    day = second_yes_from(consent)
    return date_long(day) if day else ""
