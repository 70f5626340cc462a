"""Every change of an agreement, from the first draft to the day it comes into force."""

from samspil.compact.agreements.actions.activation import activate_agreement
from samspil.compact.agreements.actions.comments import comment_on_agreement, mark_as_read, settle_comment
from samspil.compact.agreements.actions.contents import leave_section, set_matrix, write_section
from samspil.compact.agreements.actions.drafts import draft_agreement, draft_light, withdraw_agreement
from samspil.compact.agreements.actions.framing import answer_framing
from samspil.compact.agreements.actions.policies import set_policy, write_template
from samspil.compact.agreements.actions.reflections import (
    answer_concerns,
    answer_questions,
    confirm_principles,
    note_involvement,
)
from samspil.compact.agreements.actions.signing import (
    ask_for_signatures,
    confirm_light,
    send_for_comments,
    sign_agreement,
)

__all__ = [
    "activate_agreement",
    "answer_concerns",
    "answer_framing",
    "answer_questions",
    "ask_for_signatures",
    "comment_on_agreement",
    "confirm_light",
    "confirm_principles",
    "draft_agreement",
    "draft_light",
    "leave_section",
    "mark_as_read",
    "note_involvement",
    "send_for_comments",
    "set_matrix",
    "set_policy",
    "settle_comment",
    "sign_agreement",
    "withdraw_agreement",
    "write_section",
    "write_template",
]
