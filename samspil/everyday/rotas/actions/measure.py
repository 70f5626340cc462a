"""More than was thought right is the volunteer's own choice: they say so, and it can be seen afterwards."""

from collections.abc import Sequence

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.actions.holding import Place
from samspil.everyday.rotas.events import ExcessForgotten
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Excess, Shift, SignUp
from samspil.everyday.rotas.queries.measure import crossings
from samspil.everyday.rotas.rules.measure import AboveMeasure, Crossing
from samspil.society.access.permission import require_system


def check_measure(
    volunteer_id: int, shift: Shift, place: Place, *, own: int | None, confirmed: bool
) -> list[Crossing]:
    """Return the limits that the place goes beyond. Raises AboveMeasure unless the volunteer has said yes to that."""
    if place.state != SignUpState.TAKEN:
        return []
    found = crossings(volunteer_id, shift, own=own)
    if found and not confirmed:
        raise AboveMeasure(found)
    return found


def note_excess(sign_up: SignUp, found: Sequence[Crossing], *, anew: bool = False) -> None:
    """Keep that the volunteer said yes, if there was anything to say yes to; `anew`: instead of what was said before."""
    if anew:
        Excess.objects.filter(sign_up=sign_up).delete()
    if found:
        above = {crossing.field: True for crossing in found}
        Excess(sign_up=sign_up, **above).save(force_insert=True)


@action
def forget_excess(by: Actor, excess: Excess) -> None:
    """Delete that somebody took more than was thought right, a quarter of a year after the shift."""
    require_system(by)
    shift = excess.sign_up.shift
    excess.delete()
    record(ExcessForgotten(subject=shift), by=by)
