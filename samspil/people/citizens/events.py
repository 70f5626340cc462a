from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class NoContactMarked(Fact):
    """Whoever arranges contact listens: what is open with this citizen stops at once."""

    verb: ClassVar = "no_contact.marked"
    sentence: ClassVar = _("%(actor)s noted that a citizen wants no contact with volunteers")


@dataclass(frozen=True, kw_only=True)
class NoContactLifted(Fact):
    verb: ClassVar = "no_contact.lifted"
    sentence: ClassVar = _("%(actor)s lifted the note that a citizen wants no contact with volunteers")


@dataclass(frozen=True, kw_only=True)
class LetterAsked(Fact):
    """A letter goes to the address that said no, telling how it is taken back; to any other address goes nothing."""

    verb: ClassVar = "no_contact_letter.asked"
    sentence: ClassVar = _("Somebody asked how a no to contact is taken back")


@dataclass(frozen=True, kw_only=True)
class LetterSent(Fact):
    verb: ClassVar = "no_contact_letter.sent"
    sentence: ClassVar = _("The letter that says how a no to contact is taken back was sent")


@dataclass(frozen=True, kw_only=True)
class LiftedForgotten(Fact):
    verb: ClassVar = "no_contact.forgotten"
    sentence: ClassVar = _("A lifted note about no contact was deleted")
