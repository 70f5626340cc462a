from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.callouts.flow import Role
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, TalkWish


@dataclass(frozen=True, kw_only=True)
class DrillBegun(Fact):
    subject: CallOut

    verb: ClassVar = "drill.begun"
    sentence: ClassVar = _("%(actor)s began a drill of the first responders")


@dataclass(frozen=True, kw_only=True)
class WaveSent(Fact):
    """`answers` are the numbers of those who were alerted in this wave."""

    subject: CallOut

    verb: ClassVar = "drill.wave_sent"
    sentence: ClassVar = _("%(alerted)s first responders were alerted in the drill (wave %(number)s)")
    number: int
    alerted: int
    answers: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DrillAccepted(Fact):
    """`recast` are the numbers of those whose role was changed by it."""

    subject: CallOutAnswer

    verb: ClassVar = "drill.accepted"
    sentence: ClassVar = _("%(actor)s said yes in the drill: “%(role)s”")
    labels: ClassVar = {"role": Role}
    role: str
    recast: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DrillDeclined(Fact):
    """Recorded by the system about the drill: a no names nobody (ADR 0011)."""

    subject: CallOut

    verb: ClassVar = "drill.declined"
    sentence: ClassVar = _("Somebody could not come to the drill")


@dataclass(frozen=True, kw_only=True)
class DrillArrived(Fact):
    subject: CallOutAnswer

    verb: ClassVar = "drill.arrived"
    sentence: ClassVar = _("%(actor)s arrived at the drill")


@dataclass(frozen=True, kw_only=True)
class DrillTurnedBack(Fact):
    subject: CallOutAnswer

    verb: ClassVar = "drill.turned_back"
    sentence: ClassVar = _("%(actor)s had to turn back on the way to the drill")
    recast: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DrillStoodDown(Fact):
    """`came` are those who were on the way or there, `free` those who had not answered."""

    subject: CallOut

    verb: ClassVar = "drill.ended"
    sentence: ClassVar = _("The drill of the first responders was stood down; a debrief is due within a day")
    came: list[int] = field(default_factory=list)
    free: list[int] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class DebriefDue(Fact):
    subject: CallOut

    verb: ClassVar = "debrief.overdue"
    sentence: ClassVar = _("The debrief after a drill of the first responders is overdue")


@dataclass(frozen=True, kw_only=True)
class DebriefHeld(Fact):
    subject: CallOut

    verb: ClassVar = "debrief.held"
    sentence: ClassVar = _("%(actor)s held the debrief after a drill of the first responders")


@dataclass(frozen=True, kw_only=True)
class TalkAfterDrillWished(Fact):
    subject: TalkWish

    verb: ClassVar = "drill.talk_wished"
    sentence: ClassVar = _("%(actor)s would like to talk after a drill")


@dataclass(frozen=True, kw_only=True)
class TalkAfterDrillHeld(Fact):
    subject: TalkWish

    verb: ClassVar = "drill.talk_held"
    sentence: ClassVar = _("%(actor)s has talked with a first responder after a drill")


@dataclass(frozen=True, kw_only=True)
class DrillPlacesErased(Fact):
    subject: CallOut

    verb: ClassVar = "drill.places_erased"
    sentence: ClassVar = _("The place and the distances of a drill were erased")


@dataclass(frozen=True, kw_only=True)
class DrillPeopleErased(Fact):
    subject: CallOut

    verb: ClassVar = "drill.people_erased"
    sentence: ClassVar = _("Who took part in an old drill was erased; the times are kept")


@dataclass(frozen=True, kw_only=True)
class TalkWishErased(Fact):
    subject: CallOut

    verb: ClassVar = "drill.talk_wish_erased"
    sentence: ClassVar = _("An old wish to talk after a drill was erased")
