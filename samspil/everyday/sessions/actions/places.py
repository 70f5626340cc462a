"""A citizen's place: taken and given back without an account and without anybody of the staff."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.sessions.events import (
    PlaceGiven,
    SessionReminded,
    SignedUp,
    SignUpCancelled,
    SignUpsErased,
)
from samspil.everyday.sessions.flow import PLACE, PlaceState
from samspil.everyday.sessions.models import Session, SignUp
from samspil.society.access.permission import require_anyone, require_system


@action
def sign_up(by: Actor, session: Session, *, first_name: str, email: str) -> SignUp:
    """Take a place, or the last one on the waiting list. Raises Conflict when it is too late, Invalid for the second time."""
    require_anyone(by)
    if not session.takes_sign_ups:
        raise Conflict(_("It is no longer possible to sign up for this session."))
    state = PlaceState.HELD if _take_place(session) else PlaceState.WAITING
    name, address = first_name.strip(), email.strip().lower()
    try:
        with transaction.atomic():
            made = SignUp.objects.create(
                session=session, first_name=name, email=address, language=get_language() or "da", state=state
            )
    except IntegrityError as error:
        raise Invalid(
            {"email": [_("This address has signed up already. See the e-mail that we sent.")]}
        ) from error
    record(SignedUp(subject=made, is_waiting=state == PlaceState.WAITING), by=by)
    return made


@action
def cancel_sign_up(by: Actor, place: SignUp, *, key: str) -> None:
    """Give the place back; the first on the waiting list gets it at once. Raises Denied without the private key."""
    require_anyone(by)
    if not place.opens_with(key):
        raise Denied(_("Only the one who signed up can cancel."))
    had_place = place.state == PlaceState.HELD
    PLACE.move(place, to=PlaceState.CANCELLED, first_name="-", email=f"erased-{place.pk}@invalid")
    if had_place:
        Session.objects.filter(pk=place.session_id, taken__gt=0).update(taken=F("taken") - 1)
        _move_up(place.session)
    record(SignUpCancelled(subject=place), by=by)


@action
def remind_of_session(by: Actor, session: Session) -> None:
    """Remind those who come, once."""
    require_system(by)
    if Session.objects.filter(pk=session.pk, reminded_at=None).update(reminded_at=clock.now()):
        record(SessionReminded(subject=session), by=by)


@action
def erase_sign_ups(by: Actor, session: Session) -> None:
    """Erase who signed up; how many came stays as a number."""
    require_system(by)
    people, _rows = SignUp.objects.filter(session=session).delete()
    Session.objects.filter(pk=session.pk).update(forgotten_at=clock.now())
    record(SignUpsErased(subject=session, people=people), by=by)


def _take_place(session: Session) -> bool:
    """Count one more, if there is a place: one conditional UPDATE, so that two never get the last one."""
    free = Session.objects.filter(pk=session.pk, taken__lt=F("capacity"), called_off_at=None)
    return bool(free.update(taken=F("taken") + 1))


def _move_up(session: Session) -> None:
    """Give a free place to the first on the waiting list, while the session lies ahead."""
    first = SignUp.objects.filter(session=session, state=PlaceState.WAITING).first()
    if first is None or session.starts_at <= clock.now() or not _take_place(session):
        return
    give_place(SYSTEM, first)


@action
def give_place(by: Actor, place: SignUp) -> None:
    """Tell somebody on the waiting list that they have a place: it has been counted already."""
    require_system(by)
    PLACE.move(place, to=PlaceState.HELD)
    record(PlaceGiven(subject=place), by=by)
