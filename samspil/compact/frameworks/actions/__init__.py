"""Everything that changes a framework."""

from samspil.compact.frameworks.actions.clauses import (
    add_clause,
    change_clause,
    correct_clause,
    move_clause,
    remove_clause,
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
from samspil.compact.frameworks.actions.local import look_again, start_local_principles
from samspil.compact.frameworks.actions.signing import sign_version
from samspil.compact.frameworks.actions.versions import settle_version, start_version, withdraw_version

__all__ = [
    "add_clause",
    "add_goal",
    "add_owner",
    "adopt_version",
    "change_clause",
    "change_goal",
    "correct_clause",
    "create_framework",
    "describe_framework",
    "end_goal",
    "import_goals",
    "link_framework",
    "look_again",
    "move_clause",
    "name_signatory",
    "record_decision",
    "remove_clause",
    "remove_owner",
    "remove_signatory",
    "settle_version",
    "sign_version",
    "start_local_principles",
    "start_version",
    "unlink_framework",
    "withdraw_version",
]
