"""Before somebody is erased, everything they take part in ends in the ordinary way, with all that follows from it."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.doors.operations.events import PersonParted
from samspil.learning.recognition.actions.consents import withdraw_all_consents
from samspil.people.applications.actions import withdraw_application
from samspil.people.applications.flow import FLOW, State
from samspil.people.applications.models import Application
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.permission import require_system
from samspil.society.accounts.models import User
from samspil.society.duties.actions import end_duty
from samspil.society.duties.models import Assignment


@action
def part_with_person(by: Actor, user: User) -> None:
    """End the person's affiliations, duties, open applications and every yes to a story today."""
    require_system(by)
    for affiliation in Affiliation.objects.filter(volunteer=user.pk, ends_on__isnull=True).order_by("pk"):
        end_affiliation(by, affiliation)
    for assignment in (
        Assignment.objects.filter(user=user).current().select_related("unit", "partner").order_by("pk")
    ):
        end_duty(by, assignment)
    for application in Application.objects.filter(email=user.email or NO_ADDRESS).order_by("pk"):
        if FLOW.can(application, State.WITHDRAWN):
            withdraw_application(by, application, key=application.key)
    withdraw_all_consents(by, user)
    Volunteer.objects.filter(pk=user.pk, departed_on=None).update(departed_on=clock.today())
    record(PersonParted(subject=user, person=user.pk), by=by)


NO_ADDRESS = "nobody has this address"
