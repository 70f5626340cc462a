"""Waves of questions, and looking out for those who are in somebody's home. Every job may run twice, and does no harm."""

from datetime import timedelta

from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.everyday.requests.actions.homes import raise_home_alarm
from samspil.everyday.requests.actions.pushing import ask_wave
from samspil.everyday.requests.actions.urgency import pass_alarm_on
from samspil.everyday.requests.models import HomeVisit, Request, RequestKind
from samspil.everyday.requests.queries.alarms import unanswered
from samspil.everyday.requests.rules.finding import GRACE, URGENT


@periodic(every=timedelta(minutes=1))
def ask_next_volunteers() -> None:
    """Begin to ask where it is urgent, and ask the next few where nobody has said yes for twenty minutes."""
    now = clock.now()
    due = Q(search__next_at__lte=now) | Q(search__isnull=True) & (
        Q(starts_at__lte=now + URGENT) | Q(starts_at=None, urgent_at__isnull=False)
    )
    rows = (
        Request.objects.wanting()
        .exclude(kind=RequestKind.VIGIL)
        .filter(due)
        .select_related("activity__workplace__unit")
    )
    for request in rows.select_related("activity__workplace__site").order_by("pk"):
        ask_wave(SYSTEM, request)


@periodic(every=timedelta(minutes=5))
def look_out_for_volunteers() -> None:
    """Tell the named person when a volunteer has not said that they are out of a home again; then the leader."""
    late = HomeVisit.objects.filter(
        wants_check_in=True,
        checked_in_at__isnull=False,
        checked_out_at=None,
        alarm_at=None,
        expected_out_at__lte=clock.now() - GRACE,
    )
    for visit in late.select_related("meeting__request__activity__workplace__unit").order_by("pk"):
        raise_home_alarm(SYSTEM, visit)
    for visit in unanswered().select_related("meeting__request__activity__workplace__unit").order_by("pk"):
        pass_alarm_on(SYSTEM, visit)
