"""Signatures under the texts: the one that stands, and whether it must be given anew."""

from samspil.base.core import clock
from samspil.people.onboarding.models import Declaration, DeclarationText, Onboarding
from samspil.people.onboarding.queries.readiness import readiness_for


def latest_signature(onboarding: Onboarding, text: DeclarationText) -> Declaration | None:
    """Return the volunteer's latest signature under these words, given to the authority of the workplace."""
    return Declaration.objects.filter(
        volunteer=onboarding.volunteer_id,
        authority=onboarding.affiliation.workplace.unit.authority_id,
        text=text,
        renewal=None,
    ).first()


def may_be_renewed(onboarding: Onboarding, signed: Declaration) -> bool:
    """Say whether the signature no longer holds, or will soon no longer hold."""
    pair = (onboarding.volunteer_id, onboarding.activity)
    checks = readiness_for([pair], clock.today())[onboarding.volunteer_id, onboarding.activity_id].checks
    return any(check.kind == signed.text.kind and bool(check.next_step) for check in checks)
