"""Committees, what they speak of, and what people say."""

from samspil.compact.dialogue.models.committees import (
    Committee,
    CommitteeLevel,
    CommitteeUnit,
    Function,
    Membership,
    Side,
)
from samspil.compact.dialogue.models.feeds import MeetingFeed
from samspil.compact.dialogue.models.items import (
    Cause,
    Conclusion,
    DialoguePolicy,
    Item,
    WheelEntry,
    WheelKind,
)
from samspil.compact.dialogue.models.meetings import Meeting, MeetingKind

__all__ = [
    "Cause",
    "Committee",
    "CommitteeLevel",
    "CommitteeUnit",
    "Conclusion",
    "DialoguePolicy",
    "Function",
    "Item",
    "Meeting",
    "MeetingFeed",
    "MeetingKind",
    "Membership",
    "Side",
    "WheelEntry",
    "WheelKind",
]
