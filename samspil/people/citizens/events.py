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
