"""Questions and the values they stand for, rounds in which they are asked, answers that belong to nobody, and interviews."""

from samspil.learning.surveys.models.answers import Remark, Spent, Tally
from samspil.learning.surveys.models.interviews import Interview
from samspil.learning.surveys.models.partings import (
    PartingMeaning,
    PartingReason,
    PartingSpent,
    PartingTally,
)
from samspil.learning.surveys.models.questions import Group, Kind, Question, SurveyPolicy, Value
from samspil.learning.surveys.models.rounds import Asked, Round, RoundQuestion

__all__ = [
    "Asked",
    "Group",
    "Interview",
    "Kind",
    "PartingMeaning",
    "PartingReason",
    "PartingSpent",
    "PartingTally",
    "Question",
    "Remark",
    "Round",
    "RoundQuestion",
    "Spent",
    "SurveyPolicy",
    "Tally",
    "Value",
]
