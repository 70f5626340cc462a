"""Everything that changes on the way from accepted to ready."""

from samspil.people.onboarding.actions.badges import issue_badge, revoke_badge
from samspil.people.onboarding.actions.certificates import (
    assess_certificate,
    await_consent,
    expire_certificate,
    lapse_certificate,
    order_certificate,
    receive_certificate,
    require_certificate_anew,
)
from samspil.people.onboarding.actions.declarations import (
    publish_text,
    sign_declaration,
    witness_declaration,
)
from samspil.people.onboarding.actions.notices import notice_steps
from samspil.people.onboarding.actions.opening import open_onboarding
from samspil.people.onboarding.actions.rules import (
    add_cover_policy,
    add_rule,
    adjust_rule,
    end_cover_policy,
    remove_rule,
)
from samspil.people.onboarding.actions.standards import ensure_standard_rules
from samspil.people.onboarding.actions.steps import (
    confirm_step,
    look_into_own_insurance,
    witness_own_insurance,
)
from samspil.people.onboarding.actions.talks import confirm_talk, witness_talk, write_talk

__all__ = [
    "add_cover_policy",
    "add_rule",
    "adjust_rule",
    "assess_certificate",
    "await_consent",
    "confirm_step",
    "confirm_talk",
    "end_cover_policy",
    "ensure_standard_rules",
    "expire_certificate",
    "issue_badge",
    "lapse_certificate",
    "look_into_own_insurance",
    "notice_steps",
    "open_onboarding",
    "order_certificate",
    "publish_text",
    "receive_certificate",
    "remove_rule",
    "require_certificate_anew",
    "revoke_badge",
    "sign_declaration",
    "witness_declaration",
    "witness_own_insurance",
    "witness_talk",
    "write_talk",
]
