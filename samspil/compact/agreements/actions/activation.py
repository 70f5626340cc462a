"""Putting an agreement into force: the one way there is."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.events import ActivationRefused, AgreementActivated, AgreementRevised
from samspil.compact.agreements.flow import FLOW, IN_FORCE, State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.rules.gate import activation_gate
from samspil.compact.agreements.rules.verdicts import Gate
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def activate_agreement(by: Actor, agreement: Agreement) -> Gate:
    """Put the agreement into force if its gate is open, in the place of the one it replaces; return the gate.

    A closed gate is returned and not raised, so that the record of the attempt survives: ask the answer `if not gate`.
    Raises IllegalMove when the agreement is in force already, or over.
    """
    require(by, Can.AGREEMENT_SIGN, agreement)
    Held.locked(by, agreement)
    gate = activation_gate(agreement)
    if gate:
        _replace(by, agreement)
        _put_into_force(agreement)
    elif agreement.state not in (State.DRAFT, State.IN_DIALOGUE, State.AWAITING_SIGNATURES):
        FLOW.move(agreement, to=State.ACTIVE)  # refuses, with the reason
    record(_fact(agreement, gate), by=by)
    return gate


def _replace(by: Actor, agreement: Agreement) -> None:
    """Take the old agreement out of force, just before the new one comes in: there is never a gap and never two."""
    old = agreement.replaces
    if old is not None and old.state in IN_FORCE:
        Held.locked(by, old)
        FLOW.move(old, to=State.REPLACED)
        record(AgreementRevised(subject=old, replacement=agreement.pk), by=by)


def _put_into_force(agreement: Agreement) -> None:
    """Move it; the table itself lets one agreement of a kind be in force at a place (HJ-26), whoever comes second."""
    text = content_hash(agreement)
    try:
        with transaction.atomic():
            FLOW.move(agreement, to=State.ACTIVE, activated_at=clock.now(), content_hash=text)
    except IntegrityError:
        raise Conflict(_("Another agreement has come into force here meanwhile.")) from None


def _fact(agreement: Agreement, gate: Gate) -> AgreementActivated | ActivationRefused:
    if not gate:
        return ActivationRefused(subject=agreement, codes=gate.codes)
    return AgreementActivated(
        subject=agreement,
        kind=agreement.kind,
        content_hash=agreement.content_hash,
        replaces=agreement.replaces_id,
    )
