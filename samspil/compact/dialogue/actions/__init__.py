"""Every change of the dialogue."""

from samspil.compact.dialogue.actions.concerns import (
    edit_concern,
    ensure_standard_concerns,
    move_concern,
    raise_concern,
)
from samspil.compact.dialogue.actions.declarations import (
    comment_special_terms,
    correct_special_terms,
    give_special_terms,
    remind_of_special_terms,
)
from samspil.compact.dialogue.actions.doubts import (
    answer_doubt,
    erase_doubt,
    note_overdue_doubt,
    raise_doubt,
    withdraw_doubt,
)
from samspil.compact.dialogue.actions.ideas import (
    accept_idea,
    decline_idea,
    erase_idea,
    note_involvement,
    pass_idea_on,
    plan_start,
    propose_idea,
    show_overdue_idea,
    withdraw_idea,
)
from samspil.compact.dialogue.actions.raising import raise_item
from samspil.compact.dialogue.actions.readiness import (
    assign_buddy,
    confirm_read,
    end_buddy,
    hold_briefing,
    hold_first_day,
    publish_staff_page,
)

__all__ = [
    "accept_idea",
    "answer_doubt",
    "assign_buddy",
    "comment_special_terms",
    "confirm_read",
    "correct_special_terms",
    "decline_idea",
    "edit_concern",
    "end_buddy",
    "ensure_standard_concerns",
    "erase_doubt",
    "erase_idea",
    "give_special_terms",
    "hold_briefing",
    "hold_first_day",
    "move_concern",
    "note_involvement",
    "note_overdue_doubt",
    "pass_idea_on",
    "plan_start",
    "propose_idea",
    "publish_staff_page",
    "raise_concern",
    "raise_doubt",
    "raise_item",
    "remind_of_special_terms",
    "show_overdue_idea",
    "withdraw_doubt",
    "withdraw_idea",
]
