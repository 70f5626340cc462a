"""What the catalogue searches, and how readable a text is."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from samspil.base.core.search import search_text
from samspil.people.activities.models import Activity, Kind
from samspil.society.places.models import Setting


def searchable(activity: Activity) -> str:
    """Return what the catalogue searches: the activity's own words, its kind in both languages, place and partner."""
    workplace, labels = activity.workplace, []
    for language in ("da", "en"):
        with translation.override(language):
            labels += [str(Kind(activity.kind).label), str(Setting(activity.setting).label)]
    site = workplace.site
    return search_text(
        activity.title,
        activity.summary,
        activity.target_group,
        *labels,
        workplace.unit.name,
        workplace.unit.authority.name,
        workplace.citizens_group,
        *([site.name, site.city] if site else []),
        activity.partner.name if activity.partner else "",
    )


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.:!?]+|\n+")
_LONG_WORD = 7


def lix(text: str) -> int:
    """Return how hard a text is to read (LIX): under 35 is easy, over 45 is hard. No words give 0.

    Words for each sentence, plus how many in a hundred have more than six letters. A line of a list is a sentence.
    """
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part))
    long_words = sum(1 for word in words if len(word) >= _LONG_WORD)
    return round(len(words) / sentences + 100 * long_words / len(words))


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard the role card is to read, against what the house has decided."""

    score: int
    limit: int

    @property
    def is_hard(self) -> bool:
        return self.score > self.limit


def readability(*texts: str) -> Readability:
    """Return the LIX of the texts together (RM-66)."""
    return Readability(score=lix("\n".join(texts)), limit=settings.ROLE_CARD_LIX)
