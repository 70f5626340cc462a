"""How those who are in the press log have said yes, as it stands today."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from samspil.learning.outreach.models import Mention
from samspil.learning.recognition.models import Use
from samspil.learning.recognition.rules.gate import lacks


@dataclass(frozen=True)
class Logged:
    """One mention. `lacking` says that a yes to newspapers, radio and television is missing now, and not whose."""

    mention: Mention
    lacking: bool

    @property
    def needs_asking(self) -> bool:
        return self.lacking or self.mention.consent == Mention.Consent.MISSING


def press_consents(rows: Iterable[Mention]) -> list[Logged]:
    """Return each mention with whether everybody in its story says yes to the press today. Two queries, whatever the number."""
    found = list(rows)
    stories = [one.story for one in found if one.story is not None]
    prefetch_related_objects(stories, "consents__uses")
    return [Logged(one, bool(one.story is not None and lacks(one.story, use=Use.PRESS))) for one in found]
