"""What changes the world here."""

from samspil.learning.insights.actions.answering import answer_evaluation
from samspil.learning.insights.actions.evaluating import (
    call_off_evaluation,
    complete_evaluation,
    open_evaluation,
    remind_of_evaluation,
    share_evaluation,
)

__all__ = [
    "answer_evaluation",
    "call_off_evaluation",
    "complete_evaluation",
    "open_evaluation",
    "remind_of_evaluation",
    "share_evaluation",
]
