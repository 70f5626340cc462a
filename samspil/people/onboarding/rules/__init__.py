"""When a volunteer is ready. Computed from facts each time it is asked, never stored."""

from datetime import date

from samspil.people.activities.models import Activity
from samspil.people.onboarding.rules.assessment import assess
from samspil.people.onboarding.rules.cases import Check, Readiness
from samspil.people.onboarding.rules.evidence import Pair, evidence_for
from samspil.people.volunteers.models import Volunteer

__all__ = ["Check", "Pair", "Readiness", "readiness"]


def readiness(volunteer: Volunteer, activity: Activity, *, on: date) -> Readiness:
    """Say whether the volunteer may take a shift of the activity on the day, with every reason. Three queries."""
    evidence = evidence_for([(volunteer.pk, activity)], on)
    situation = evidence.situation(volunteer.pk, activity)
    return assess(situation, evidence.rules, evidence.about(volunteer.pk), evidence.texts, on=on)
