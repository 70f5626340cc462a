"""Every change of the dialogue."""

from samspil.compact.dialogue.actions.committees import (
    attach_unit,
    detach_unit,
    dissolve_committee,
    found_committee,
    rename_committee,
)
from samspil.compact.dialogue.actions.discussing import (
    complete_follow_up,
    mark_not_relevant,
    raise_matter,
    record_discussion,
    remind_of_follow_up,
)
from samspil.compact.dialogue.actions.feeds import make_meeting_feed, revoke_meeting_feed
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
from samspil.compact.dialogue.actions.wheel import add_wheel_entry, make_wheel_item, remove_wheel_entry

__all__ = [
    "add_member",
    "add_wheel_entry",
    "attach_unit",
    "cancel_meeting",
    "complete_follow_up",
    "detach_unit",
    "dissolve_committee",
    "end_membership",
    "found_committee",
    "hold_meeting",
    "make_meeting_feed",
    "make_wheel_item",
    "mark_not_relevant",
    "move_meeting",
    "name_levels",
    "plan_meeting",
    "put_on_agenda",
    "raise_item",
    "raise_matter",
    "record_discussion",
    "remind_of_follow_up",
    "remind_of_meeting",
    "remove_wheel_entry",
    "rename_committee",
    "replace_member",
    "revoke_meeting_feed",
    "send_agenda",
    "set_agenda",
    "set_policy",
    "write_minutes",
]
