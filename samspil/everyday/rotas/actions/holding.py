"""The locks on the way to a place, and the last look before it is given.

Locks are taken in one order, so that nobody waits in a circle: the volunteer, their affiliations, the shift, then its sign-ups.
The lock on the volunteer keeps two requests from giving one person two places at once, those on the affiliations keep anybody
from parting in the middle of it; the one conditional UPDATE of the shift decides who was first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError
from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Denied
from samspil.base.ui import formats
from samspil.everyday.rotas.flow import HOLDING, SignUpState
from samspil.everyday.rotas.models import Call, Hold, Shift, SignUp, Silence
from samspil.everyday.rotas.queries.joining import (
    bond_to_holder,
    has_room,
    in_the_way,
    locked_bonds,
    locked_measure,
    locked_shift,
)
from samspil.everyday.rotas.queries.rest import reason_to_rest
from samspil.everyday.rotas.rules import ShiftFull, refuse_past
from samspil.everyday.rotas.rules.vigils import quiet_key
from samspil.people.volunteers.models import Affiliation


def refuse_full(shift: Shift, volunteer_id: int, *, wait: bool) -> None:
    """Tell those who come too late at once, so that a crowd does not stand in line for a lock only to hear no."""
    if not wait and not has_room(shift.pk, volunteer_id):
        raise ShiftFull(_("The shift has just been filled. You can join the waiting list instead."))


def lock_volunteer(volunteer_id: int) -> int | None:
    """Lock the volunteer, and return how many hours a week they have chosen at most, if they have."""
    found = locked_measure(volunteer_id)
    if not found:
        raise Denied(_("Only volunteers take shifts."))
    locked_bonds(volunteer_id)
    return found[0]


def open_shift(shift: Shift) -> Shift:
    """Return the shift as it stands now, locked. Raises Conflict when nobody can join it any more."""
    fresh = locked_shift(shift.pk)[0]
    fresh.activity = shift.activity
    if not fresh.is_planned:
        raise Conflict(_("The shift has been cancelled."))
    refuse_past(fresh.starts_at, clock.now())
    return fresh


def refuse_clash(volunteer_id: int, shift: Shift) -> None:
    refuse_elsewhere(in_the_way(volunteer_id, shift)[1])


def refuse_elsewhere(clash: SignUp | None) -> None:
    """Raise Conflict when there is a place at that time, and say which."""
    if clash is not None:
        raise Conflict(
            _(
                "You already have a shift at that time: %(shift)s, %(when)s. Hand it back first, if you would rather have this one."
            )
            % {"shift": clash.shift, "when": formats.timespan(clash.starts_at, clash.ends_at)}
        )


def refuse_tired(volunteer_id: int, shift: Shift) -> None:
    """Raise Conflict when a watch leaves too little rest before or after another one, whichever vigil that belongs to."""
    if reason := reason_to_rest(volunteer_id, shift):
        raise Conflict(reason)


@contextmanager
def one_place_at_a_time() -> Iterator[None]:
    """Tell those who, in this very moment, were given a place from a waiting list: the database itself has seen it."""
    try:
        yield
    except IntegrityError as error:
        raise Conflict(
            _("You have just been given another shift at that time. Look at your shifts.")
        ) from error


@dataclass(frozen=True, slots=True)
class Place:
    """A place that has been taken, or a turn on the waiting list; `hold` when it is one of those that a circle holds."""

    state: SignUpState
    affiliation: Affiliation
    hold: Hold | None = None

    def filled_by(self, volunteer_id: int, shift: Shift, *, automatic: bool) -> SignUp:
        """Return the volunteer's own row, unsaved; `automatic` counts for those who wait."""
        return SignUp(
            shift=shift,
            volunteer_id=volunteer_id,
            affiliation=self.affiliation,
            hold=self.hold,
            state=self.state,
            starts_at=shift.starts_at,
            ends_at=shift.ends_at,
            automatic=automatic and self.state == SignUpState.WAITING,
        )


def take_or_wait(shift: Shift, affiliation: Affiliation, *, wait: bool) -> Place:
    """Take a place that the volunteer's own circle holds, else one that is free to all, else a turn."""
    if (bond := bond_to_holder(affiliation.volunteer_id, shift)) is not None:
        hold = Hold.objects.get(shift=shift, partner=bond.partner_id)
        if Hold.objects.take_place(hold.pk):
            return Place(SignUpState.TAKEN, bond, hold)
    if Shift.objects.take_place(shift.pk, clock.now()):
        return Place(SignUpState.TAKEN, affiliation)
    if not wait:
        raise ShiftFull(_("The shift has just been filled. You can join the waiting list instead."))
    Shift.objects.filter(pk=shift.pk).update(waiting=shift.waiting + 1)
    return Place(SignUpState.WAITING, affiliation)


def give_back(shift: Shift, gone: SignUp) -> None:
    """Count the place of a deleted row as free again: for the circle that holds it, or for all."""
    if gone.hold_id is not None and Hold.objects.give_place(gone.hold_id):
        return
    if gone.state in HOLDING:
        shift.taken -= 1
    elif gone.state == SignUpState.WAITING:
        shift.waiting -= 1
    Shift.objects.filter(pk=shift.pk).update(taken=shift.taken, waiting=shift.waiting)


def settle_questions(shift: Shift, volunteer_id: int) -> None:
    """Take the questions about a watch back: the volunteer's own, and all others once it is covered. Those may be asked again."""
    if shift.vigil_id is None:
        return
    Call.objects.filter(shift=shift, volunteer=volunteer_id).delete()
    if Shift.objects.filter(pk=shift.pk, taken__gte=F("minimum")).exists():
        left = Call.objects.filter(shift=shift)
        keys = [quiet_key(shift.vigil_id, pk, shift.pk) for pk in left.values_list("volunteer_id", flat=True)]
        Silence.objects.filter(vigil=shift.vigil_id, key__in=keys).delete()
        left.delete()
