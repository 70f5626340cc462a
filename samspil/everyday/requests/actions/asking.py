"""Asking for a volunteer, and taking it back: what the asker does, and staff for somebody on the telephone."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.asking import (
    RequestCancelled,
    RequestDone,
    RequestMade,
    RequestStopped,
    RequestUnmet,
    VigilAnswered,
)
from samspil.everyday.requests.flow import FLOW, OPEN, State
from samspil.everyday.requests.models import Purchase, Request, RequestKind
from samspil.everyday.requests.rules import asking, kinds
from samspil.everyday.requests.rules.details import DETAILS, refuse_without_receipt
from samspil.people.activities.models import Activity
from samspil.people.citizens.queries import refuse_who_said_no
from samspil.people.citizens.rules import contact_key, place_key
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone
from samspil.society.accounts.models import Tries
from samspil.society.accounts.rules import TooManyTries, account_key


@action
def make_request(
    by: Actor, activity: Activity, *, kind: str, asker: str, first_name: str, network: str = "", **said: Any
) -> Request:
    """Ask for a volunteer. Nobody has to approve it (RM-29). `said` are the other fields of `rules.asking.Asked`.

    Raises NotVisible where a professional decides (RM-30); Closed when the activity takes no requests, or the citizen has
    said no to contact (RM-32); Invalid for what is missing; TooManyTries when the same number or address, or the network
    with the key `network`, has asked too often just now.
    """
    require_anyone(by)
    asked = asking.Asked.of(kind=kind, asker=asker, first_name=first_name, **said)
    _refuse_closed(activity)
    asking.refuse_incomplete(activity, asked)
    _take_tries(network, asked.contact)
    refuse_who_said_no(activity.workplace, whereabouts=asked.whereabouts, contacts=asked.contact)
    request = _written(activity, asked)
    record(RequestMade(subject=request, kind=kind), by=by)
    return request


@action
def take_down_request(by: Actor, activity: Activity, **said: Any) -> Request:
    """Type a request for somebody on the telephone. Raises what `make_request` raises, but counts no tries."""
    require(by, Can.REQUEST_HANDLE, activity)
    asked = asking.Asked.of(**said)
    _refuse_closed(activity)
    asking.refuse_incomplete(activity, asked)
    refuse_who_said_no(activity.workplace, whereabouts=asked.whereabouts, contacts=asked.contact)
    request = _written(activity, asked, taken_down_by=by.user_id)
    record(RequestMade(subject=request, kind=request.kind), by=by)
    return request


@action
def cancel_request(by: Actor, request: Request, *, key: str) -> None:
    """Take the request back. Nobody asks why."""
    asking.require_key(request, key)
    FLOW.move(request, to=State.CANCELLED, settled_at=clock.now())
    record(RequestCancelled(subject=request), by=by)


@action
def stop_request(by: Actor, request: Request) -> None:
    """Stop it and all that belongs to it: death, discharge, or a no to contact. No reason is kept.

    Whoever listens to the fact cancels meetings and tells each person once. Stopping what is settled changes nothing.
    """
    require(by, Can.NO_CONTACT_MARK, request)
    held = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if held.state not in OPEN:
        request.state = held.state
        return
    FLOW.move(held, to=State.STOPPED, settled_at=clock.now())
    request.state, request.settled_at = held.state, held.settled_at
    record(RequestStopped(subject=request), by=by)


@action
def answer_by_vigil(by: Actor, request: Request) -> None:
    """Say that the staff have opened the vigil that was wished. Raises Invalid for a request of another kind."""
    require(by, Can.VIGIL_OPEN, request)
    if request.kind != RequestKind.VIGIL:
        raise Invalid(_("Only a wish for a vigil is answered so."))
    FLOW.move(request, to=State.FOUND, found_at=clock.now())
    record(VigilAnswered(subject=request), by=by)


@action
def complete_request(by: Actor, request: Request, *, receipt_note: str = "") -> None:
    """Say that it has been done. Raises Invalid for a purchase without a note of the receipt (RM-81)."""
    require(by, Can.REQUEST_HANDLE, request)
    refuse_without_receipt(request.kind, receipt_note)
    FLOW.move(request, to=State.DONE, settled_at=clock.now())
    Purchase.objects.filter(request=request).update(receipt_note=receipt_note.strip())
    record(RequestDone(subject=request), by=by)


@action
def close_unmet(by: Actor, request: Request) -> None:
    """Say honestly that nobody was found. The asker gets a kind letter, if there is a way."""
    require(by, Can.REQUEST_HANDLE, request)
    FLOW.move(request, to=State.UNMET, settled_at=clock.now())
    record(RequestUnmet(subject=request), by=by)


def _refuse_closed(activity: Activity) -> None:
    if activity.access_mode == Activity.Access.REFERRED:
        raise NotVisible
    verdict = kinds.may_ask(activity)
    if not verdict:
        raise Closed([verdict.reason])


def _take_tries(network: str, contact: tuple[str, ...]) -> None:
    """Count who asks from outside, so that nobody fills a ward with jokes or somebody's mailbox with letters."""
    if not network:
        return
    now = clock.now()
    own = all(
        Tries.objects.take(account_key("request", way), limit=asking.REQUESTS_OF_ONE, now=now)
        for way in contact
    )
    if not own or not Tries.objects.take(network, limit=asking.REQUESTS_OF_A_NETWORK, now=now):
        raise TooManyTries(
            _(
                "We have received many requests from you just now. Wait a quarter of an hour, or call the place."
            )
        )


def _written(activity: Activity, asked: asking.Asked, *, taken_down_by: int | None = None) -> Request:
    request = Request.objects.create(
        activity=activity,
        kind=asked.kind,
        asker=asked.asker,
        citizen_agrees=asked.by_another and asked.citizen_agrees,
        first_name=asked.first_name,
        email=asked.email,
        phone=asked.phone,
        contact_key=contact_key(asked.contact[0]) if asked.contact else "",
        whereabouts=asked.whereabouts,
        place_key=place_key(activity.workplace, asked.whereabouts),
        starts_at=asked.starts_at,
        ends_at=asked.ends_at,
        message="" if asked.kind in asking.UNTOLD else asked.message,
        language=translation.get_language() or "da",
        taken_down_by_id=taken_down_by,
    )
    if (row := DETAILS.get(asked.kind)) is not None:
        names = {one.name for one in row._meta.get_fields()}  # noqa: SLF001 - Django's documented list of fields
        given = {name: value for name, value in asked.more.items() if name in names}
        row.objects.create(request=request, **given)
    return request
