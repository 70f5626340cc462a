"""What follows when an affiliation ends, whoever ended it: the cards are blocked, and a list waits to be gone through (gate 12)."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.everyday.cases.actions import block_cards, list_departure
from samspil.people.volunteers.events import VolunteerDeparted
from samspil.people.volunteers.models import Affiliation


@listens(VolunteerDeparted)
def see_off(by: Actor, fact: VolunteerDeparted) -> None:
    rows = Affiliation.objects.select_related("workplace__unit", "volunteer__user")
    affiliation = rows.get(pk=fact.subject.pk)
    system = SYSTEM.in_request(by.request_id)
    list_departure(system, affiliation)
    block_cards(system, affiliation)
