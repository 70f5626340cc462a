"""What cannot wait: a wish that the ward marks, and an alarm that nobody answers."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.finding import HomeAlarmAnswered, HomeAlarmPassedOn, UrgencyMarked
from samspil.everyday.requests.flow import WANTING
from samspil.everyday.requests.models import HomeVisit, Request, RequestKind, Search
from samspil.everyday.requests.queries.alarms import require_lookout, unanswered
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def mark_urgent(by: Actor, request: Request) -> None:
    """Say that a wish without a time cannot wait: volunteers are asked at once, a few at a time. Twice is as good as once.

    Raises Conflict for a vigil, for a wish that has a time, and when nobody is wanted any more.
    """
    require(by, Can.REQUEST_VIEW, request)
    if request.kind == RequestKind.VIGIL or request.starts_at is not None:
        raise Conflict(_("A wish with a time becomes urgent by itself, the day before."))
    open_ones = Request.objects.filter(pk=request.pk, state__in=WANTING, starts_at=None)
    if not open_ones.exists():
        raise Conflict(_("Nobody needs to be asked any more. Open the request to see how it stands."))
    now = clock.now()
    open_ones.filter(urgent_at=None).update(urgent_at=now)
    Search.objects.filter(request=request, next_at=None).update(next_at=now)
    request.refresh_from_db(fields=["urgent_at"])
    record(UrgencyMarked(subject=request), by=by)


@action
def answer_home_alarm(by: Actor, visit: HomeVisit) -> None:
    """Say that one looks after the volunteer who has not come out. Raises Conflict when somebody does, or they are out."""
    require_lookout(by, visit)
    rows = HomeVisit.objects.filter(
        pk=visit.pk, alarm_at__isnull=False, answered_at=None, checked_out_at=None
    )
    if not rows.update(answered_at=clock.now()):
        raise Conflict(_("Somebody looks after it already, or the volunteer is out again."))
    record(HomeAlarmAnswered(subject=visit), by=by)


@action
def pass_alarm_on(by: Actor, visit: HomeVisit) -> None:
    """Tell the leader of the place when the named person has not answered. Once; a second run changes nothing."""
    require_system(by)
    if not unanswered().filter(pk=visit.pk).update(passed_on_at=clock.now()):
        return
    record(HomeAlarmPassedOn(subject=visit), by=by)
