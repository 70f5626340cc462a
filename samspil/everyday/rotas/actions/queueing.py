"""The waiting list fills itself: in order, by an offer with a time limit, or at once for those who asked for that."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.holding import give_back
from samspil.everyday.rotas.events import PlaceFilled, PlaceFreed, PlaceOffered
from samspil.everyday.rotas.flow import SIGN_UP_FLOW, SignUpState
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.everyday.rotas.queries.gates import reasons_against
from samspil.everyday.rotas.queries.measure import crossings
from samspil.everyday.rotas.rules import answer_limit
from samspil.society.access.permission import require_system
from samspil.society.notifications.flow import Kind
from samspil.society.notifications.queries import heard_at


@action
def fill_places(by: Actor, shift: Shift) -> None:
    """Give free places on the shift to the waiting list, the first first. Whoever a gate keeps out keeps their turn."""
    require_system(by)
    fresh = Shift.objects.locked(shift.pk)
    for sign_up in _given(fresh, clock.now()):
        fact = PlaceFilled if sign_up.has_place else PlaceOffered
        record(fact(subject=fresh, sign_up=sign_up.pk), by=by)


@action
def lapse_offer(by: Actor, sign_up: SignUp) -> None:
    """Let an unanswered offer go on to the next. Whoever did not answer leaves no trace. Does nothing before its time."""
    require_system(by)
    shift = Shift.objects.locked(sign_up.shift_id)
    ran_out = SignUp.objects.filter(
        pk=sign_up.pk, state=SignUpState.OFFERED, answer_by__lte=clock.now()
    ).first()
    if ran_out is not None:
        ran_out.delete()
        give_back(shift, ran_out)
        fill_places(by, shift)
    if ran_out is not None:
        record(PlaceFreed(subject=shift), by=by)


def _given(shift: Shift, now: datetime) -> Iterator[SignUp]:
    """Yield those who are given a free place, until there is none or nobody waits."""
    if not shift.is_planned or shift.starts_at <= now or not shift.waiting:
        return
    held: dict[int | None, Hold] = {
        hold.partner_id: hold for hold in Hold.objects.filter(shift=shift, left__gt=0)
    }
    if not shift.free and not held:
        return
    queue = SignUp.objects.queued().filter(shift=shift)
    for sign_up in queue.select_related("shift__activity__workplace", "volunteer__user", "affiliation"):
        hold = held.get(sign_up.affiliation.partner_id)
        if (hold is None or not hold.left) and not shift.free:
            continue
        if reasons_against(sign_up.volunteer_id, sign_up.shift):
            continue
        _count(shift, sign_up, hold)
        if not (sign_up.automatic and _placed(sign_up)):
            limit = answer_limit(
                now, shift.starts_at, heard_at=heard_at(sign_up.volunteer.user, Kind.SHIFT, now)
            )
            SIGN_UP_FLOW.move(sign_up, to=SignUpState.OFFERED, answer_by=limit)
        yield sign_up


def _count(shift: Shift, sign_up: SignUp, hold: Hold | None) -> None:
    """Take the place that is given, out of what the volunteer's own circle holds if it is theirs, off the queue."""
    if hold is not None and hold.left and Hold.objects.take_place(hold.pk):
        hold.left -= 1
        sign_up.hold = hold
        SignUp.objects.filter(pk=sign_up.pk).update(hold=hold)
    else:
        shift.taken += 1
    shift.waiting -= 1
    Shift.objects.filter(pk=shift.pk).update(taken=shift.taken, waiting=shift.waiting)


def _placed(sign_up: SignUp) -> bool:
    """Put somebody on who asked for it, unless they have another place at that time or it gets too much: then they are asked."""
    if SignUp.objects.overlapping(sign_up.volunteer_id, sign_up.starts_at, sign_up.ends_at).exists():
        return False
    if crossings(sign_up.volunteer_id, sign_up.shift, own=sign_up.volunteer.hours_most):
        return False
    try:
        with transaction.atomic():
            SIGN_UP_FLOW.move(sign_up, to=SignUpState.TAKEN)
    except (
        IntegrityError
    ):  # another place, taken in this very moment: PostgreSQL's own constraint has seen it
        sign_up.state = SignUpState.WAITING
        return False
    return True
