"""What changes cases, the numbers of municipalities, and departures."""

from samspil.everyday.cases.actions.departing import (
    block_cards,
    close_departure,
    forget_departure,
    list_departure,
    plan_departure,
    reach_last_day,
    see_to_step,
)
from samspil.everyday.cases.actions.filing import open_case
from samspil.everyday.cases.actions.guidance import change_contact, open_guidance
from samspil.everyday.cases.actions.handling import (
    ask_again,
    close_case,
    close_settled_case,
    decide_case,
    erase_case,
    take_up_case,
    withdraw_case,
    write_note,
)
from samspil.everyday.cases.actions.seating import (
    add_reader,
    escalate_case,
    hand_over_case,
    name_people,
    remind_of_case,
)
from samspil.everyday.cases.models.cases import Kind

__all__ = [
    "Kind",
    "add_reader",
    "ask_again",
    "block_cards",
    "change_contact",
    "close_case",
    "close_departure",
    "close_settled_case",
    "decide_case",
    "erase_case",
    "escalate_case",
    "forget_departure",
    "hand_over_case",
    "list_departure",
    "name_people",
    "open_case",
    "open_guidance",
    "plan_departure",
    "reach_last_day",
    "remind_of_case",
    "see_to_step",
    "take_up_case",
    "withdraw_case",
    "write_note",
]
