"""The standard requirements and texts of a new version of Samspil."""

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import StandardsFilled
from samspil.people.onboarding.models import DeclarationText, RequirementRule
from samspil.people.onboarding.rules.standard import fill
from samspil.society.access.permission import require_system


@action
def ensure_standard_rules(by: Actor) -> list[str]:
    """Add the standard requirements and texts that are missing. What is there stays as it is."""
    require_system(by)
    new = fill(RequirementRule, DeclarationText)
    if new:
        record(StandardsFilled(subject=RequirementRule.objects.order_by("pk")[0], keys=new), by=by)
    return new
