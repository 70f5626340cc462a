"""What must be in place before a volunteer takes a shift, and the facts that say that it is."""

from samspil.people.onboarding.models.badges import Badge, BadgeRevocation
from samspil.people.onboarding.models.certificates import ChildCertificate
from samspil.people.onboarding.models.covers import CoverPolicy
from samspil.people.onboarding.models.requirements import (
    CountsAt,
    Group,
    Kind,
    RequirementRule,
    RuleAdjustment,
)
from samspil.people.onboarding.models.steps import (
    Completion,
    ExpectationTalk,
    Onboarding,
    StepNotice,
    TalkConfirmation,
)
from samspil.people.onboarding.models.texts import Declaration, DeclarationText, TextKind

__all__ = [
    "Badge",
    "BadgeRevocation",
    "ChildCertificate",
    "Completion",
    "CountsAt",
    "CoverPolicy",
    "Declaration",
    "DeclarationText",
    "ExpectationTalk",
    "Group",
    "Kind",
    "Onboarding",
    "RequirementRule",
    "RuleAdjustment",
    "StepNotice",
    "TalkConfirmation",
    "TextKind",
]
