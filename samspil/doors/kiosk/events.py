"""What happens with tablets and at stands. Who came stands in the rota's own facts, without a name."""

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


@dataclass(frozen=True, kw_only=True)
class StockItemAdded(Fact):
    """The subject of these three is the activity whose stand it is."""

    verb: ClassVar = "stand.item_added"
    sentence: ClassVar = _("%(actor)s put something new on the stand's stock list")
    item: int


@dataclass(frozen=True, kw_only=True)
class StockItemDropped(Fact):
    verb: ClassVar = "stand.item_dropped"
    sentence: ClassVar = _("%(actor)s took something off the stand's stock list")
    item: int


@dataclass(frozen=True, kw_only=True)
class StockCounted(Fact):
    verb: ClassVar = "stand.stock_counted"
    sentence: ClassVar = _("The stock of the stand was counted")
    items: list[int]


@dataclass(frozen=True, kw_only=True)
class VisitorsCounted(Fact):
    """The subject is the shift; `more` is what was added or taken back."""

    verb: ClassVar = "stand.visitors_counted"
    sentence: ClassVar = _("Visitors at the stand were counted: %(more)s")
    more: int


@dataclass(frozen=True, kw_only=True)
class VisitorsNoted(Fact):
    verb: ClassVar = "stand.visitors_noted"
    sentence: ClassVar = _("%(actor)s noted %(visitors)s visitors at the stand")
    visitors: int


@dataclass(frozen=True, kw_only=True)
class LeadLeft(Fact):
    """The subject is the shift. Who it was stands in the interest alone; `consent` names the words that were shown."""

    verb: ClassVar = "stand.interest_left"
    sentence: ClassVar = _("Somebody left an interest at the stand, and agreed to what is kept")
    interest: int
    consent: str
