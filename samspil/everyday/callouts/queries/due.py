"""What the jobs find to do."""

from datetime import date, timedelta

from django.db.models import F, Q, QuerySet

from samspil.base.core import clock
from samspil.everyday.callouts.flow import CallOutState
from samspil.everyday.callouts.models import CallOut, Debrief, Responder, TalkWish
from samspil.everyday.callouts.queries.groups import RESPONDERS

REMIND = timedelta(days=60)  # before a certificate ends
LONGEST_DRILL = timedelta(hours=3)
PLACES_KEPT = timedelta(days=7)  # after the end; shorter when the debrief is held before
PEOPLE_KEPT = timedelta(days=365)
TALKS_KEPT = timedelta(days=60)
_DRILLS = CallOut.objects.select_related("group__workplace__unit")


def expired(day: date) -> QuerySet[Responder]:
    """Return those whose certificate has ended and who have not been told."""
    return RESPONDERS.filter(certificate_until__lt=day, expired_on=None).order_by("pk")


def expiring(day: date) -> QuerySet[Responder]:
    """Return those whose certificate ends within two months and who have not been told of that."""
    soon = RESPONDERS.filter(certificate_until__range=(day, day + REMIND))
    return soon.filter(Q(reminded_for=None) | ~Q(reminded_for=F("certificate_until"))).order_by("pk")


def departed(day: date) -> QuerySet[Responder]:
    """Return those who no longer belong at the workplace."""
    return RESPONDERS.filter(affiliation__ends_on__lte=day).order_by("pk")


def forgotten_drills() -> QuerySet[CallOut]:
    """Return the drills that nobody has stood down."""
    return _DRILLS.running().filter(begun_at__lt=clock.now() - LONGEST_DRILL).order_by("pk")


def overdue_debriefs() -> QuerySet[Debrief]:
    """Return the debriefs that were due, and of which nobody has been reminded."""
    rows = Debrief.objects.filter(done_at=None, reminded_at=None, due_at__lt=clock.now())
    return rows.select_related("call_out__group__workplace__unit").order_by("pk")


def places_to_erase() -> QuerySet[CallOut]:
    """Return the drills whose place and distances are of no more use."""
    old = Q(debrief__done_at__isnull=False) | Q(ended_at__lt=clock.now() - PLACES_KEPT)
    return _DRILLS.filter(old, state=CallOutState.ENDED, forgotten_at=None).order_by("pk")


def people_to_erase() -> QuerySet[CallOut]:
    """Return the drills a year after their end that still say who took part."""
    old = _DRILLS.filter(ended_at__lt=clock.now() - PEOPLE_KEPT, answers__responder__isnull=False)
    return old.distinct().order_by("pk")


def talks_to_erase() -> QuerySet[TalkWish]:
    """Return the wishes for a talk that are two months old."""
    old = TalkWish.objects.filter(wished_at__lt=clock.now() - TALKS_KEPT)
    return old.select_related("call_out__group__workplace__unit").order_by("pk")
