"""What happens around questionnaires. Never who answered, nor what."""

from samspil.learning.surveys.events.interviews import InterviewErased, InterviewNoted, InterviewWithdrawn
from samspil.learning.surveys.events.partings import PartingAnswered, PartingsForgotten
from samspil.learning.surveys.events.questions import (
    AskingAfterwardsSet,
    QuestionMapped,
    QuestionRetired,
    QuestionWritten,
    StandardQuestionsSeeded,
    ValueEdited,
    ValueRetired,
    ValueWritten,
)
from samspil.learning.surveys.events.rounds import (
    AnswerGiven,
    PeopleInvited,
    RoundClosed,
    RoundOpened,
    RoundReminded,
    RoundWithdrawn,
    TasksBrought,
    TokensForgotten,
    WordsErased,
)

__all__ = [
    "AnswerGiven",
    "AskingAfterwardsSet",
    "InterviewErased",
    "InterviewNoted",
    "InterviewWithdrawn",
    "PartingAnswered",
    "PartingsForgotten",
    "PeopleInvited",
    "QuestionMapped",
    "QuestionRetired",
    "QuestionWritten",
    "RoundClosed",
    "RoundOpened",
    "RoundReminded",
    "RoundWithdrawn",
    "StandardQuestionsSeeded",
    "TasksBrought",
    "TokensForgotten",
    "ValueEdited",
    "ValueRetired",
    "ValueWritten",
    "WordsErased",
]
