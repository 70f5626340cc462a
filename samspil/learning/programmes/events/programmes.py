"""What happens to the programme itself, its plan and its people."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.programmes.models import Phase, SwotEntry, TeamFunction


@dataclass(frozen=True, kw_only=True)
class ProgrammeFounded(Fact):
    verb: ClassVar = "programme.founded"
    sentence: ClassVar = _("%(actor)s began the programme")


@dataclass(frozen=True, kw_only=True)
class ProgrammeChanged(Fact):
    verb: ClassVar = "programme.changed"
    sentence: ClassVar = _("%(actor)s changed what the programme says about itself")


@dataclass(frozen=True, kw_only=True)
class PhasePlanned(Fact):
    verb: ClassVar = "phase.planned"
    sentence: ClassVar = _("%(actor)s planned a phase of the programme from %(starts_on)s: %(kind)s")
    labels: ClassVar = {"kind": Phase.Kind}
    kind: str
    starts_on: str


@dataclass(frozen=True, kw_only=True)
class PhaseRemoved(Fact):
    verb: ClassVar = "phase.removed"
    sentence: ClassVar = _("%(actor)s took a phase out of the programme")


@dataclass(frozen=True, kw_only=True)
class MilestoneSet(Fact):
    verb: ClassVar = "milestone.set"
    sentence: ClassVar = _("%(actor)s set a milestone for %(due_on)s")
    due_on: str


@dataclass(frozen=True, kw_only=True)
class MilestoneForecastChanged(Fact):
    verb: ClassVar = "milestone.forecast_changed"
    sentence: ClassVar = _(
        "%(actor)s changed when the milestone will be reached: from %(before)s to %(forecast_on)s"
    )
    before: str | None
    forecast_on: str | None


@dataclass(frozen=True, kw_only=True)
class MilestoneMovedAlong(Fact):
    verb: ClassVar = "milestone.moved_along"
    sentence: ClassVar = _(
        "The milestone moved from %(before)s to %(forecast_on)s, because it waits for another one: %(actor)s"
    )
    before: str
    forecast_on: str
    because_of: int


@dataclass(frozen=True, kw_only=True)
class MilestoneChanged(Fact):
    verb: ClassVar = "milestone.changed"
    sentence: ClassVar = _("%(actor)s changed the milestone, its track or what it waits for")
    waits_for: list[int]


@dataclass(frozen=True, kw_only=True)
class MilestoneReached(Fact):
    verb: ClassVar = "milestone.reached"
    sentence: ClassVar = _("%(actor)s noted that the milestone has been reached")


@dataclass(frozen=True, kw_only=True)
class MemberSeated(Fact):
    verb: ClassVar = "taskforce.member_seated"
    sentence: ClassVar = _("%(actor)s brought somebody into the taskforce from %(starts_on)s: %(function)s")
    labels: ClassVar = {"function": TeamFunction}
    function: str
    starts_on: str
    member: int


@dataclass(frozen=True, kw_only=True)
class SeatEnded(Fact):
    verb: ClassVar = "taskforce.seat_ended"
    sentence: ClassVar = _("%(actor)s noted somebody’s last day in the taskforce: %(last_day)s")
    last_day: str
    member: int


@dataclass(frozen=True, kw_only=True)
class MemberReplaced(Fact):
    verb: ClassVar = "taskforce.member_replaced"
    sentence: ClassVar = _("%(actor)s let somebody else take over a seat in the taskforce")
    member: int
    successor: int


@dataclass(frozen=True, kw_only=True)
class InstitutionJoined(Fact):
    verb: ClassVar = "institution.joined"
    sentence: ClassVar = _("%(actor)s let the institution join the programme")
    workplace: int


@dataclass(frozen=True, kw_only=True)
class SwotEntryWritten(Fact):
    verb: ClassVar = "swot_entry.written"
    sentence: ClassVar = _("%(actor)s wrote down something about the programme: %(kind)s")
    labels: ClassVar = {"kind": SwotEntry.Kind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class SwotEntryChanged(Fact):
    verb: ClassVar = "swot_entry.changed"
    sentence: ClassVar = _("%(actor)s changed what is done about it")
