"""The standard requirements and texts of a new version of Samspil."""

from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import StandardsFilled
from samspil.people.onboarding.models import DeclarationText, RequirementRule
from samspil.people.onboarding.rules.standard import STANDARD, standard_texts
from samspil.society.access.permission import require_system


@action
def ensure_standard_rules(by: Actor) -> list[str]:
    """Add the standard requirements and texts that are missing. What is there stays as it is."""
    require_system(by)
    new = _fill(RequirementRule, DeclarationText)
    if new:
        record(StandardsFilled(subject=RequirementRule.objects.order_by("pk")[0], keys=new), by=by)
    return new


def _fill(rules: Any, texts: Any) -> list[str]:
    """Write the standard into the two tables and return the keys that are new.

    Takes the models as arguments, so that the migration of a new installation can hand over its own.
    """
    new = []
    for position, (key, (kind, conditions)) in enumerate(STANDARD.items()):
        values = {"kind": kind, "position": position, **conditions}
        _row, is_new = rules.objects.get_or_create(key=key, defaults=values)
        new += [key] if is_new else []
    for words in standard_texts():
        once = {name: words[name] for name in ("kind", "affiliation_kind", "version")}
        values = {"published_at": clock.now(), **words}
        _row, is_new = texts.objects.get_or_create(authority=None, **once, defaults=values)
        new += [f"{words['kind']} {words['version']}"] if is_new else []
    return new
