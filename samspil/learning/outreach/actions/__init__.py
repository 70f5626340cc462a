"""Everything that changes a campaign, the communication plan or the press log."""

from samspil.learning.outreach.actions.campaigns import (
    change_campaign,
    close_campaign,
    drop_campaign,
    plan_campaign,
    start_campaign,
)
from samspil.learning.outreach.actions.plans import (
    change_message,
    complete_message,
    drop_message,
    plan_message,
)
from samspil.learning.outreach.actions.press import (
    add_outlet,
    change_mention,
    change_outlet,
    note_mention,
    remove_mention,
    remove_outlet,
)
from samspil.learning.outreach.actions.ways import add_way, change_way, remove_way

__all__ = [
    "add_outlet",
    "add_way",
    "change_campaign",
    "change_mention",
    "change_message",
    "change_outlet",
    "change_way",
    "close_campaign",
    "complete_message",
    "drop_campaign",
    "drop_message",
    "note_mention",
    "plan_campaign",
    "plan_message",
    "remove_mention",
    "remove_outlet",
    "remove_way",
    "start_campaign",
]
