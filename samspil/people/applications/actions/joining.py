"""How an applicant becomes a volunteer of the activity: the one way, whoever opens the door."""

from datetime import date

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.recording import record
from samspil.people.applications.events import ApplicationAccepted
from samspil.people.applications.flow import FLOW, State
from samspil.people.applications.models import Application
from samspil.people.onboarding.actions import open_onboarding
from samspil.people.volunteers.actions import take_on_volunteer


def join(by: Actor, application: Application, *, starts_on: date) -> None:
    """Move the application to accepted, affiliate the person with the workplace and open their onboarding.

    The callers have asked for permission and hold a place; the steps below are consequences, so the system takes them.
    """
    activity = application.activity
    affiliation = take_on_volunteer(
        SYSTEM.in_request(by.request_id),
        activity.workplace,
        name=application.name,
        email=application.email,
        partner=activity.partner,
        starts_on=min(starts_on, clock.today()),
        phone=application.phone,
        birth_year=application.birth_year,
    )
    volunteer = affiliation.volunteer
    FLOW.move(
        application,
        to=State.ACCEPTED,
        volunteer=volunteer,
        starts_on=starts_on,
        decided_at=clock.now(),
        confirmed_at=application.confirmed_at or clock.now(),
        offered_until=None,
    )
    open_onboarding(
        SYSTEM.in_request(by.request_id), volunteer, activity, affiliation=affiliation, due_on=starts_on
    )
    record(
        ApplicationAccepted(subject=application, volunteer=volunteer.pk, starts_on=starts_on.isoformat()),
        by=by,
    )
