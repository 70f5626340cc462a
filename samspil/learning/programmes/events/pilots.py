"""What happens to a pilot."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.learning.programmes.models import GateDecision, Light, StepKind


@dataclass(frozen=True, kw_only=True)
class PilotPlanned(Fact):
    verb: ClassVar = "pilot.planned"
    sentence: ClassVar = _("%(actor)s planned a pilot from %(starts_on)s")
    starts_on: str
    workplaces: list[int]


@dataclass(frozen=True, kw_only=True)
class PilotStepTaken(Fact):
    verb: ClassVar = "pilot.step_taken"
    sentence: ClassVar = _("%(actor)s noted a step towards the start: %(kind)s")
    labels: ClassVar = {"kind": StepKind}
    kind: str
    workplace: int | None


@dataclass(frozen=True, kw_only=True)
class PilotStepGiven(Fact):
    verb: ClassVar = "pilot.step_given"
    sentence: ClassVar = _("%(actor)s gave a step to somebody: %(kind)s")
    labels: ClassVar = {"kind": StepKind}
    kind: str
    owner: int | None


@dataclass(frozen=True, kw_only=True)
class PilotBegun(Fact):
    verb: ClassVar = "pilot.begun"
    sentence: ClassVar = _("%(actor)s started the pilot; the first check-in is on %(check_in_on)s")
    check_in_on: str


@dataclass(frozen=True, kw_only=True)
class PilotCheckedIn(Fact):
    verb: ClassVar = "pilot.checked_in"
    sentence: ClassVar = _("%(actor)s noted how the pilot is going: %(light)s")
    labels: ClassVar = {"light": Light}
    light: str
    days_late: int


@dataclass(frozen=True, kw_only=True)
class CheckInOverdue(Fact):
    verb: ClassVar = "pilot.check_in_overdue"
    sentence: ClassVar = _("The check-in of %(due_on)s was missed")
    due_on: str


@dataclass(frozen=True, kw_only=True)
class PilotDecided(Fact):
    verb: ClassVar = "pilot.decided"
    sentence: ClassVar = _("%(actor)s recorded the decision about the pilot: %(outcome)s")
    labels: ClassVar = {"outcome": GateDecision.Outcome}
    outcome: str
