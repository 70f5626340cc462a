"""Everything that is done with questionnaires."""

from samspil.learning.surveys.actions.answering import answer_afterwards, answer_round
from samspil.learning.surveys.actions.forgetting import erase_words, forget_tokens
from samspil.learning.surveys.actions.interviews import erase_interview, note_interview, withdraw_interview
from samspil.learning.surveys.actions.inviting import invite_some, remind_some
from samspil.learning.surveys.actions.partings import answer_parting, forget_partings
from samspil.learning.surveys.actions.questions import (
    ensure_standards,
    map_question,
    retire_question,
    set_asking_afterwards,
    write_question,
)
from samspil.learning.surveys.actions.rounds import (
    close_round,
    open_outcome_round,
    open_panel,
    open_round,
    withdraw_round,
)
from samspil.learning.surveys.actions.tasks import bring_tasks
from samspil.learning.surveys.actions.values import edit_value, retire_value, write_value

__all__ = [
    "answer_afterwards",
    "answer_parting",
    "answer_round",
    "bring_tasks",
    "close_round",
    "edit_value",
    "ensure_standards",
    "erase_interview",
    "erase_words",
    "forget_partings",
    "forget_tokens",
    "invite_some",
    "map_question",
    "note_interview",
    "open_outcome_round",
    "open_panel",
    "open_round",
    "remind_some",
    "retire_question",
    "retire_value",
    "set_asking_afterwards",
    "withdraw_interview",
    "withdraw_round",
    "write_question",
    "write_value",
]
