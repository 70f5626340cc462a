"""What happens elsewhere in society that an agreement must hear of the same day."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.agreements.actions.leading import watch_leader
from samspil.compact.agreements.models import Agreement
from samspil.society.accounts.events import AccountDeactivated
from samspil.society.duties.events import DutyAssigned, DutyEnded


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
