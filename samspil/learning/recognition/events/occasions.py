"""What happens to the occasions on which volunteers come together. Who said no stands in no log."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class OccasionPlanned(Fact):
    verb: ClassVar = "occasion.planned"
    sentence: ClassVar = _("A get-together of the volunteers was planned")


@dataclass(frozen=True, kw_only=True)
class GuestsInvited(Fact):
    """`people` are numbers of invitations: those who are invited now."""

    verb: ClassVar = "occasion.guests_invited"
    sentence: ClassVar = _("%(actor)s invited volunteers to a get-together")
    people: list[int]


@dataclass(frozen=True, kw_only=True)
class InvitationAnswered(Fact):
    verb: ClassVar = "occasion.answered"
    sentence: ClassVar = _("A volunteer answered an invitation")


@dataclass(frozen=True, kw_only=True)
class AttendanceNoted(Fact):
    verb: ClassVar = "occasion.attendance_noted"
    sentence: ClassVar = _("%(actor)s noted that %(count)s came to a get-together")
    count: int


@dataclass(frozen=True, kw_only=True)
class OccasionCancelled(Fact):
    verb: ClassVar = "occasion.cancelled"
    sentence: ClassVar = _("%(actor)s called a get-together off")


@dataclass(frozen=True, kw_only=True)
class OccasionHeld(Fact):
    """`following` is the number of the occasion that comes next, when it repeats."""

    verb: ClassVar = "occasion.held"
    sentence: ClassVar = _("A get-together of the volunteers has been")
    following: int | None


@dataclass(frozen=True, kw_only=True)
class GuestsForgotten(Fact):
    verb: ClassVar = "occasion.guests_forgotten"
    sentence: ClassVar = _("Who was invited to a get-together was deleted")
