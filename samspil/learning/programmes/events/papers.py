"""What happens to decision papers, hours asked for, and time at others' meetings."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.programmes.models import Outcome


@dataclass(frozen=True, kw_only=True)
class PaperDrafted(Fact):
    verb: ClassVar = "decision_paper.drafted"
    sentence: ClassVar = _("%(actor)s began a decision paper")


@dataclass(frozen=True, kw_only=True)
class PaperChanged(Fact):
    verb: ClassVar = "decision_paper.changed"
    sentence: ClassVar = _("%(actor)s changed the decision paper")


@dataclass(frozen=True, kw_only=True)
class PaperSubmitted(Fact):
    verb: ClassVar = "decision_paper.submitted"
    sentence: ClassVar = _("%(actor)s put the decision paper forward with %(points)s points")
    points: int


@dataclass(frozen=True, kw_only=True)
class PaperWithdrawn(Fact):
    verb: ClassVar = "decision_paper.withdrawn"
    sentence: ClassVar = _("%(actor)s withdrew the decision paper")


@dataclass(frozen=True, kw_only=True)
class PointsDecided(Fact):
    verb: ClassVar = "decision_paper.points_decided"
    sentence: ClassVar = _("%(actor)s recorded what was decided on %(decided_on)s about %(count)s points")
    decided_on: str
    count: int
    outcomes: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class PointDecidedAgain(Fact):
    verb: ClassVar = "decision_point.decided_again"
    sentence: ClassVar = _(
        "%(actor)s recorded a new decision of %(decided_on)s: %(outcome)s (before: %(earlier)s)"
    )
    labels: ClassVar = {"outcome": Outcome, "earlier": Outcome}
    decided_on: str
    outcome: str
    earlier: str


@dataclass(frozen=True, kw_only=True)
class ResourceAsked(Fact):
    verb: ClassVar = "resource.asked"
    sentence: ClassVar = _("%(actor)s asked for %(hours)s hours from %(starts_on)s")
    hours: int
    starts_on: str


@dataclass(frozen=True, kw_only=True)
class ResourceCommitted(Fact):
    verb: ClassVar = "resource.committed"
    sentence: ClassVar = _("%(actor)s committed %(hours)s of the %(asked)s hours that were asked for")
    hours: int
    asked: int


@dataclass(frozen=True, kw_only=True)
class ResourceDeclined(Fact):
    verb: ClassVar = "resource.declined"
    sentence: ClassVar = _("%(actor)s said no to the hours that were asked for")


@dataclass(frozen=True, kw_only=True)
class ResourceAskWithdrawn(Fact):
    verb: ClassVar = "resource.withdrawn"
    sentence: ClassVar = _("%(actor)s noted that the hours are no longer needed")


@dataclass(frozen=True, kw_only=True)
class AgendaTimeAsked(Fact):
    verb: ClassVar = "agenda_request.asked"
    sentence: ClassVar = _("%(actor)s asked for time at a meeting")


@dataclass(frozen=True, kw_only=True)
class AgendaTimePlanned(Fact):
    verb: ClassVar = "agenda_request.planned"
    sentence: ClassVar = _("%(actor)s noted that it is on the agenda on %(meeting_on)s")
    meeting_on: str


@dataclass(frozen=True, kw_only=True)
class AgendaTimeHeld(Fact):
    verb: ClassVar = "agenda_request.held"
    sentence: ClassVar = _("%(actor)s noted what came of it on %(meeting_on)s")
    meeting_on: str


@dataclass(frozen=True, kw_only=True)
class AgendaTimeDeclined(Fact):
    verb: ClassVar = "agenda_request.declined"
    sentence: ClassVar = _("%(actor)s noted that there was no time for it at the meeting")


@dataclass(frozen=True, kw_only=True)
class NextStepDone(Fact):
    verb: ClassVar = "agenda_request.next_step_done"
    sentence: ClassVar = _("%(actor)s noted that the next step has been taken")
