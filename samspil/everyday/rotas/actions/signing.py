"""A volunteer takes a place, says yes, or says no.

The log names nobody for a yes either: beside a row that is gone it would tell who has said no (ADR 0011).
"""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Closed, Conflict, Denied
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.holding import (
    Place,
    give_back,
    lock_volunteer,
    one_place_at_a_time,
    open_shift,
    refuse_clash,
    refuse_elsewhere,
    refuse_full,
    refuse_tired,
    settle_questions,
    take_or_wait,
)
from samspil.everyday.rotas.actions.measure import check_measure, note_excess
from samspil.everyday.rotas.actions.queueing import fill_places
from samspil.everyday.rotas.events import (
    MoveConfirmed,
    PlaceFreed,
    PlaceTaken,
    VolunteerInvited,
    WaitingListJoined,
    YesNoted,
)
from samspil.everyday.rotas.flow import SIGN_UP_FLOW, SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.queries.gates import check_gates, check_presence, reasons_against
from samspil.everyday.rotas.queries.joining import in_the_way
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_user


@action
def sign_up(
    by: Actor,
    shift: Shift,
    *,
    volunteer_id: int,
    wait: bool = False,
    automatic: bool = False,
    confirmed: bool = False,
) -> SignUp:
    """Take a place on the shift; with `wait`, join the waiting list if it is full (`automatic`: take what comes without asking).

    Raises Closed with the reasons when a gate is shut, AboveMeasure when it is more than was thought right and the volunteer
    has not `confirmed` that, Conflict when the shift is full, over, cancelled, or meets another one.
    """
    require_user(by, volunteer_id)
    refuse_full(shift, volunteer_id, wait=wait)
    own = lock_volunteer(volunteer_id)
    affiliation = check_gates(volunteer_id, shift)
    fresh = open_shift(shift)
    earlier = _invited(volunteer_id, fresh)
    may_wait = wait and fresh.vigil_id is None  # at a vigil one stands by instead
    place = take_or_wait(fresh, affiliation, wait=may_wait)
    above = check_measure(volunteer_id, fresh, place, own=own, confirmed=confirmed)
    made = place.filled_by(volunteer_id, fresh, automatic=automatic)
    made.pk = earlier
    with one_place_at_a_time():
        made.save()
    note_excess(made, above)
    settle_questions(fresh, volunteer_id)
    fact = PlaceTaken if made.has_place else WaitingListJoined
    record(fact(subject=fresh, sign_up=made.pk), by=SYSTEM.in_request(by.request_id))
    return made


def _invited(volunteer_id: int, shift: Shift) -> int | None:
    """Return the key of the row by which the volunteer was asked. Raises Conflict when they cannot take the shift."""
    earlier, elsewhere = in_the_way(volunteer_id, shift)
    if earlier is not None and earlier.state != SignUpState.INVITED:
        raise Conflict(_("You are on this shift already."))
    refuse_elsewhere(elsewhere)
    refuse_tired(volunteer_id, shift)
    return earlier.pk if earlier else None


@action
def accept_place(by: Actor, sign_up: SignUp, *, confirmed: bool = False) -> None:
    """Say yes to an offer, an invitation, or a new time.

    Raises Closed when a gate is shut meanwhile, AboveMeasure as `sign_up` does, Conflict when the offer has run out, the shift
    is full, or meets another one.
    """
    require_user(by, sign_up.volunteer_id)
    shift, moved = _accept(sign_up, confirmed=confirmed)
    record(
        MoveConfirmed(subject=shift, sign_up=sign_up.pk)
        if moved
        else PlaceTaken(subject=shift, sign_up=sign_up.pk),
        by=SYSTEM.in_request(by.request_id),
    )


@action
def accept_for(by: Actor, sign_up: SignUp, *, confirmed: bool = False) -> None:
    """Note the yes that a volunteer without an e-mail address gave aloud. Every gate is asked as for their own yes.

    Raises Denied for those who can answer on screen, else as `accept_place` does.
    """
    require(by, Can.ROTA_EDIT, sign_up)
    _leave_to_its_party(by, sign_up.shift)
    _refuse_screen(sign_up.volunteer_id)
    shift, _moved = _accept(sign_up, confirmed=confirmed)
    record(YesNoted(subject=shift, sign_up=sign_up.pk), by=by)


def _accept(sign_up: SignUp, *, confirmed: bool) -> tuple[Shift, bool]:
    """Give the place to the volunteer, and say whether they had it before, at another time."""
    own = lock_volunteer(sign_up.volunteer_id)
    moved = sign_up.state == SignUpState.ASKED_AGAIN
    (check_presence if moved else check_gates)(sign_up.volunteer_id, sign_up.shift)
    fresh = open_shift(sign_up.shift)
    current = _still_asked(sign_up)
    refuse_clash(sign_up.volunteer_id, fresh)
    refuse_tired(sign_up.volunteer_id, fresh)
    place = Place(SignUpState.TAKEN, current.affiliation, current.hold)
    if current.state == SignUpState.INVITED:
        place = take_or_wait(fresh, current.affiliation, wait=False)
    above = check_measure(sign_up.volunteer_id, fresh, place, own=own, confirmed=confirmed)
    with one_place_at_a_time():
        SIGN_UP_FLOW.move(
            current, to=place.state, answer_by=None, affiliation=place.affiliation, hold=place.hold
        )
    note_excess(current, above, anew=moved)
    settle_questions(fresh, sign_up.volunteer_id)
    sign_up.state = current.state
    return fresh, moved


def _still_asked(sign_up: SignUp) -> SignUp:
    """Return the row as it stands. Raises Conflict when there is nothing to answer any more."""
    rows = SignUp.objects.filter(pk=sign_up.pk, state=sign_up.state)
    current = rows.select_related("affiliation", "hold").first()
    if current is None or not current.wants_answer:
        raise Conflict(_("There is nothing to answer any more. Open the shift to see how it stands now."))
    limit = current.answer_by if current.state == SignUpState.OFFERED else None
    if limit is not None and limit <= clock.now():
        raise Conflict(
            _(
                "The offer has run out, and the place has gone on to the next. You may join the waiting list again."
            )
        )
    return current


@action
def hand_back(by: Actor, sign_up: SignUp) -> None:
    """Say no: to a place, an offer, an invitation, the waiting list. Free until the shift is over, and no reason is asked.

    The row is deleted and the fact names nobody, so a no can never be counted. Raises Conflict when the shift is over.
    """
    require_user(by, sign_up.volunteer_id)
    shift = _leave(sign_up)
    record(PlaceFreed(subject=shift), by=SYSTEM)


@action
def hand_back_for(by: Actor, sign_up: SignUp) -> None:
    """Note the no that a volunteer without an e-mail address gave aloud. It is kept as little as any other no.

    Raises Denied for those who can answer on screen, Conflict when the shift is over.
    """
    require(by, Can.ROTA_EDIT, sign_up)
    _leave_to_its_party(by, sign_up.shift)
    _refuse_screen(sign_up.volunteer_id)
    shift = _leave(sign_up)
    record(PlaceFreed(subject=shift), by=SYSTEM)


def _leave(sign_up: SignUp) -> Shift:
    """Delete the row, and let the next one in."""
    shift = Shift.objects.locked(sign_up.shift_id)
    if shift.ends_at <= clock.now():
        raise Conflict(_("The shift is over. Ask your coordinator if something was noted wrongly."))
    current = SignUp.objects.filter(pk=sign_up.pk).first()
    if current is None or current.state == SignUpState.CANCELLED:
        raise Conflict(_("You are not on this shift any more."))
    current.delete()
    give_back(shift, current)
    fill_places(SYSTEM, shift)
    return shift


def _leave_to_its_party(by: Actor, shift: Shift) -> None:
    """Raise Denied when the shift is another party's own."""
    if shift.partner_id is not None:
        require(by, Can.ROTA_EDIT, shift)


def _refuse_screen(volunteer_id: int) -> None:
    volunteer = Volunteer.objects.select_related("user").get(pk=volunteer_id)
    if volunteer.can_sign_in:
        raise Denied(
            _("%(name)s has an e-mail address, and answers on screen.") % {"name": volunteer.first_name}
        )


@action
def invite_volunteer(by: Actor, shift: Shift, *, affiliation: Affiliation) -> SignUp:
    """Ask a volunteer to take a place. Nobody is ever put on a shift: the volunteer says yes, or nothing happens.

    Raises Closed when a gate is shut for the volunteer, Conflict when they are on the shift or have been asked.
    """
    require(by, Can.SHIFT_SIGN_UP, affiliation)
    _leave_to_its_party(by, shift)
    if affiliation.workplace_id != shift.activity.workplace_id:
        raise Closed([_("The volunteer does not belong to this workplace.")])
    if reasons := reasons_against(affiliation.volunteer_id, shift):
        raise Closed(reasons)
    _refuse_asking_at_a_vigil(shift, affiliation)
    fresh = open_shift(shift)
    if SignUp.objects.filter(shift=fresh, volunteer=affiliation.volunteer_id).exists():
        raise Conflict(_("The volunteer is on the shift already, or has been asked."))
    made = SignUp.objects.create(
        shift=fresh,
        volunteer_id=affiliation.volunteer_id,
        affiliation=affiliation,
        state=SignUpState.INVITED,
        starts_at=fresh.starts_at,
        ends_at=fresh.ends_at,
    )
    record(VolunteerInvited(subject=fresh, sign_up=made.pk), by=by)
    return made


def _refuse_asking_at_a_vigil(shift: Shift, affiliation: Affiliation) -> None:
    """Those who answer on screen are asked in waves, so that whoever wishes for peace has it without anybody knowing."""
    if shift.vigil_id is not None and affiliation.volunteer.can_sign_in:
        raise Closed(
            [
                _(
                    "Samspil asks for the watches of a vigil itself. Only volunteers without an e-mail address are asked here."
                )
            ]
        )
