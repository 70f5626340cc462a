"""How much an authority asks of a workplace before it goes live, and a leader's written yes in spite of a lack."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.events import ReadinessPolicySet, StartAccepted
from samspil.people.activities.models import ReadinessPolicy, StartAcceptance
from samspil.people.activities.models.readiness import PARTS
from samspil.people.activities.rules.readiness import may_accept, start_readiness
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority, Workplace


@action
def set_readiness_policy(by: Actor, authority: Authority, *, threshold: int) -> None:
    """Say how many of the six parts must be in place; nought asks for nothing. Raises Invalid for more than there are."""
    require(by, Can.RULE_EDIT, authority)
    if not 0 <= threshold <= PARTS:
        raise Invalid({"threshold": [_("Choose a number from 0 to %(most)s.") % {"most": PARTS}]})
    ReadinessPolicy.objects.update_or_create(authority=authority, defaults={"threshold": threshold})
    record(ReadinessPolicySet(subject=authority, threshold=threshold), by=by)


@action
def accept_start(by: Actor, workplace: Workplace, *, reason: str) -> StartAcceptance:
    """Start although something is missing, and say why. It covers what is missing today and nothing else.

    Raises Denied for everybody but a leader of the workplace, and when nothing has to be accepted; Invalid without a reason.
    """
    require(by, Can.ACTIVITY_PUBLISH, workplace)
    readiness = start_readiness(workplace)
    verdict = may_accept(by, workplace, readiness)
    if not verdict:
        raise Denied(verdict.reason)
    if not reason.strip():
        raise Invalid({"reason": [_("Say why you start now, and what you do about what is missing.")]})
    acceptance = StartAcceptance.objects.create(
        workplace=workplace,
        reason=reason.strip(),
        score=readiness.score,
        missing=[part.value for part in readiness.missing],
        accepted_by_id=by.user_id,
    )
    record(StartAccepted(subject=workplace, score=readiness.score, missing=acceptance.missing), by=by)
    return acceptance
