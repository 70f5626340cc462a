"""Who has sat at a vigil, what they hand over to each other, and who would like to talk afterwards."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import AfterCare, Attendance, HandOver, Shift, SignUp, Vigil
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed
from samspil.society.access.reach import grants_for

_HELD = (SignUpState.TAKEN, SignUpState.ASKED_AGAIN)
_COMES_BEFORE = timedelta(minutes=30)
_HANDS_OVER_UNTIL = timedelta(hours=1)


def hand_overs(by: Actor, vigil: Vigil) -> list[HandOver]:
    """Return the last words handed over that the reader may see, the newest first."""
    rows = HandOver.objects.visible_to(by).filter(shift__vigil=vigil)
    return list(rows.select_related("shift").order_by("-shift__starts_at")[:3])


def watch_to_hand_over(by: Actor, vigil: Vigil) -> Shift | None:
    """Return the watch from which the reader can hand over now."""
    now = clock.now()
    running = vigil.watches.planned().filter(starts_at__lte=now, ends_at__gt=now - _HANDS_OVER_UNTIL)
    found = running.select_related("vigil__workplace__unit", "vigil__activity").order_by("starts_at", "pk")
    return next((shift for shift in found if may_hand_over(by, shift)), None)


def may_hand_over(by: Actor, shift: Shift) -> bool:
    """Say whether the reader sits there now, or did an hour ago, or is one of the staff."""
    now = clock.now()
    if shift.vigil is None or not shift.starts_at - _COMES_BEFORE <= now <= shift.ends_at + _HANDS_OVER_UNTIL:
        return False
    held = SignUp.objects.filter(shift=shift, volunteer=by.volunteer_id or 0, state__in=_HELD)
    return held.exists() or bool(allowed(by, Can.VIGIL_OPEN, shift.vigil))


def has_sat(volunteer_id: int, vigil: Vigil) -> bool:
    """Say whether the volunteer was there, or had a watch that has begun."""
    return sitters(vigil).filter(pk=volunteer_id).exists()


def sitters(vigil: Vigil) -> QuerySet[Volunteer]:
    """Return the volunteers who have sat at the vigil."""
    came = Attendance.objects.filter(shift__vigil=vigil).values("volunteer")
    begun = SignUp.objects.filter(shift__vigil=vigil, state__in=_HELD, starts_at__lte=clock.now())
    return Volunteer.objects.filter(Q(pk__in=came) | Q(pk__in=begun.values("volunteer")))


def after_cares(by: Actor) -> list[AfterCare]:
    """Return who would like to talk, of those whom the reader speaks with as coordinator or leader."""
    if not grants_for(by, Can.REQUEST_HANDLE):
        return []
    rows = AfterCare.objects.visible_to(by).waiting()
    return list(
        rows.select_related("volunteer__user", "vigil__activity__workplace__unit").order_by("asked_at", "pk")
    )
