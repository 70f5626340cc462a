"""What other rooms and the pages ask about readiness."""

from samspil.people.onboarding.queries.badges import checked_badge
from samspil.people.onboarding.queries.pages import (
    insurance_report,
    my_insurance,
    onboardings,
    own_authority,
    own_declarations,
    own_step,
    public_texts,
    text_for,
    text_in_force,
    ways,
    worklist,
)
from samspil.people.onboarding.queries.readiness import benefits_notice, gate, readiness_for
from samspil.people.onboarding.queries.signatures import latest_signature, may_be_renewed

__all__ = [
    "benefits_notice",
    "checked_badge",
    "gate",
    "insurance_report",
    "latest_signature",
    "may_be_renewed",
    "my_insurance",
    "onboardings",
    "own_authority",
    "own_declarations",
    "own_step",
    "public_texts",
    "readiness_for",
    "text_for",
    "text_in_force",
    "ways",
    "worklist",
]
