"""What follows in the same transaction: the last signature puts into force, and a leader who leaves is missed at once."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.agreements.actions.activation import activate_agreement
from samspil.compact.agreements.actions.leading import watch_leader
from samspil.compact.agreements.events import AgreementSigned
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.consent import signed_sides
from samspil.compact.agreements.rules.gate import activation_gate
from samspil.compact.agreements.rules.sides import needed_sides
from samspil.compact.dialogue.events import ItemDiscussed, ItemFoundNotRelevant
from samspil.society.accounts.events import AccountDeactivated
from samspil.society.duties.events import DutyAssigned, DutyEnded


@listens(AgreementSigned)
def put_into_force_when_all_have_signed(by: Actor, fact: AgreementSigned) -> None:
    """The last signature asks the gate. If it is closed, that is recorded, and the page says why."""
    agreement = Agreement.objects.detailed().get(pk=fact.subject.pk)
    if set(needed_sides(agreement)) <= signed_sides(agreement):
        activate_agreement(by, agreement)


@listens(ItemDiscussed, ItemFoundNotRelevant)
def put_into_force_when_it_has_been_discussed(_by: Actor, fact: ItemDiscussed | ItemFoundNotRelevant) -> None:
    """Nobody needs to press a button once more, when everything else was in place before the committee met."""
    about, _colon, number = fact.about.partition(":")
    if about != "agreements.agreement":
        return
    waiting = Agreement.objects.detailed().filter(pk=number, state=State.AWAITING_SIGNATURES).first()
    if waiting is not None and activation_gate(waiting):
        activate_agreement(SYSTEM, waiting)


@listens(DutyAssigned, DutyEnded)
def watch_agreements_of_a_leader(by: Actor, fact: DutyAssigned | DutyEnded) -> None:
    """A leader who leaves a place leaves the agreements there without one; one who comes back leads them again."""
    _watch(by, fact.user)


@listens(AccountDeactivated)
def watch_agreements_of_a_closed_account(by: Actor, fact: AccountDeactivated) -> None:
    _watch(by, fact.subject.pk)


def _watch(by: Actor, leader: int) -> None:
    for agreement in Agreement.objects.in_force().filter(leader=leader).order_by("pk"):
        watch_leader(SYSTEM.in_request(by.request_id), agreement)
