"""How warm a matter is in a group: from how many concerns are open, or how an answer lies between one and five. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from samspil.base.ui.formats import number
from samspil.learning.insights.rules.hiding import FEWEST, is_small

LOW, MIDDLE = 3.0, 3.7  # of five, with high as good news


class Level(StrEnum):
    """How much there is."""

    UNKNOWN = "unknown"
    NONE = "none"
    CALM = "calm"
    SOME = "some"
    MUCH = "much"


TONES = {
    Level.UNKNOWN: "neutral",
    Level.NONE: "neutral",
    Level.CALM: "success",
    Level.SOME: "warning",
    Level.MUCH: "error",
}


@dataclass(frozen=True, slots=True)
class Heat:
    """One field of the map: how warm, and the number that may be said aloud."""

    level: Level
    said: str

    @property
    def tone(self) -> str:
        return TONES[self.level]

    @property
    def label(self) -> str:
        return {
            Level.UNKNOWN: _("Not known"),
            Level.NONE: _("None written down"),
            Level.CALM: _("Calm"),
            Level.SOME: _("Some"),
            Level.MUCH: _("Much"),
        }[self.level]


def of_count(count: int) -> Heat:
    """Return the warmth of open concerns or of doubts; a few are not counted aloud."""
    if not count:
        return Heat(Level.NONE, "")
    if is_small(count):
        return Heat(Level.SOME, _("fewer than %(number)s") % {"number": FEWEST})
    return Heat(Level.MUCH, number(count))


def of_mean(mean: float | None) -> Heat:
    """Return the warmth of an average with high as good news; None when too few have answered."""
    if mean is None:
        return Heat(Level.UNKNOWN, "")
    level = Level.MUCH if mean < LOW else Level.SOME if mean < MIDDLE else Level.CALM
    return Heat(level, _("%(mean)s of 5") % {"mean": number(mean)})
