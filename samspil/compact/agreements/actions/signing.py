"""From draft to dialogue to signatures."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.actions.reflections import confirm_principles
from samspil.compact.agreements.events import (
    AgreementSentForComments,
    AgreementSigned,
    LightConfirmed,
    SignaturesAsked,
)
from samspil.compact.agreements.flow import FLOW, State
from samspil.compact.agreements.models import Agreement, AgreementVersion, Side, SignOff
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.agreements.rules.content import content_of, hash_of
from samspil.compact.agreements.rules.gate import text_lacks
from samspil.compact.agreements.rules.reflections import unconfirmed_principles
from samspil.compact.agreements.rules.sides import may_sign, sides_to_sign
from samspil.compact.dialogue.models import Cause
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def send_for_comments(by: Actor, agreement: Agreement) -> None:
    """Send the draft to the employees and the association, and raise it for the committee. Raises IllegalMove when it is out already."""
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.locked(by, agreement)
    FLOW.move(agreement, to=State.IN_DIALOGUE)
    held.raise_for_discussion(Cause.CHANGED_AGREEMENT if agreement.replaces_id else Cause.NEW_AGREEMENT)
    record(AgreementSentForComments(subject=agreement), by=by)


@action
def ask_for_signatures(by: Actor, agreement: Agreement) -> None:
    """Ask the parties to sign. The text may still be changed, but then they must sign again.

    Raises Closed when a section that must be written is empty or comments are unanswered, IllegalMove from a draft that has
    not been out for comments, unless it is a small effort.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    Held.locked(by, agreement)
    if agreement.state == State.DRAFT and not agreement.is_light:
        raise IllegalMove(_("Send the agreement out for comments first."))
    lacks = [lack.sentence for lack in text_lacks(agreement, policy_of(agreement.workplace.unit.authority))]
    if agreement.comments.filter(resolved_at=None).exists():
        lacks.append(_("Answer all comments before you ask for signatures."))
    if lacks:
        raise Closed(lacks)
    FLOW.move(agreement, to=State.AWAITING_SIGNATURES)
    record(SignaturesAsked(subject=agreement), by=by)


@action
def sign_agreement(by: Actor, agreement: Agreement, *, side: str, content_hash: str) -> None:
    """Sign for one side the exact text that the person has read, known by its hash.

    When all sides have signed, a listener puts the agreement into force if its gate is open. Raises Denied for anybody
    else than who signs for that side, Conflict when the text has been changed meanwhile or the side has signed.
    """
    require(by, Can.AGREEMENT_SIGN, agreement)
    Held.locked(by, agreement)
    if agreement.state != State.AWAITING_SIGNATURES:
        raise IllegalMove(_("The agreement is not waiting for signatures."))
    verdict = may_sign(by, agreement, side)
    if not verdict or by.user_id is None:
        raise Denied(verdict.reason)
    if agreement.sign_offs.filter(voided_at=None, side=side).exists():
        raise Conflict(_("This side has signed already."))
    content = content_of(agreement)
    if hash_of(content) != content_hash:
        raise Conflict(_("The text has been changed since you opened it. Read it again before you sign."))
    version, _is_new = AgreementVersion.objects.get_or_create(
        agreement=agreement, content_hash=content_hash, defaults={"content": content}
    )
    SignOff.objects.create(agreement=agreement, version=version, side=side, signer_id=by.user_id)
    record(AgreementSigned(subject=agreement, side=side, content_hash=content_hash), by=by)


@action
def confirm_light(by: Actor, agreement: Agreement, *, content_hash: str) -> None:
    """The last step of a small effort: confirm the principles, ask for the signature, and give it if one is the leader.

    Raises Conflict when the text has been changed since it was read, Closed when something is missing.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    Held.being_written(by, agreement)
    if not agreement.is_light:
        raise IllegalMove(_("This is the way of small efforts only."))
    if hash_of(content_of(agreement)) != content_hash:
        raise Conflict(_("The text has been changed since you opened it. Read it again before you sign."))
    waiting = unconfirmed_principles(agreement)
    confirm_principles(by, agreement, clauses={clause.key: clause.version_id for clause in waiting})
    if agreement.state == State.DRAFT:
        ask_for_signatures(by, agreement)
    if Side.LEADER in sides_to_sign(by, agreement):
        sign_agreement(by, agreement, side=Side.LEADER, content_hash=hash_of(content_of(agreement)))
    record(LightConfirmed(subject=agreement), by=by)
