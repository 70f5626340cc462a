"""What follows in the same transaction: an agreement that ends takes the access of those whom it covered (gate 12)."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.agreements.events import AgreementEnded
from samspil.compact.agreements.queries import agreement_for
from samspil.people.volunteers.actions import end_affiliation, note_account_change
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.accounts.events import AccountChanged, AddressChanged


@listens(AccountChanged, AddressChanged)
def search_by_the_new_name(by: Actor, fact: AccountChanged | AddressChanged) -> None:
    """A volunteer who has changed name or address is found by the new one."""
    volunteer = Volunteer.objects.select_related("user").filter(pk=fact.subject.pk).first()
    if volunteer is not None:
        note_account_change(SYSTEM.in_request(by.request_id), volunteer)


@listens(AgreementEnded)
def part_from_the_uncovered(by: Actor, fact: AgreementEnded) -> None:
    """End the affiliations that came under the agreement, unless another agreement covers them."""
    here = Affiliation.objects.filter(workplace=fact.workplace, ends_on=None)
    if fact.partner is not None:
        here = here.filter(partner=fact.partner)
    covered: dict[int | None, bool] = {}
    for affiliation in here.select_related("workplace__unit__authority", "partner").order_by("pk"):
        if affiliation.partner_id not in covered:
            found = agreement_for(affiliation.workplace, affiliation.partner)
            covered[affiliation.partner_id] = found is not None
        if not covered[affiliation.partner_id]:
            end_affiliation(SYSTEM.in_request(by.request_id), affiliation)
