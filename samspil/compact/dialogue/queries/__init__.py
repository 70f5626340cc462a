"""What other rooms may ask of the dialogue."""

from samspil.compact.dialogue.queries.committees import committee_for, members_on, own_committees
from samspil.compact.dialogue.queries.items import discussion_verdict, next_meeting, overdue_evaluations
from samspil.compact.dialogue.queries.policies import policy_of, volume_has_changed

__all__ = [
    "committee_for",
    "discussion_verdict",
    "members_on",
    "next_meeting",
    "overdue_evaluations",
    "own_committees",
    "policy_of",
    "volume_has_changed",
]
