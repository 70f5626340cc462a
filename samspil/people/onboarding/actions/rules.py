"""What an authority asks for beyond the standard, and what it insures."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import (
    CoverPolicyAdded,
    CoverPolicyEnded,
    RuleAdded,
    RuleAdjusted,
    RuleRemoved,
)
from samspil.people.onboarding.models import CoverPolicy, Kind, RequirementRule, RuleAdjustment
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def adjust_rule(
    by: Actor, authority: Authority, rule: RequirementRule, *, is_on: bool, valid_days: int | None = None
) -> None:
    """Switch a standard rule off or on for the authority, or let it hold for another time.

    Raises Denied for what no authority can do without.
    """
    require(by, Can.RULE_EDIT, authority)
    if rule.authority_id is not None:
        raise Conflict(
            _(
                "Only standard requirements are switched on and off. Remove your own when you no longer want it."
            )
        )
    if rule.is_mandatory and not is_on:
        raise Denied(_("This requirement protects citizens and volunteers. It cannot be switched off."))
    RuleAdjustment.objects.update_or_create(
        rule=rule,
        authority=authority,
        defaults={
            "is_on": is_on,
            "valid_days": valid_days,
            "changed_by_id": by.user_id,
            "changed_at": clock.now(),
        },
    )
    record(RuleAdjusted(subject=rule, kind=rule.kind, is_on=is_on, valid_days=valid_days), by=by)


@action
def add_rule(
    by: Actor, authority: Authority, *, kind: str, course: str = "", **conditions: Any
) -> RequirementRule:
    """Ask for something more at the authority's own workplaces. Raises Invalid for a course without a name."""
    require(by, Can.RULE_EDIT, authority)
    if kind == Kind.COURSE and not course.strip():
        raise Invalid({"course": [_("Write the name of the course.")]})
    rule = RequirementRule.objects.create(
        authority=authority, kind=kind, course=course.strip() if kind == Kind.COURSE else "", **conditions
    )
    record(RuleAdded(subject=rule, kind=kind), by=by)
    return rule


@action
def remove_rule(by: Actor, rule: RequirementRule) -> None:
    """Stop asking for something that the authority itself had added."""
    require(by, Can.RULE_EDIT, rule)
    fact = RuleRemoved(subject=rule, kind=rule.kind)
    if not RequirementRule.objects.filter(pk=rule.pk, authority__isnull=False).delete()[0]:
        raise Conflict(_("The requirement is gone already."))
    record(fact, by=by)


@action
def add_cover_policy(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    basis: str,
    setting: str = "",
    affiliation: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> CoverPolicy:
    """Write down an insurance that the authority carries for its volunteers, and the guideline that says for which."""
    require(by, Can.RULE_EDIT, authority)
    start = valid_from or clock.today()
    if valid_to is not None and valid_to < start:
        raise Invalid({"valid_to": [_("It cannot end before it begins.")]})
    policy = CoverPolicy.objects.create(
        authority=authority,
        kind=kind,
        basis=basis,
        setting=setting,
        affiliation=affiliation,
        valid_from=start,
        valid_to=valid_to,
    )
    record(CoverPolicyAdded(subject=policy, kind=kind), by=by)
    return policy


@action
def end_cover_policy(by: Actor, policy: CoverPolicy, *, valid_to: date | None = None) -> None:
    """End the insurance; from the next day it covers nobody."""
    require(by, Can.RULE_EDIT, policy)
    policy.valid_to = valid_to or clock.today()
    CoverPolicy.objects.filter(pk=policy.pk).update(valid_to=policy.valid_to)
    record(CoverPolicyEnded(subject=policy, kind=policy.kind), by=by)
