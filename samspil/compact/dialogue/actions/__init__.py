"""Every change of the dialogue."""

from samspil.compact.dialogue.actions.committees import (
    attach_unit,
    detach_unit,
    dissolve_committee,
    found_committee,
    rename_committee,
)
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
    note_volunteer_hours,
    remind_of_special_terms,
)
from samspil.compact.dialogue.actions.discussing import (
    complete_follow_up,
    mark_not_relevant,
    raise_matter,
    record_discussion,
    remind_of_follow_up,
)
from samspil.compact.dialogue.actions.doubts import (
    answer_doubt,
    erase_doubt,
    note_overdue_doubt,
    raise_doubt,
    withdraw_doubt,
)
from samspil.compact.dialogue.actions.feeds import make_meeting_feed, revoke_meeting_feed
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
from samspil.compact.dialogue.actions.meetings import (
    cancel_meeting,
    hold_meeting,
    move_meeting,
    plan_meeting,
    put_on_agenda,
    remind_of_meeting,
    send_agenda,
    set_agenda,
    write_minutes,
)
from samspil.compact.dialogue.actions.members import add_member, end_membership, replace_member
from samspil.compact.dialogue.actions.policies import name_levels, set_policy
from samspil.compact.dialogue.actions.raising import raise_item
from samspil.compact.dialogue.actions.readiness import (
    assign_buddy,
    confirm_read,
    end_buddy,
    hold_briefing,
    hold_first_day,
    publish_staff_page,
)
from samspil.compact.dialogue.actions.wheel import add_wheel_entry, make_wheel_item, remove_wheel_entry

__all__ = [
    "accept_idea",
    "add_member",
    "add_wheel_entry",
    "answer_doubt",
    "assign_buddy",
    "attach_unit",
    "cancel_meeting",
    "comment_special_terms",
    "complete_follow_up",
    "confirm_read",
    "correct_special_terms",
    "decline_idea",
    "detach_unit",
    "dissolve_committee",
    "edit_concern",
    "end_buddy",
    "end_membership",
    "ensure_standard_concerns",
    "erase_doubt",
    "erase_idea",
    "found_committee",
    "give_special_terms",
    "hold_briefing",
    "hold_first_day",
    "hold_meeting",
    "make_meeting_feed",
    "make_wheel_item",
    "mark_not_relevant",
    "move_concern",
    "move_meeting",
    "name_levels",
    "note_involvement",
    "note_overdue_doubt",
    "note_volunteer_hours",
    "pass_idea_on",
    "plan_meeting",
    "plan_start",
    "propose_idea",
    "publish_staff_page",
    "put_on_agenda",
    "raise_concern",
    "raise_doubt",
    "raise_item",
    "raise_matter",
    "record_discussion",
    "remind_of_follow_up",
    "remind_of_meeting",
    "remind_of_special_terms",
    "remove_wheel_entry",
    "rename_committee",
    "replace_member",
    "revoke_meeting_feed",
    "send_agenda",
    "set_agenda",
    "set_policy",
    "show_overdue_idea",
    "withdraw_doubt",
    "withdraw_idea",
    "write_minutes",
]
