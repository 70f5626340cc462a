"""Everything that changes a framework."""

from samspil.compact.frameworks.actions.answering import respond_to_answer, send_answers
from samspil.compact.frameworks.actions.clauses import (
    add_clause,
    change_clause,
    correct_clause,
    move_clause,
    remove_clause,
)
from samspil.compact.frameworks.actions.consultations import (
    add_party,
    close_consultation,
    erase_contacts,
    extend_deadline,
    open_consultation,
    plan_consultation,
    publish_note,
    remind_party,
    remove_party,
)
from samspil.compact.frameworks.actions.decisions import adopt_version, record_decision
from samspil.compact.frameworks.actions.frameworks import (
    add_owner,
    create_framework,
    describe_framework,
    link_framework,
    name_signatory,
    remove_owner,
    remove_signatory,
    unlink_framework,
)
from samspil.compact.frameworks.actions.goals import add_goal, change_goal, end_goal, import_goals
from samspil.compact.frameworks.actions.importing import import_text
from samspil.compact.frameworks.actions.local import look_again, start_local_principles
from samspil.compact.frameworks.actions.signing import sign_version
from samspil.compact.frameworks.actions.versions import settle_version, start_version, withdraw_version

__all__ = [
    "add_clause",
    "add_goal",
    "add_owner",
    "add_party",
    "adopt_version",
    "change_clause",
    "change_goal",
    "close_consultation",
    "correct_clause",
    "create_framework",
    "describe_framework",
    "end_goal",
    "erase_contacts",
    "extend_deadline",
    "import_goals",
    "import_text",
    "link_framework",
    "look_again",
    "move_clause",
    "name_signatory",
    "open_consultation",
    "plan_consultation",
    "publish_note",
    "record_decision",
    "remind_party",
    "remove_clause",
    "remove_owner",
    "remove_party",
    "remove_signatory",
    "respond_to_answer",
    "send_answers",
    "settle_version",
    "sign_version",
    "start_local_principles",
    "start_version",
    "unlink_framework",
    "withdraw_version",
]
