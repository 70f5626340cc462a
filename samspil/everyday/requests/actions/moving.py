"""A new time or place: whoever has said yes is asked again, and nothing is taken for granted."""

from datetime import datetime

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.finding import RequestMoved
from samspil.everyday.requests.flow import OPEN, MeetingState
from samspil.everyday.requests.models import HomeVisit, Meeting, Request
from samspil.everyday.requests.rules import asking
from samspil.people.citizens.queries import refuse_who_said_no
from samspil.people.citizens.rules import place_key
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def move_request(
    by: Actor,
    request: Request,
    *,
    starts_at: datetime | None,
    ends_at: datetime | None,
    whereabouts: str = "",
) -> None:
    """Note a new time or place for the citizen. The volunteer is asked again. Raises Invalid, Closed, Conflict."""
    require(by, Can.REQUEST_HANDLE, request)
    _move(request, starts_at, ends_at, whereabouts)
    record(RequestMoved(subject=request), by=by)


@action
def move_own_request(
    by: Actor,
    request: Request,
    *,
    key: str,
    starts_at: datetime | None,
    ends_at: datetime | None,
    whereabouts: str = "",
) -> None:
    """The asker notes a new time or place on the private page. As `move_request`."""
    asking.require_key(request, key)
    _move(request, starts_at, ends_at, whereabouts)
    record(RequestMoved(subject=request), by=by)


def _move(request: Request, starts_at: datetime | None, ends_at: datetime | None, whereabouts: str) -> None:
    if ends_at is not None and (starts_at is None or ends_at <= starts_at):
        raise Invalid({"ends_at": [_("The end comes after the beginning.")]})
    if starts_at is not None and starts_at < clock.now():
        raise Invalid({"starts_at": [_("Write a time that lies ahead.")]})
    place = whereabouts.strip() or request.whereabouts
    workplace = request.activity.workplace
    refuse_who_said_no(workplace, whereabouts=place)
    moved = Request.objects.filter(pk=request.pk, state__in=OPEN).update(
        starts_at=starts_at, ends_at=ends_at, whereabouts=place, place_key=place_key(workplace, place)
    )
    if not moved:
        raise Conflict(_("This is settled, and cannot be moved any more."))
    request.starts_at, request.ends_at, request.whereabouts = starts_at, ends_at, place
    live = Meeting.objects.filter(request=request, state=MeetingState.AGREED)
    live.update(state=MeetingState.ASKED_AGAIN)
    # The yes to a home was a yes to that time, too.
    HomeVisit.objects.filter(meeting__request=request).update(volunteer_agreed_at=None)
