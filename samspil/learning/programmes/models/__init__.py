"""A roll-out: its programme and people, its pilots, what is put forward for decision, and what is asked of others."""

from samspil.learning.programmes.models.agendas import AgendaRequest
from samspil.learning.programmes.models.milestones import Milestone, Track
from samspil.learning.programmes.models.papers import DecisionPaper, DecisionPoint, Outcome, PointDecision
from samspil.learning.programmes.models.pilots import (
    CheckIn,
    GateDecision,
    Light,
    Pattern,
    Pilot,
    PilotPlace,
    PilotStep,
    StepKind,
)
from samspil.learning.programmes.models.plans import Participation, Phase, SwotEntry
from samspil.learning.programmes.models.programmes import Programme
from samspil.learning.programmes.models.resources import ResourceAsk
from samspil.learning.programmes.models.team import TeamFunction, TeamMember

__all__ = [
    "AgendaRequest",
    "CheckIn",
    "DecisionPaper",
    "DecisionPoint",
    "GateDecision",
    "Light",
    "Milestone",
    "Outcome",
    "Participation",
    "Pattern",
    "Phase",
    "Pilot",
    "PilotPlace",
    "PilotStep",
    "PointDecision",
    "Programme",
    "ResourceAsk",
    "StepKind",
    "SwotEntry",
    "TeamFunction",
    "TeamMember",
    "Track",
]
