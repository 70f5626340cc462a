"""Warning in good time, each warning once."""

from collections.abc import Sequence
from datetime import date

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.facts import Fact
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import SignatureAsked, StepExpiring, StepOverdue
from samspil.people.onboarding.models import Onboarding, StepNotice
from samspil.people.onboarding.queries import readiness_for
from samspil.people.onboarding.rules import Check
from samspil.people.onboarding.rules.cases import RENEW_DAYS
from samspil.society.access.permission import require_system

WARN_DAYS = (7, 30, RENEW_DAYS)


@action
def notice_steps(by: Actor, onboardings: Sequence[Onboarding], *, on: date | None = None) -> None:
    """Record what expires within 60, 30 and 7 days, and what is overdue. What has been said before is not said again;
    a new version of a signed text is asked for in the same way.
    """
    require_system(by)
    day = on or clock.today()
    ready = readiness_for([(one.volunteer_id, one.activity) for one in onboardings], day)
    due: dict[tuple[int, str, str], Fact] = {}
    for one in onboardings:
        for check in ready[one.volunteer_id, one.activity_id].checks:
            for version, fact in _facts(one, check, day):
                due.setdefault((one.volunteer_id, check.kind, version), fact)
    said = set(
        StepNotice.objects.filter(volunteer__in={key[0] for key in due}).values_list(
            "volunteer_id", "kind", "version"
        )
    )
    new = [key for key in due if key not in said]
    StepNotice.objects.bulk_create(
        [StepNotice(volunteer_id=who, kind=kind, version=version) for who, kind, version in new]
    )
    for key in new:
        record(due[key], by=by)


def _facts(onboarding: Onboarding, check: Check, day: date) -> list[tuple[str, Fact]]:
    who = onboarding.volunteer_id
    if check.ok and check.expires_on is not None:
        left = (check.expires_on - day).days
        within = next((days for days in WARN_DAYS if left <= days), None)
        if within is not None:
            until = check.expires_on.isoformat()
            fact = StepExpiring(
                subject=onboarding, volunteer=who, kind=check.kind, expires_on=until, days=within
            )
            return [(f"expires:{until}:{within}", fact)]
    if check.ok and check.next_step and check.due_on is not None:
        until = check.due_on.isoformat()
        return [
            (
                f"renew:{until}",
                SignatureAsked(subject=onboarding, volunteer=who, kind=check.kind, until=until),
            )
        ]
    if check.is_overdue(day) and check.due_on is not None:
        due = check.due_on.isoformat()
        return [
            (f"overdue:{due}", StepOverdue(subject=onboarding, volunteer=who, kind=check.kind, due_on=due))
        ]
    return []
