"""Committees, what they speak of, and what people say."""

from samspil.compact.dialogue.models.briefings import (
    Briefing,
    Buddy,
    Participation,
    ReadReceipt,
    StaffPage,
)
from samspil.compact.dialogue.models.committees import (
    Committee,
    CommitteeLevel,
    CommitteeUnit,
    Function,
    Membership,
    Side,
)
from samspil.compact.dialogue.models.concerns import Concern, Worried
from samspil.compact.dialogue.models.declarations import (
    DeclarationReminder,
    SpecialTerms,
    SpecialTermsComment,
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
from samspil.compact.dialogue.models.voices import Doubt, Idea, Involvement, Sender

__all__ = [
    "Briefing",
    "Buddy",
    "Cause",
    "Committee",
    "CommitteeLevel",
    "CommitteeUnit",
    "Concern",
    "Conclusion",
    "DeclarationReminder",
    "DialoguePolicy",
    "Doubt",
    "Function",
    "Idea",
    "Involvement",
    "Item",
    "Meeting",
    "MeetingFeed",
    "MeetingKind",
    "Membership",
    "Participation",
    "ReadReceipt",
    "Sender",
    "Side",
    "SpecialTerms",
    "SpecialTermsComment",
    "StaffPage",
    "WheelEntry",
    "WheelKind",
    "Worried",
]
