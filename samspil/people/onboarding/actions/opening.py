"""Opening a volunteer's way into an activity."""

from datetime import date

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.people.activities.models import Activity
from samspil.people.onboarding.events import CertificateMoved, OnboardingOpened
from samspil.people.onboarding.flow import OPEN, State
from samspil.people.onboarding.models import ChildCertificate, ExpectationTalk, Kind, Onboarding
from samspil.people.onboarding.rules import readiness
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def open_onboarding(
    by: Actor, volunteer: Volunteer, activity: Activity, *, affiliation: Affiliation, due_on: date
) -> Onboarding:
    """Open the steps that apply. Opening twice gives the same onboarding, with the later wish for its date."""
    require(by, Can.ONBOARDING_CONFIRM, affiliation)
    onboarding, _new = Onboarding.objects.update_or_create(
        volunteer=volunteer, activity=activity, defaults={"affiliation": affiliation, "due_on": due_on}
    )
    ExpectationTalk.objects.get_or_create(onboarding=onboarding)
    asked = readiness(volunteer, activity, on=max(due_on, clock.today()))
    if any(check.kind == Kind.CHILD_CERTIFICATE and not check.ok for check in asked.checks):
        _require_certificate(by, affiliation)
    record(OnboardingOpened(subject=onboarding, volunteer=volunteer.pk, due_on=due_on.isoformat()), by=by)
    return onboarding


def _require_certificate(by: Actor, affiliation: Affiliation) -> None:
    """Put the certificate on the assessors' list, unless it stands there, or has already been refused."""
    standing = ChildCertificate.objects.filter(affiliation=affiliation, state__in=[*OPEN, State.NOT_APPROVED])
    if not standing.exists():
        certificate = ChildCertificate.objects.create(affiliation=affiliation)
        record(
            CertificateMoved(subject=certificate, volunteer=affiliation.volunteer_id, step="required"), by=by
        )
