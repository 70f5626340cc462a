"""Questions and the values they stand for, rounds in which they are asked, and answers that belong to nobody."""

from samspil.learning.surveys.models.answers import Remark, Spent, Tally
from samspil.learning.surveys.models.questions import Group, Kind, Question, SurveyPolicy, Value
from samspil.learning.surveys.models.rounds import Asked, Round, RoundQuestion

__all__ = [
    "Asked",
    "Group",
    "Kind",
    "Question",
    "Remark",
    "Round",
    "RoundQuestion",
    "Spent",
    "SurveyPolicy",
    "Tally",
    "Value",
]
