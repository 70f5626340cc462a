"""A no to contact that is said about a request: by the citizen on the private page, or by staff in two taps (RM-32)."""

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.asking import ContactRefused
from samspil.everyday.requests.models import Asker, Request
from samspil.everyday.requests.rules import asking
from samspil.people.citizens.actions import lift_own_mark, mark_contact, mark_whereabouts
from samspil.people.citizens.models import NoContact
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone

_VOICES = {
    Asker.CITIZEN: NoContact.Voice.CITIZEN,
    Asker.RELATIVE: NoContact.Voice.RELATIVE,
    Asker.EMPLOYEE: NoContact.Voice.EMPLOYEE,
}


@action
def refuse_contact(by: Actor, request: Request, *, key: str) -> None:
    """Note that the citizen wants no contact with volunteers at all. What is open stops at once: see `listeners`."""
    require_anyone(by)
    asking.require_key(request, key)
    _mark(by, request, voice=_VOICES[Asker(request.asker)])
    record(ContactRefused(subject=request), by=by)


@action
def refuse_contact_for(by: Actor, request: Request) -> None:
    """Note the same for the citizen, as staff (DR-40)."""
    require(by, Can.NO_CONTACT_MARK, request)
    _mark(by, request, voice=NoContact.Voice.EMPLOYEE)
    record(ContactRefused(subject=request), by=by)


@action
def allow_contact(by: Actor, request: Request, *, key: str) -> None:
    """Take one's own no back, on the private page of a request. Raises Conflict when there is none."""
    require_anyone(by)
    asking.require_key(request, key)
    lift_own_mark(by, contact=request.phone or request.email)


def _mark(by: Actor, request: Request, *, voice: str) -> None:
    """Close the way to the person. An employee's own number closes nothing but the room they asked for."""
    contact = request.phone or request.email
    place = request.activity.workplace
    if contact and not (request.asker == Asker.EMPLOYEE and request.place_key):
        mark_contact(by, contact=contact, workplace=place, whereabouts=request.whereabouts, voice=voice)
    elif request.place_key:
        system = SYSTEM.in_request(by.request_id)
        mark_whereabouts(system, place, whereabouts=request.whereabouts, voice=voice)
