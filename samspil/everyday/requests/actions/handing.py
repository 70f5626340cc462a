"""Handing a request over to another place, from the hospital to the municipality, with the citizen's consent."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.asking import RequestHandedOver
from samspil.everyday.requests.flow import WANTING, State
from samspil.everyday.requests.models import Asker, HandOver, Request
from samspil.everyday.requests.rules.details import DETAILS
from samspil.everyday.requests.rules.kinds import kinds_of, may_ask
from samspil.people.activities.models import Activity
from samspil.people.citizens.queries import refuse_who_said_no, take_turn
from samspil.people.citizens.rules import contact_key
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def hand_over(
    by: Actor,
    request: Request,
    to_activity: Activity,
    *,
    citizen_agrees: bool,
    phone: str = "",
    email: str = "",
) -> HandOver:
    """Move the request to an activity elsewhere. The place that hands over sees it no more, and keeps no name.

    Only the first name and one way to reach the citizen go along: no room, no message. Raises Invalid without the
    citizen's consent, or without a way to reach them at home; Closed when the other place does not take it; Conflict when
    the request has moved on.
    """
    require(by, Can.REQUEST_HANDLE, request)
    _refuse_wrong_place(request, to_activity)
    ways = _ways_home(request, phone=phone, email=email)
    if not citizen_agrees:
        raise Invalid({"citizen_agrees": [_("The citizen decides. Without a yes, nothing is handed over.")]})
    here, reached = request.activity.workplace, tuple(ways.values())
    take_turn(here, whereabouts=request.whereabouts, contacts=reached)
    refuse_who_said_no(here, whereabouts=request.whereabouts)
    refuse_who_said_no(to_activity.workplace, contacts=reached)
    row = HandOver.objects.create(
        request=request, from_activity=request.activity, to_activity=to_activity, handed_by_id=by.user_id
    )
    _move(request, to_activity, ways)
    record(RequestHandedOver(subject=row, activity=to_activity.pk), by=by)
    return row


def _refuse_wrong_place(request: Request, to_activity: Activity) -> None:
    verdict = may_ask(to_activity)
    if not verdict:
        raise Closed([verdict.reason])
    if not kinds_of(to_activity) or to_activity.pk == request.activity_id:
        raise Invalid({"to_activity": [_("Choose an activity elsewhere that citizens can ask for.")]})


def _ways_home(request: Request, *, phone: str, email: str) -> dict[str, str]:
    """Return the one way to reach the citizen at home. What an employee gave was the ward's own."""
    if phone or email:
        return {"phone": phone} if phone else {"email": email.lower()}
    if request.asker != Asker.EMPLOYEE and (request.phone or request.email):
        return {"phone": request.phone} if request.phone else {"email": request.email}
    raise Invalid({"contact": [_("Write how the citizen can be reached at home.")]})


def _move(request: Request, to_activity: Activity, ways: dict[str, str]) -> None:
    offered = kinds_of(to_activity)
    kind = request.kind if request.kind in offered else offered[0]
    rows = Request.objects.filter(pk=request.pk, state__in=WANTING, activity=request.activity_id)
    moved = rows.update(
        activity=to_activity,
        kind=kind,
        state=State.RECEIVED,
        phone=ways.get("phone", ""),
        email=ways.get("email", ""),
        contact_key=contact_key(next(iter(ways.values()))),
        whereabouts="",
        place_key="",
        message="",
    )
    if not moved:
        raise Conflict(_("Somebody has said yes already, or the request is closed. Reload the page."))
    if kind != request.kind:  # what belongs to the old kind is nobody's business at the new place
        for details in DETAILS.values():
            details.objects.filter(request=request.pk).delete()
    request.refresh_from_db()
