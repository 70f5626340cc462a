"""What other rooms may ask of the dialogue."""

from samspil.compact.dialogue.queries.committees import (
    committee_for,
    joint_meetings_of,
    members_on,
    own_committees,
)
from samspil.compact.dialogue.queries.concerns import standard_concerns
from samspil.compact.dialogue.queries.declarations import declaration_of, year_figures
from samspil.compact.dialogue.queries.items import discussion_verdict, next_meeting, overdue_evaluations
from samspil.compact.dialogue.queries.policies import policy_of, volume_has_changed
from samspil.compact.dialogue.queries.readiness import (
    buddies,
    buddy_of,
    buddy_token,
    current_page,
    has_read,
    is_staff_ready,
    reading_of,
)
from samspil.compact.dialogue.queries.voices import Period, doubts_for_committee, idea_counts

__all__ = [
    "Period",
    "buddies",
    "buddy_of",
    "buddy_token",
    "committee_for",
    "current_page",
    "declaration_of",
    "discussion_verdict",
    "doubts_for_committee",
    "has_read",
    "idea_counts",
    "is_staff_ready",
    "joint_meetings_of",
    "members_on",
    "next_meeting",
    "overdue_evaluations",
    "own_committees",
    "policy_of",
    "reading_of",
    "standard_concerns",
    "volume_has_changed",
    "year_figures",
]
