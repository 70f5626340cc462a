"""What can happen around a vigil. Nobody's no is among it, neither by name nor by number."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.rotas.models import AfterCare, Shift, Vigil


@dataclass(frozen=True, kw_only=True)
class VigilOpened(Fact):
    subject: Vigil
    verb: ClassVar = "vigil.opened"
    sentence: ClassVar = _("%(actor)s opened a vigil")


@dataclass(frozen=True, kw_only=True)
class VigilKept(Fact):
    """The watches of the next two days are there, and what had run out is gone."""

    verb: ClassVar = "vigil.continued"
    sentence: ClassVar = _("%(count)s further watches were made")
    count: int


@dataclass(frozen=True, kw_only=True)
class VigilChanged(Fact):
    verb: ClassVar = "vigil.changed"
    sentence: ClassVar = _("%(actor)s changed the room or the words of the vigil")


@dataclass(frozen=True, kw_only=True)
class VigilEnded(Fact):
    """Why is kept nowhere."""

    subject: Vigil
    verb: ClassVar = "vigil.ended"
    sentence: ClassVar = _("%(actor)s ended the vigil")
    shifts: list[int]


@dataclass(frozen=True, kw_only=True)
class RelayStopped(Fact):
    """Recorded after the end, so that everybody has been told when the lists are emptied."""

    subject: Vigil
    verb: ClassVar = "vigil.relay_stopped"
    sentence: ClassVar = _("The later watches were cancelled")


@dataclass(frozen=True, kw_only=True)
class VigilCleared(Fact):
    verb: ClassVar = "vigil.lists_cleared"
    sentence: ClassVar = _("The lists and the words handed over were erased")


@dataclass(frozen=True, kw_only=True)
class VigilErased(Fact):
    verb: ClassVar = "vigil.erased"
    sentence: ClassVar = _("The room and the words of the vigil were erased")


@dataclass(frozen=True, kw_only=True)
class WatchCalled(Fact):
    subject: Shift
    verb: ClassVar = "watch.called_for"
    sentence: ClassVar = _("%(actor)s asked for somebody who can take the watch")
    calls: list[int]


@dataclass(frozen=True, kw_only=True)
class WatchUncovered(Fact):
    subject: Shift
    verb: ClassVar = "watch.uncovered"
    sentence: ClassVar = _("The watch was not covered two hours before")


@dataclass(frozen=True, kw_only=True)
class QuestionsSettled(Fact):
    """Covered, begun, answered, or never to be asked: all look the same."""

    verb: ClassVar = "vigil.questions_settled"
    sentence: ClassVar = _("The questions about watches were put in order")


@dataclass(frozen=True, kw_only=True)
class StandbyJoined(Fact):
    verb: ClassVar = "vigil.standby_joined"
    sentence: ClassVar = _("A volunteer joined those who can be asked for the vigil")


@dataclass(frozen=True, kw_only=True)
class HandOverWritten(Fact):
    verb: ClassVar = "hand_over.written"
    sentence: ClassVar = _("%(actor)s handed the watch over")


@dataclass(frozen=True, kw_only=True)
class TalkWished(Fact):
    subject: AfterCare
    verb: ClassVar = "after_care.wished"
    sentence: ClassVar = _("A volunteer would like a talk after a vigil")


@dataclass(frozen=True, kw_only=True)
class TalkHeld(Fact):
    subject: AfterCare
    verb: ClassVar = "after_care.held"
    sentence: ClassVar = _("%(actor)s noted that the talk after the vigil has been held")
