"""What happens with tablets. Who came stands in the rota's own facts, without a name."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class TabletMade(Fact):
    verb: ClassVar = "tablet.made"
    sentence: ClassVar = _("%(actor)s made an address for a tablet at the entrance")


@dataclass(frozen=True, kw_only=True)
class TabletRevoked(Fact):
    verb: ClassVar = "tablet.revoked"
    sentence: ClassVar = _("%(actor)s stopped the address of a tablet")


@dataclass(frozen=True, kw_only=True)
class TabletUsed(Fact):
    """Somebody pressed a button on the tablet."""

    verb: ClassVar = "tablet.used"
    sentence: ClassVar = _("The tablet at the entrance noted a volunteer")
    shift: int
    way: str  # "in" or "out"
