"""A circle of friends holds places of a shift, and hands back what it does not fill."""

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Closed, Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.holding import open_shift
from samspil.everyday.rotas.actions.queueing import fill_places
from samspil.everyday.rotas.events import CircleReminded, HeldPlacesFreed, PlacesHeld
from samspil.everyday.rotas.models import Hold, Shift
from samspil.everyday.rotas.queries.circles import members_of, require_voice
from samspil.everyday.rotas.rules import RELEASE_BEFORE, WARN_BEFORE, check_held
from samspil.people.activities.flow import State
from samspil.society.access.permission import require_system
from samspil.society.partners.models import Partner


@action
def hold_places(by: Actor, shift: Shift, *, circle: Partner, places: int) -> Hold:
    """Keep so many places of the shift for the circle's own, in all; each is then taken by name by whoever comes.

    Raises Closed when the shift is not for the circle, Conflict when it is too late or full, Invalid for too many or too few.
    """
    require_voice(by, circle, shift)
    _refuse_strange(shift, circle)
    fresh = open_shift(shift)
    now = clock.now()
    held = Hold.objects.filter(shift=fresh, partner=circle).first() or Hold(
        shift=fresh, partner=circle, places=0, left=0
    )
    check_held(
        places,
        free=fresh.free + held.places,
        filled=held.filled,
        members=members_of(circle, clock.local(fresh.starts_at).date()),
        starts_in=fresh.starts_at - now,
    )
    more = places - held.places
    held.places, held.left = places, held.left + more
    held.warned_at = (
        now if fresh.starts_at - now <= WARN_BEFORE else None
    )  # whoever comes as late as that knows
    Shift.objects.filter(pk=fresh.pk).update(taken=fresh.taken + more)
    held.save()
    if more < 0:
        fill_places(SYSTEM, fresh)
    record(PlacesHeld(subject=fresh, partner=circle.pk, places=places), by=by)
    return held


@action
def hand_back_places(by: Actor, hold: Hold) -> None:
    """Hand back all that the circle holds and has not filled. Whoever has a place keeps it; nobody asks why, nobody counts.

    Raises Conflict when the places have been released or handed back already.
    """
    require_voice(by, hold.partner, hold.shift)
    shift = _let_go(hold)
    if shift is None:
        raise Conflict(_("The places are not held any more."))
    record(HeldPlacesFreed(subject=shift), by=SYSTEM)


@action
def release_places(by: Actor, hold: Hold) -> None:
    """Give to everybody what the circle has not filled by the day before. Does nothing before that."""
    require_system(by)
    due = hold.shift.starts_at - RELEASE_BEFORE <= clock.now()
    shift = _let_go(hold) if due else None
    if shift is not None:
        record(HeldPlacesFreed(subject=shift), by=by)


@action
def warn_circle(by: Actor, hold: Hold) -> None:
    """Tell the contact person, once, until when the places are held."""
    require_system(by)
    now = clock.now()
    told = Hold.objects.filter(pk=hold.pk, warned_at=None, left__gt=0).update(warned_at=now)
    if told:
        record(CircleReminded(subject=hold), by=by)


def _refuse_strange(shift: Shift, circle: Partner) -> None:
    """Raise Closed with the reason when the circle has no part in the shift."""
    activity = shift.activity
    if not circle.is_circle or circle.workplace_id != activity.workplace_id:
        raise Closed([_("The circle does not belong to this workplace.")])
    if shift.volunteers_of not in {None, circle.pk} or shift.vigil_id is not None:
        raise Closed([_("These shifts are not for circles of friends.")])
    if activity.state != State.PUBLISHED:
        raise Closed([_("The activity takes no new volunteers on its shifts at the moment.")])


def _let_go(hold: Hold) -> Shift | None:
    """Delete the hold, and let those who wait have the places; None when it was gone."""
    shift = Shift.objects.locked(hold.shift_id)
    current = Hold.objects.filter(pk=hold.pk).first()
    if current is None:
        return None
    current.delete()
    Shift.objects.filter(pk=shift.pk).update(taken=F("taken") - current.left)
    fill_places(SYSTEM, shift)
    return shift
