"""What happens to moments, to the plan, and to the thanks."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class MomentNoted(Fact):
    """Who noted it is kept nowhere, so the fact is recorded without them."""

    verb: ClassVar = "moment.noted"
    sentence: ClassVar = _("A good moment was noted")


@dataclass(frozen=True, kw_only=True)
class MomentForgotten(Fact):
    verb: ClassVar = "moment.forgotten"
    sentence: ClassVar = _("An old good moment was deleted")


@dataclass(frozen=True, kw_only=True)
class MomentTakenOut(Fact):
    verb: ClassVar = "moment.taken_out"
    sentence: ClassVar = _("%(actor)s took a good moment off the list")


@dataclass(frozen=True, kw_only=True)
class ItemPlanned(Fact):
    verb: ClassVar = "recognition_item.planned"
    sentence: ClassVar = _("%(actor)s planned a thank you for %(due_on)s")
    due_on: str


@dataclass(frozen=True, kw_only=True)
class ItemChanged(Fact):
    verb: ClassVar = "recognition_item.changed"
    sentence: ClassVar = _("%(actor)s changed a thank you that is planned")


@dataclass(frozen=True, kw_only=True)
class ItemDone(Fact):
    """`following` is the number of the item that comes next, when it is done every year."""

    verb: ClassVar = "recognition_item.done"
    sentence: ClassVar = _("%(actor)s noted that the volunteers were thanked as planned")
    following: int | None


@dataclass(frozen=True, kw_only=True)
class ItemDropped(Fact):
    verb: ClassVar = "recognition_item.dropped"
    sentence: ClassVar = _("%(actor)s dropped a thank you that was planned")


@dataclass(frozen=True, kw_only=True)
class ItemOverdue(Fact):
    verb: ClassVar = "recognition_item.overdue"
    sentence: ClassVar = _("A thank you that was planned for %(due_on)s has not been noted as done")
    due_on: str


@dataclass(frozen=True, kw_only=True)
class MilestoneComing(Fact):
    """A volunteer has been here for so many years soon. Recorded once, however often somebody looks."""

    verb: ClassVar = "milestone.noticed"
    sentence: ClassVar = _("A volunteer has been here for %(years)s years on %(due_on)s")
    years: int
    due_on: str


@dataclass(frozen=True, kw_only=True)
class VolunteerThanked(Fact):
    verb: ClassVar = "volunteer.thanked"
    sentence: ClassVar = _("%(actor)s thanked a volunteer")
    volunteer: int
    years: int | None


@dataclass(frozen=True, kw_only=True)
class MilestonePassed(Fact):
    verb: ClassVar = "milestone.closed"
    sentence: ClassVar = _("%(actor)s noted that a day is passed over")
