"""The boundary check: four questions, answered by a person. Every answer is a row of its own; the history stays."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.people.activities.actions.held import Held
from samspil.people.activities.events import BoundaryChecked
from samspil.people.activities.models import Activity, BoundaryCheck
from samspil.people.activities.rules import QUESTIONS, boundary_lacks, yes_answers
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def answer_boundary_check(
    by: Actor,
    activity: Activity,
    *,
    legal_entitlement: bool,
    legal_entitlement_reason: str,
    referral: bool,
    referral_reason: str,
    registration: bool,
    registration_reason: str,
    professional_insight: bool,
    professional_insight_reason: str,
) -> BoundaryCheck:
    """Answer the four questions, each with its reason. A published activity that the answers close is paused at once.

    Raises Invalid for a missing reason.
    """
    require(by, Can.ACTIVITY_EDIT, activity)
    held = Held.still_open(by, activity)
    check = BoundaryCheck(
        activity=activity,
        legal_entitlement=legal_entitlement,
        legal_entitlement_reason=legal_entitlement_reason,
        referral=referral,
        referral_reason=referral_reason,
        registration=registration,
        registration_reason=registration_reason,
        professional_insight=professional_insight,
        professional_insight_reason=professional_insight_reason,
        checked_by_id=by.user_id,
    )
    _refuse_missing_reasons(check)
    check.save()
    if any(boundary_lacks(activity, check, by)):
        held.halt(cause="boundary")
    record(BoundaryChecked(subject=activity, check=check.pk, yes=yes_answers(check)), by=by)
    return check


def _refuse_missing_reasons(check: BoundaryCheck) -> None:
    fields = [f"{question}_reason" for question in QUESTIONS]
    missing = {name: [_("Write why.")] for name in fields if not getattr(check, name).strip()}
    if missing:
        raise Invalid(missing)
