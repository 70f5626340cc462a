"""After a drill: the debrief, a talk for whoever would like one, and forgetting."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.callouts.events.drills import (
    DebriefDue,
    DebriefHeld,
    DrillPeopleErased,
    DrillPlacesErased,
    TalkAfterDrillHeld,
    TalkAfterDrillWished,
    TalkWishErased,
)
from samspil.everyday.callouts.flow import AnswerState
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Debrief, Equipment, TalkWish
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def hold_debrief(by: Actor, call_out: CallOut, *, learned: str, restock: Sequence[Equipment] = ()) -> None:
    """Close the debrief and note what was learned and what must be seen to. Raises Conflict when it is closed or the drill runs."""
    require(by, Can.CALLOUT_EDIT, call_out)
    open_one = Debrief.objects.filter(call_out=call_out, done_at=None)
    if not open_one.update(done_at=clock.now(), done_by=by.user_id, learned=learned.strip()):
        raise Conflict(_("There is no debrief to close: the drill is running, or it has been done."))
    things = [thing.pk for thing in restock]
    Equipment.objects.filter(pk__in=things, group=call_out.group_id).update(needs_care=True)
    record(DebriefHeld(subject=call_out), by=by)


@action
def remind_of_debrief(by: Actor, debrief: Debrief) -> None:
    """Tell those who answer for the group, once, that the day has gone."""
    require_system(by)
    rows = Debrief.objects.filter(pk=debrief.pk, done_at=None, reminded_at=None)
    if rows.update(reminded_at=clock.now()):
        record(DebriefDue(subject=debrief.call_out), by=by)


@action
def wish_for_talk(by: Actor, answer: CallOutAnswer) -> None:
    """Say that one would like to talk; once is enough. Raises Conflict for somebody who did not take part."""
    require(by, Can.CALLOUT_ANSWER, answer)
    if answer.responder is None or not answer.role or not answer.call_out.is_over:
        raise Conflict(_("The drill is running, or you did not take part in it."))
    wish, _is_new = TalkWish.objects.get_or_create(call_out=answer.call_out, responder=answer.responder)
    record(TalkAfterDrillWished(subject=wish), by=by)


@action
def note_talk(by: Actor, wish: TalkWish) -> None:
    """Note that somebody has talked with them. Raises Conflict when it has been noted."""
    require(by, Can.CALLOUT_EDIT, wish)
    if not TalkWish.objects.filter(pk=wish.pk, talked_at=None).update(talked_at=clock.now()):
        raise Conflict(_("Somebody has noted this already."))
    record(TalkAfterDrillHeld(subject=wish), by=by)


@action
def erase_places(by: Actor, call_out: CallOut) -> None:
    """Erase where the drill was, how far away each was, and whose a no was; the times stay."""
    require_system(by)
    call_out.answers.update(distance=None)
    call_out.answers.filter(state=AnswerState.DECLINED).update(responder=None)
    CallOut.objects.filter(pk=call_out.pk).update(latitude=None, longitude=None, forgotten_at=clock.now())
    record(DrillPlacesErased(subject=call_out), by=by)


@action
def erase_people(by: Actor, call_out: CallOut) -> None:
    """Erase who took part; the times stay as numbers."""
    require_system(by)
    call_out.answers.update(responder=None)
    TalkWish.objects.filter(call_out=call_out).delete()
    record(DrillPeopleErased(subject=call_out), by=by)


@action
def erase_talk_wish(by: Actor, wish: TalkWish) -> None:
    """Erase that somebody wished to talk."""
    require_system(by)
    call_out = wish.call_out
    wish.delete()
    record(TalkWishErased(subject=call_out), by=by)
