"""What happens to those who may be asked to speak. Who it is, is a number; what they speak about is not here."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class SpeakerRegistered(Fact):
    verb: ClassVar = "speaker.registered"
    sentence: ClassVar = _("%(actor)s said: you may ask me to speak")


@dataclass(frozen=True, kw_only=True)
class SpeakerLeft(Fact):
    verb: ClassVar = "speaker.left"
    sentence: ClassVar = _("Somebody does not wish to be asked to speak any more")


@dataclass(frozen=True, kw_only=True)
class PresentationSought(Fact):
    verb: ClassVar = "presentation.sought"
    sentence: ClassVar = _("%(actor)s asked somebody to speak on %(held_on)s")
    held_on: str


@dataclass(frozen=True, kw_only=True)
class PresentationAccepted(Fact):
    verb: ClassVar = "presentation.accepted"
    sentence: ClassVar = _("%(actor)s said yes to speaking")


@dataclass(frozen=True, kw_only=True)
class PresentationDeclined(Fact):
    verb: ClassVar = "presentation.declined"
    sentence: ClassVar = _("Somebody could not speak this time")


@dataclass(frozen=True, kw_only=True)
class PresentationCalledOff(Fact):
    verb: ClassVar = "presentation.cancelled"
    sentence: ClassVar = _("%(actor)s called a presentation off")


@dataclass(frozen=True, kw_only=True)
class PresentationHeld(Fact):
    verb: ClassVar = "presentation.held"
    sentence: ClassVar = _("A presentation was held; so many listened: %(people)s")
    people: int | None


@dataclass(frozen=True, kw_only=True)
class PresentationErased(Fact):
    verb: ClassVar = "presentation.erased"
    sentence: ClassVar = _("An agreement on a presentation was deleted after its time")
