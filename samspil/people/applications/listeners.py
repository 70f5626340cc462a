"""What follows from events below: a volunteer who leaves a workplace leaves its activities."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.people.applications.actions import end_participation
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application
from samspil.people.volunteers.events import VolunteerDeparted
from samspil.people.volunteers.models import Affiliation


@listens(VolunteerDeparted)
def end_participations(by: Actor, fact: VolunteerDeparted) -> None:
    affiliation = Affiliation.objects.get(pk=fact.subject.pk)
    joined = Application.objects.filter(
        volunteer=affiliation.volunteer_id,
        state=State.ACCEPTED,
        activity__workplace=affiliation.workplace_id,
        activity__partner=affiliation.partner_id,
    )
    for application in joined.select_related("activity").order_by("activity_id", "pk"):
        end_participation(SYSTEM.in_request(by.request_id), application)
