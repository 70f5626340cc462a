"""What the end or the pause of something else means for the rota."""

from datetime import date, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.holding import give_back
from samspil.everyday.rotas.actions.queueing import fill_places
from samspil.everyday.rotas.events import RotaClosed, RotaPaused, RotaReopened, SignUpsReleased
from samspil.everyday.rotas.flow import ShiftState, SignUpState
from samspil.everyday.rotas.models import Call, Hold, Pattern, Shift, SignUp, Standby
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.permission import require_system


@action
def release_volunteer(by: Actor, affiliation: Affiliation, *, ends_on: date) -> int:
    """Give back every place that the volunteer has through the affiliation from the day it ends; return how many."""
    require_system(by)
    first = max(clock.start_of(ends_on), clock.now())
    later = SignUp.objects.live().filter(affiliation=affiliation, starts_at__gte=first)
    shifts = sorted(set(later.values_list("shift_id", flat=True)))
    count = sum(_release(by, shift_id, affiliation.volunteer_id) for shift_id in shifts)
    here = {"volunteer": affiliation.volunteer_id}
    Call.objects.filter(**here, shift__activity__workplace=affiliation.workplace_id).delete()
    Standby.objects.filter(**here, vigil__workplace=affiliation.workplace_id).delete()
    if count:
        record(SignUpsReleased(subject=affiliation, volunteer=affiliation.volunteer_id, count=count), by=by)
    return count


@action
def cancel_rota(by: Actor, activity: Activity) -> None:
    """Cancel all future shifts of an activity that has closed, with one notice to each volunteer, and make no more."""
    require_system(by)
    now = clock.now()
    Pattern.objects.current().filter(activity=activity).update(until=clock.today() - timedelta(days=1))
    future = Shift.objects.planned().filter(activity=activity, starts_at__gt=now)
    ids = list(
        future.order_by("pk").select_for_update(of=("self",), no_key=True).values_list("pk", flat=True)
    )
    SignUp.objects.live().filter(shift__in=ids).update(state=SignUpState.CANCELLED, answer_by=None)
    Shift.objects.filter(pk__in=ids).update(state=ShiftState.CANCELLED, taken=0, waiting=0, by_hand=True)
    Hold.objects.filter(shift__in=ids).update(left=0)
    if ids:
        record(RotaClosed(subject=activity, count=len(ids), shifts=ids), by=by)


@action
def tell_of_pause(by: Actor, activity: Activity) -> None:
    """Record that nobody new can join; whoever has a place keeps it, and is told so once."""
    require_system(by)
    record(RotaPaused(subject=activity), by=by)


@action
def reopen_rota(by: Actor, activity: Activity) -> None:
    """Open the shifts to volunteers again, and offer what became free during the pause to the waiting lists."""
    require_system(by)
    waited_for = Shift.objects.planned().filter(activity=activity, starts_at__gt=clock.now(), waiting__gt=0)
    for shift in waited_for.order_by("pk"):
        fill_places(by, shift)
    record(RotaReopened(subject=activity), by=by)


def _release(by: Actor, shift_id: int, volunteer_id: int) -> int:
    shift = Shift.objects.locked(shift_id)
    sign_up = SignUp.objects.live().filter(shift=shift, volunteer=volunteer_id).first()
    if sign_up is None:
        return 0
    sign_up.delete()
    give_back(shift, sign_up)
    fill_places(by, shift)
    return 1
