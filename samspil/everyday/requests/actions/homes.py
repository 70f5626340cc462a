"""A meeting in a private home: both say yes, then the address is shown to the volunteer alone (RM-31)."""

from datetime import datetime

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.everyday.requests.events.finding import (
    HomeAgreed,
    HomeAlarmRaised,
    HomeCheckedIn,
    HomeCheckedOut,
    HomeOpened,
)
from samspil.everyday.requests.flow import LIVE
from samspil.everyday.requests.models import HomeVisit, Request
from samspil.everyday.requests.rules.finding import CHECK_IN_BEFORE, GRACE, USUAL
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_system


@action
def open_home(by: Actor, request: Request, *, key: str, address: str, agrees: bool) -> None:
    """The citizen says yes to a meeting at home, and where it is. Raises Invalid for what is missing, Conflict too early."""
    require_anyone(by)
    if not request.opens_with(key):
        raise NotVisible
    errors = (
        {} if address.strip() else {"address": [_("Write the address, so that the volunteer finds you.")]}
    )
    if not agrees:
        errors["agrees"] = [_("Say that you agree. You may also cancel, without a reason.")]
    if errors:
        raise Invalid(errors)
    visit = _visit_of(request)
    HomeVisit.objects.filter(pk=visit.pk).update(address=address.strip(), citizen_agreed_at=clock.now())
    record(HomeOpened(subject=visit), by=by)


@action
def agree_to_home(by: Actor, visit: HomeVisit, *, wants_check_in: bool = False) -> None:
    """The volunteer says yes to meet in the home, and whether somebody is to look out for them."""
    require(by, Can.REQUEST_ANSWER, visit)
    _refuse_ended(visit)
    activity = visit.meeting.request.activity
    HomeVisit.objects.filter(pk=visit.pk).update(
        volunteer_agreed_at=clock.now(),
        wants_check_in=wants_check_in,
        alarm_contact=activity.contact_id or activity.leader_id,
    )
    record(HomeAgreed(subject=visit), by=by)


@action
def check_in_home(by: Actor, visit: HomeVisit) -> None:
    """Say that one goes in now. Raises Conflict before both have agreed, too early, or twice."""
    require(by, Can.REQUEST_ANSWER, visit)
    _refuse_ended(visit)
    now, begin = clock.now(), visit.meeting.request.starts_at
    if not visit.is_agreed or (begin is not None and now < begin - CHECK_IN_BEFORE):
        raise Conflict(_("It is too early to say that you are there."))
    rows = HomeVisit.objects.filter(pk=visit.pk, checked_in_at=None)
    if not rows.update(checked_in_at=now, expected_out_at=_expected_out(visit, now)):
        raise Conflict(_("You have said so already."))
    record(HomeCheckedIn(subject=visit), by=by)


@action
def check_out_home(by: Actor, visit: HomeVisit) -> None:
    """Say that one is out again and well. Also after an alarm: it says that all is well."""
    require(by, Can.REQUEST_ANSWER, visit)
    rows = HomeVisit.objects.filter(pk=visit.pk, checked_in_at__isnull=False, checked_out_at=None)
    if not rows.update(checked_out_at=clock.now()):
        raise Conflict(_("You have said so already."))
    record(HomeCheckedOut(subject=visit), by=by)


@action
def raise_home_alarm(by: Actor, visit: HomeVisit) -> None:
    """Tell the named person that the volunteer has not said they are out. Once; a second run changes nothing."""
    require_system(by)
    now = clock.now()
    late = HomeVisit.objects.filter(
        pk=visit.pk, checked_out_at=None, alarm_at=None, expected_out_at__lte=now - GRACE
    )
    if not late.update(alarm_at=now):
        return
    record(HomeAlarmRaised(subject=visit), by=by)


def _visit_of(request: Request) -> HomeVisit:
    """Return the visit that stands. Raises Conflict before a volunteer is found."""
    rows = HomeVisit.objects.select_related("meeting__request__activity__workplace__unit")
    found = rows.filter(meeting__request=request, meeting__state__in=LIVE).first()
    if found is None:
        raise Conflict(_("Your address is asked only when a volunteer is found."))
    return found


def _expected_out(visit: HomeVisit, now: datetime) -> datetime:
    end = visit.meeting.request.ends_at
    return end if end is not None and end > now else now + USUAL


def _refuse_ended(visit: HomeVisit) -> None:
    if not visit.meeting.is_live:
        raise Conflict(_("The visit is off. You need not do anything."))
