"""What the applicant does: apply, confirm, withdraw."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed
from samspil.base.events.recording import action, record
from samspil.people.activities.models import Activity
from samspil.people.applications import rules
from samspil.people.applications.actions.queueing import hold_places, offer_free_places, release_place
from samspil.people.applications.events import (
    ApplicationLapsed,
    ApplicationMade,
    ApplicationReceived,
    ApplicationRepeated,
    ApplicationWithdrawn,
)
from samspil.people.applications.flow import FLOW, State
from samspil.people.applications.models import Application
from samspil.society.access.permission import require_anyone, require_system


@action
def apply_to_activity(
    by: Actor,
    activity: Activity,
    *,
    name: str,
    email: str,
    phone: str = "",
    birth_year: int | None = None,
    message: str = "",
    invitation: str = "",
    campaign: str = "",
) -> Application:
    """Ask to join. A link in an e-mail must confirm it before a coordinator sees it.

    `invitation` and `campaign` are codes of the link that led here. That a volunteer invited is kept, and not who.
    Somebody who waits for an answer gets the same application again, and the page says the same either way, so that
    nobody can find out who has applied. Raises Closed when it takes nobody now, Invalid when the applicant is too young.
    """
    require_anyone(by)
    verdict = rules.may_apply(activity)
    if not verdict:
        raise Closed([verdict.reason])
    rules.refuse_bad_year(activity, birth_year)
    address = email.strip().lower()
    known = Application.objects.open().filter(activity=activity, email=address).first()
    if known is not None:
        record(ApplicationRepeated(subject=known, activity=activity.pk), by=by)
        return known
    application = Application.objects.create(
        activity=activity,
        name=name.strip(),
        email=address,
        phone=phone,
        birth_year=birth_year,
        message=message,
        language=translation.get_language() or "da",
        **_origin(activity, invitation, campaign),
    )
    record(ApplicationMade(subject=application, activity=activity.pk), by=by)
    return application


def _origin(activity: Activity, invitation: str, campaign: str) -> dict[str, Any]:
    return {
        "was_invited": rules.inviter(activity, invitation) is not None,
        "campaign": rules.campaign_code(campaign),
    }


@action
def confirm_application(by: Actor, application: Application, *, key: str) -> Application:
    """Confirm by the link in the e-mail: now the coordinator sees the application.

    Confirming twice changes nothing. When the person has another open application to the activity, that one counts and
    is returned.
    """
    rules.require_key(application, key)
    if application.state != State.UNCONFIRMED:
        return application
    counting = _received_or_other(application)
    if counting != application:
        FLOW.move(application, to=State.WITHDRAWN)
        record(ApplicationRepeated(subject=counting, activity=counting.activity_id), by=by)
        return counting
    record(ApplicationReceived(subject=application, activity=application.activity_id), by=by)
    return application


def _received_or_other(application: Application) -> Application:
    """Receive the application, unless another open one of the same person stands there: the unique constraint decides a race."""
    try:
        with transaction.atomic():
            FLOW.move(application, to=State.RECEIVED, confirmed_at=clock.now())
    except IntegrityError:
        application.state = State.UNCONFIRMED
        return Application.objects.open().get(activity=application.activity_id, email=application.email)
    return application


@action
def withdraw_application(by: Actor, application: Application, *, key: str) -> None:
    """Take the application back, without giving a reason. A place that was offered goes to the next."""
    rules.require_key(application, key)
    was_offered = application.state == State.OFFERED
    if was_offered:
        hold_places(application.activity)
    FLOW.move(application, to=State.WITHDRAWN, decided_at=clock.now(), offered_until=None)
    if was_offered:
        release_place(application.activity)
        offer_free_places(by, application.activity)
    record(ApplicationWithdrawn(subject=application), by=by)


@action
def lapse_unconfirmed(by: Actor, application: Application) -> None:
    """Let an application that nobody confirmed lapse: a job does this after a week."""
    require_system(by)
    FLOW.move(application, to=State.LAPSED, decided_at=clock.now())
    record(ApplicationLapsed(subject=application), by=by)
