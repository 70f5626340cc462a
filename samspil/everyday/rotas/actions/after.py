"""What one watch hands over to the next, and the talk that is offered afterwards."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.rotas.events import HandOverWritten, TalkHeld, TalkWished
from samspil.everyday.rotas.models import AfterCare, HandOver, Phrase, Shift, Vigil
from samspil.everyday.rotas.queries.sitters import has_sat, may_hand_over
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_user


@action
def write_hand_over(by: Actor, shift: Shift, *, phrases: Iterable[str] = (), words: str = "") -> HandOver:
    """Leave a few words to the next watches; written again, they replace the first. Nothing about health belongs in them.

    Raises Denied for those who do not sit there now, Conflict when the vigil has ended, Invalid when nothing is said.
    """
    require_anyone(by)
    if not may_hand_over(by, shift):
        raise Denied(_("Whoever sits there now, and the staff, can hand over."))
    if shift.vigil is None or not shift.vigil.is_open:
        raise Conflict(_("The vigil has ended."))
    chosen = [code for code in dict.fromkeys(phrases) if code in Phrase.values]
    if not chosen and not words.strip():
        raise Invalid({"phrases": [_("Choose a line, or write a few words.")]})
    values = {
        "author_id": by.user_id,
        "phrases": chosen,
        "words": words.strip(),
        "written_at": clock.now(),
    }
    made, _is_new = HandOver.objects.update_or_create(shift=shift, defaults=values)
    record(HandOverWritten(subject=shift), by=by)
    return made


@action
def wish_for_talk(by: Actor, vigil: Vigil, *, volunteer_id: int) -> AfterCare:
    """Wish for a talk with the coordinator after having sat there. Twice is as good as once. Raises Denied for those who have not."""
    require_user(by, volunteer_id)
    if not has_sat(volunteer_id, vigil):
        raise Denied(
            _("The talk is for those who have sat at the vigil. Your coordinator is there for you, too.")
        )
    made, _is_new = AfterCare.objects.get_or_create(vigil=vigil, volunteer_id=volunteer_id)
    record(TalkWished(subject=made), by=by)
    return made


@action
def finish_talk(by: Actor, care: AfterCare) -> None:
    """Note that the talk has been held."""
    require(by, Can.REQUEST_HANDLE, care)
    AfterCare.objects.waiting().filter(pk=care.pk).update(done_at=clock.now())
    record(TalkHeld(subject=care), by=by)
