"""Steps that somebody confirms by having been there."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.core.search import fold
from samspil.base.events.recording import action, record
from samspil.people.onboarding.events import StepConfirmed, StepWitnessed
from samspil.people.onboarding.models import Completion, Kind, Onboarding
from samspil.people.onboarding.rules.witnessing import refuse_witness
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

CONFIRMED = frozenset({Kind.SITE_INTRODUCTION, Kind.COURSE, Kind.AGE})


@action
def confirm_step(
    by: Actor,
    onboarding: Onboarding,
    *,
    kind: str,
    done_on: date | None = None,
    expires_on: date | None = None,
    course: str = "",
) -> Completion:
    """Confirm an introduction, a course or an age. Nobody confirms their own.

    Raises Conflict for a step that is met in another way, Invalid for a date that has not been.
    """
    require(by, Can.ONBOARDING_CONFIRM, onboarding)
    if kind not in CONFIRMED:
        raise Conflict(_("This step is not confirmed here."))
    if by.user_id == onboarding.volunteer_id:
        raise Denied(_("Somebody else must confirm your own steps."))
    _refuse_bad_dates(done_on, expires_on)
    completion = _complete(
        by, onboarding, kind, done_on or clock.today(), expires_on, course if kind == Kind.COURSE else ""
    )
    record(StepConfirmed(subject=completion, volunteer=onboarding.volunteer_id, kind=kind), by=by)
    return completion


@action
def look_into_own_insurance(by: Actor, onboarding: Onboarding, *, done_on: date | None = None) -> Completion:
    """Note that the volunteer has looked into their own insurance, and when. Nothing about the policy is asked."""
    require(by, Can.ONBOARDING_SIGN, onboarding)
    _refuse_bad_dates(done_on, None)
    completion = _complete(by, onboarding, Kind.OWN_INSURANCE, done_on or clock.today(), None, "")
    record(
        StepConfirmed(subject=completion, volunteer=onboarding.volunteer_id, kind=Kind.OWN_INSURANCE), by=by
    )
    return completion


@action
def witness_own_insurance(by: Actor, onboarding: Onboarding, *, done_on: date) -> Completion:
    """Note that a volunteer without an e-mail address has told `by` that they have looked into their own insurance.

    Raises Denied for oneself and for those who can say so on screen, Invalid for a day that has not come.
    """
    require(by, Can.ONBOARDING_CONFIRM, onboarding)
    refuse_witness(by, onboarding.volunteer_id)
    _refuse_bad_dates(done_on, None)
    completion = _complete(by, onboarding, Kind.OWN_INSURANCE, done_on, None, "")
    record(
        StepWitnessed(
            subject=completion,
            volunteer=onboarding.volunteer_id,
            kind=Kind.OWN_INSURANCE,
            done_on=done_on.isoformat(),
        ),
        by=by,
    )
    return completion


def _refuse_bad_dates(done_on: date | None, expires_on: date | None) -> None:
    if done_on is not None and done_on > clock.today():
        raise Invalid({"done_on": [_("That day has not come yet. Confirm the step when it is done.")]})
    if expires_on is not None and expires_on < (done_on or clock.today()):
        raise Invalid({"expires_on": [_("It cannot expire before it was done.")]})


def _complete(
    by: Actor, onboarding: Onboarding, kind: str, done_on: date, expires_on: date | None, course: str
) -> Completion:
    workplace = onboarding.affiliation.workplace
    return Completion.objects.create(
        volunteer_id=onboarding.volunteer_id,
        kind=kind,
        authority_id=workplace.unit.authority_id,
        workplace=workplace,
        site_id=workplace.site_id,
        activity_id=onboarding.activity_id,
        course=course,
        search_text=fold(course),
        done_on=done_on,
        expires_on=expires_on,
        confirmed_by_id=by.user_id,
    )
