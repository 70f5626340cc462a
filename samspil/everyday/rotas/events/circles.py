"""What a circle of friends does with places. What it hands back, and what runs out, is told alike and names nobody."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.rotas.models import Hold


@dataclass(frozen=True, kw_only=True)
class PlacesHeld(Fact):
    verb: ClassVar = "shift.places_held"
    sentence: ClassVar = _("%(actor)s held %(places)s places of the shift for a circle of friends")
    partner: int
    places: int


@dataclass(frozen=True, kw_only=True)
class HeldPlacesFreed(Fact):
    verb: ClassVar = "shift.held_places_freed"
    sentence: ClassVar = _("There is room on the shift again, where a circle of friends held places")


@dataclass(frozen=True, kw_only=True)
class CircleReminded(Fact):
    subject: Hold
    verb: ClassVar = "shift.circle_reminded"
    sentence: ClassVar = _("A circle of friends was told that its places are held until the day before")
