"""A pause, an ending with thanks, a stop: at any time, by either, without a reason, and without saying who it was."""

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events import (
    CompanionshipEnded,
    CompanionshipErased,
    CompanionshipPaused,
    CompanionshipResumed,
    CompanionshipStopped,
    ReviewOverdue,
)
from samspil.everyday.requests.events.asking import ContactRefused
from samspil.everyday.requests.flow import COMPANIONSHIP_FLOW as FLOW
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.models import Companionship
from samspil.everyday.requests.rules import companionships as rules
from samspil.people.citizens.actions import mark_contact, mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def pause_companionship(by: Actor, companionship: Companionship, *, key: str = "") -> None:
    """Have a pause; no talk about it is due meanwhile."""
    rules.require_belonging(by, companionship, key)
    FLOW.move(companionship, to=CompanionshipState.PAUSED, flagged_on=None)
    record(CompanionshipPaused(subject=companionship), by=_nobody(by))


@action
def resume_companionship(by: Actor, companionship: Companionship, *, key: str = "") -> None:
    """Go on after a pause. Raises Closed when the citizen has said no to contact since."""
    rules.require_belonging(by, companionship, key)
    rules.refuse_unless(companionship, CompanionshipState.PAUSED)
    rules.refuse_no_contact(companionship)
    review_on = rules.next_review(clock.today(), companionship.review_every_months)
    FLOW.move(companionship, to=CompanionshipState.ACTIVE, next_review_on=review_on)
    record(CompanionshipResumed(subject=companionship), by=_nobody(by))


@action
def end_companionship(by: Actor, companionship: Companionship, *, key: str = "") -> None:
    """End it, with thanks to both. Nobody is asked why, and neither the log nor a letter says who did it."""
    rules.require_belonging(by, companionship, key)
    FLOW.move(companionship, to=CompanionshipState.ENDED, ended_at=clock.now())
    record(CompanionshipEnded(subject=companionship), by=_nobody(by))


@action
def stop_companionship(by: Actor, companionship: Companionship) -> None:
    """Stop it for death, discharge, a no to contact, or because the volunteer has left. Stopping what is over changes nothing.

    No reason is kept. Whoever came is told once, gently; the citizen is not written to.
    """
    require(by, Can.NO_CONTACT_MARK, companionship)
    held = Companionship.objects.select_for_update(of=("self",)).get(pk=companionship.pk)
    companionship.state = held.state
    if not held.is_together:
        return
    FLOW.move(companionship, to=CompanionshipState.ENDED, ended_at=clock.now())
    record(CompanionshipStopped(subject=companionship), by=by)


@action
def refuse_companionship_contact(by: Actor, companionship: Companionship, *, key: str) -> None:
    """Note that the citizen wants no contact with volunteers at all: it stops by itself (see `listeners`)."""
    rules.require_citizen(companionship, key)
    voice, place = NoContact.Voice.CITIZEN, companionship.workplace
    for contact in companionship.contacts:
        mark_contact(by, contact=contact, workplace=place, whereabouts=companionship.whereabouts, voice=voice)
    if not companionship.contacts:
        system = SYSTEM.in_request(by.request_id)
        mark_whereabouts(system, place, whereabouts=companionship.whereabouts, voice=voice)
    record(ContactRefused(subject=companionship), by=by)


@action
def flag_review(by: Actor, companionship: Companionship) -> None:
    """Remind the coordinator, once, of a talk that should have been held. Raises Conflict when it has been done."""
    require_system(by)
    due = companionship.next_review_on
    rows = Companionship.objects.filter(
        pk=companionship.pk, flagged_on=None, next_review_on=due, state=CompanionshipState.ACTIVE
    )
    if due is None or not rows.update(flagged_on=clock.today()):
        raise Conflict
    record(ReviewOverdue(subject=companionship, due_on=due), by=by)


@action
def erase_companionship(by: Actor, companionship: Companionship) -> None:
    """Forget the people in what has been over for a while; the counts stay."""
    require_system(by)
    Companionship.objects.filter(pk=companionship.pk, state=CompanionshipState.ENDED).update(
        first_name=rules.ERASED,
        email="",
        phone="",
        whereabouts="",
        email_key="",
        phone_key="",
        place_key="",
        goal="",
        contact_name="",
        contact_email="",
        erased_at=clock.now(),
    )
    record(CompanionshipErased(subject=companionship), by=by)


def _nobody(by: Actor) -> Actor:
    """Whoever of them did it: the log says that it happened, not who it was."""
    return SYSTEM.in_request(by.request_id)
