"""What the coordinator decides: yes, not now, or no, in kind words."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.applications import rules
from samspil.people.applications.actions.joining import join
from samspil.people.applications.actions.queueing import (
    claim_place,
    hold_places,
    offer_free_places,
    release_place,
)
from samspil.people.applications.events import (
    ApplicationDeclined,
    ApplicationEnded,
    ApplicationErased,
    ApplicationQueued,
)
from samspil.people.applications.flow import FLOW, State
from samspil.people.applications.models import Application
from samspil.people.applications.rules import ERASED
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def accept_application(by: Actor, application: Application, *, starts_on: date) -> None:
    """Take the applicant on and open the steps that the activity demands.

    Raises Invalid for a start in the past, Conflict when all wanted places are taken, IllegalMove when somebody decided first.
    """
    require(by, Can.APPLICATION_DECIDE, application)
    if starts_on < clock.today():
        raise Invalid({"starts_on": [_("Choose today or a later day.")]})
    if application.state == State.OFFERED:
        raise Conflict(_("The place is already offered. The applicant answers by the link in the e-mail."))
    claim_place(application.activity)
    join(by, application, starts_on=starts_on)


@action
def decline_application(by: Actor, application: Application, *, reason: str, note: str = "") -> None:
    """Decline kindly, with one of the reasons; the applicant may apply again. Raises Invalid for an unknown reason."""
    require(by, Can.APPLICATION_DECIDE, application)
    if reason not in Application.Reason.values:
        raise Invalid({"reason": [_("Choose a reason: it helps the applicant to find another activity.")]})
    FLOW.move(
        application, to=State.DECLINED, decline_reason=reason, decline_note=note, decided_at=clock.now()
    )
    record(ApplicationDeclined(subject=application, reason=reason), by=by)


@action
def put_on_waiting_list(by: Actor, application: Application) -> None:
    """Put the applicant last on the waiting list. When a place is free, it is offered at once."""
    require(by, Can.APPLICATION_DECIDE, application)
    hold_places(application.activity)
    FLOW.move(application, to=State.WAITING, queued_at=clock.now())
    if rules.recruitment_of(application.activity).wanted is not None:
        offer_free_places(by, application.activity)
    record(ApplicationQueued(subject=application), by=by)


@action
def end_participation(by: Actor, application: Application) -> None:
    """End the volunteer's part in the activity, because the affiliation has ended; the next in line gets the place."""
    require_system(by)
    hold_places(application.activity)
    FLOW.move(application, to=State.ENDED)
    release_place(application.activity)
    offer_free_places(by, application.activity)
    record(ApplicationEnded(subject=application), by=by)


@action
def erase_application(by: Actor, application: Application) -> None:
    """Take out what the applicant wrote of themselves; the counts stay. A job does this half a year after the end."""
    require_system(by)
    Application.objects.filter(pk=application.pk).update(
        name=ERASED,
        email=f"erased-{application.pk}@invalid",
        phone="",
        birth_year=None,
        message="",
        decline_note="",
    )
    record(ApplicationErased(subject=application), by=by)
