"""Single shifts: made, changed, moved, cancelled."""

from datetime import datetime

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.queueing import fill_places
from samspil.everyday.rotas.events import ShiftCancelled, ShiftChanged, ShiftMade, ShiftMoved
from samspil.everyday.rotas.flow import HOLDING, LIVE, SHIFT_FLOW, ShiftState, SignUpState
from samspil.everyday.rotas.models import Hold, Shift, SignUp
from samspil.everyday.rotas.queries.frame import refuse_without_agreement
from samspil.everyday.rotas.queries.sharing import draft_of, refuse_outsider
from samspil.everyday.rotas.rules import check_shift, refuse_past
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner


@action
def make_shift(
    by: Actor,
    activity: Activity,
    *,
    starts_at: datetime,
    ends_at: datetime,
    places: int,
    minimum: int = 0,
    label: str = "",
    meeting_point: str = "",
    note: str = "",
    partner: Partner | None = None,
) -> Shift:
    """Make one shift outside all patterns; with `partner`, as that party of a shared activity, for its own volunteers.

    Raises Invalid, Conflict when the activity has closed, Closed when the partner does not share it.
    """
    require(by, Can.ROTA_EDIT, draft_of(activity, partner))
    refuse_outsider(activity, partner)
    check_shift(starts_at, ends_at, places=places, minimum=minimum)
    _refuse_past_start(starts_at)
    if activity.state == State.CLOSED:
        raise Conflict(_("The activity has closed."))
    refuse_without_agreement(activity, clock.local(starts_at).date(), partner=partner)
    shift = Shift.objects.create(
        activity=activity,
        partner=partner,
        day=clock.local(starts_at).date(),
        starts_at=starts_at,
        ends_at=ends_at,
        places=places,
        minimum=minimum,
        label=label,
        meeting_point=meeting_point,
        note=note,
        by_hand=True,
    )
    record(ShiftMade(subject=shift), by=by)
    return shift


@action
def change_shift(
    by: Actor,
    shift: Shift,
    *,
    starts_at: datetime,
    ends_at: datetime,
    places: int,
    minimum: int = 0,
    label: str = "",
    meeting_point: str = "",
    note: str = "",
) -> None:
    """Change the shift; a new time asks everybody again (see `move_shift`), new places go to the waiting list.

    Raises Invalid, or Conflict when it has started or is cancelled.
    """
    require(by, Can.ROTA_EDIT, shift)
    fresh = _changeable(shift)
    check_shift(starts_at, ends_at, places=places, minimum=minimum, taken=fresh.taken)
    values = {
        "places": places,
        "minimum": minimum,
        "label": label,
        "meeting_point": meeting_point,
        "note": note,
    }
    Shift.objects.filter(pk=shift.pk).update(**values, by_hand=True, version=fresh.version + 1)
    if (starts_at, ends_at) != (fresh.starts_at, fresh.ends_at):
        move_shift(by, shift, starts_at=starts_at, ends_at=ends_at)
    fill_places(SYSTEM, shift)
    shift.refresh_from_db()
    record(ShiftChanged(subject=shift), by=by)


@action
def move_shift(by: Actor, shift: Shift, *, starts_at: datetime, ends_at: datetime) -> None:
    """Move the shift. Whoever has a place keeps it for now, and is asked whether the new time suits them.

    No answer is no yes: they are reminded, and the board shows who has not answered. Raises Invalid or Conflict.
    """
    require(by, Can.ROTA_EDIT, shift)
    fresh = _changeable(shift)
    check_shift(starts_at, ends_at, places=fresh.places, minimum=fresh.minimum)
    _refuse_past_start(starts_at)
    refuse_without_agreement(fresh.activity, clock.local(starts_at).date(), partner=fresh.partner)
    before = {"from_start": fresh.starts_at.isoformat(), "from_end": fresh.ends_at.isoformat()}
    times = {"starts_at": starts_at, "ends_at": ends_at}
    Shift.objects.filter(pk=shift.pk).update(
        **times, moved_at=clock.now(), alerted_at=None, by_hand=True, version=fresh.version + 1
    )
    people = SignUp.objects.filter(shift=shift)
    people.filter(state__in=HOLDING).update(
        **times, state=SignUpState.ASKED_AGAIN, reminded_at=None, answer_by=None
    )
    people.exclude(state=SignUpState.ASKED_AGAIN).update(**times)
    Hold.objects.filter(shift=shift).update(warned_at=None)
    shift.refresh_from_db()
    record(
        ShiftMoved(subject=shift, **before, to_start=starts_at.isoformat(), to_end=ends_at.isoformat()), by=by
    )


@action
def cancel_shift(by: Actor, shift: Shift) -> None:
    """Cancel the shift; everybody on it or waiting for it is told once. Raises Conflict when it is over, or cancelled already."""
    require(by, Can.ROTA_EDIT, shift)
    fresh = Shift.objects.locked(shift.pk)
    if fresh.ends_at <= clock.now():
        raise Conflict(_("The shift is over."))
    SHIFT_FLOW.move(
        fresh, to=ShiftState.CANCELLED, taken=0, waiting=0, by_hand=True, version=fresh.version + 1
    )
    SignUp.objects.filter(shift=shift, state__in=LIVE).update(state=SignUpState.CANCELLED, answer_by=None)
    Hold.objects.filter(shift=shift).update(left=0)
    shift.refresh_from_db()
    record(ShiftCancelled(subject=shift), by=by)


def _changeable(shift: Shift) -> Shift:
    fresh = Shift.objects.locked(shift.pk)
    if not fresh.is_planned:
        raise Conflict(_("The shift has been cancelled."))
    if fresh.vigil_id is not None:
        raise Conflict(_("A watch belongs to its vigil. It can be cancelled, but not moved or changed."))
    refuse_past(fresh.starts_at, clock.now())
    return fresh


def _refuse_past_start(starts_at: datetime) -> None:
    if starts_at <= clock.now():
        raise Invalid({"day": [_("The shift would start in the past.")]})
