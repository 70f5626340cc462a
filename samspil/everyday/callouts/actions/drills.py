"""A drill: begun, sent out in waves, stood down. Never a live alarm."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.callouts.events.drills import DrillBegun, DrillStoodDown, WaveSent
from samspil.everyday.callouts.flow import CALL_OUT, AnswerState, CallOutState
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Debrief, ResponderGroup
from samspil.everyday.callouts.queries.calling import aeds_in_reach, next_wave, ready_near
from samspil.everyday.callouts.rules import verdicts
from samspil.everyday.callouts.rules.dispatch import roles_for, rounded
from samspil.everyday.callouts.rules.geometry import Point, inside
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require

DEBRIEF_WITHIN = timedelta(hours=24)
_OPEN = (AnswerState.ASKED, AnswerState.ACCEPTED, AnswerState.ARRIVED)


@action
def begin_drill(by: Actor, group: ResponderGroup, *, place: str, scene: Point, story: str = "") -> CallOut:
    """Raise a simulated alarm and alert the nearest. Raises Invalid outside the area, Conflict while another drill runs."""
    require(by, Can.CALLOUT_EDIT, group)
    verdict = verdicts.may_drill(group)
    if not verdict:
        raise Conflict(verdict.reason)
    if not inside(scene, group.corners):
        raise Invalid({"scene": [_("This place lies outside the group's area.")]})
    if not ready_near(group, scene):
        raise Invalid(_("Nobody near this place is on duty just now, so there is nobody to alert."))
    now = clock.now()
    team = len(roles_for(aeds_in_reach(group, scene, now)))
    made = CallOut(group=group, place=place.strip(), story=story.strip(), team=team, begun_at=now)
    made.latitude, made.longitude = scene
    made.begun_by_id = by.user_id
    _begin(made)
    record(DrillBegun(subject=made), by=by)
    alert_wave(by, made)
    return made


@action
def alert_wave(by: Actor, call_out: CallOut) -> int:
    """Alert the next nearest; say how many. Raises Conflict when it is over or nobody is left."""
    require(by, Can.CALLOUT_EDIT, call_out)
    chosen, has_more = next_wave(call_out)
    number = call_out.waves + 1
    waiting = CallOut.objects.filter(pk=call_out.pk, state=CallOutState.CALLING, waves=call_out.waves)
    if not chosen or not waiting.update(waves=number, has_more=has_more):
        raise Conflict(_("Nobody more can be alerted: all roles are taken, or there is nobody left."))
    call_out.waves, call_out.has_more = number, has_more
    made = CallOutAnswer.objects.bulk_create(
        CallOutAnswer(
            call_out=call_out, responder_id=one.id, wave=number, distance=rounded(far), alerted_at=clock.now()
        )
        for one, far in chosen
    )
    answers = [answer.pk for answer in made]
    record(WaveSent(subject=call_out, number=number, alerted=len(answers), answers=answers), by=by)
    return len(answers)


@action
def stand_down(by: Actor, call_out: CallOut) -> Debrief:
    """End the drill: everybody is told, and the debrief waits. Raises IllegalMove when it has ended already."""
    require(by, Can.CALLOUT_EDIT, call_out)
    now = clock.now()
    CALL_OUT.move(call_out, to=CallOutState.ENDED, ended_at=now)
    answers = call_out.answers.filter(state__in=_OPEN)
    free = list(answers.filter(state=AnswerState.ASKED).order_by("pk").values_list("pk", flat=True))
    came = list(answers.exclude(state=AnswerState.ASKED).order_by("pk").values_list("pk", flat=True))
    answers.update(state=AnswerState.RELEASED, released_at=now)
    debrief = Debrief.objects.create(call_out=call_out, opened_at=now, due_at=now + DEBRIEF_WITHIN)
    record(DrillStoodDown(subject=call_out, came=came, free=free), by=by)
    return debrief


def _begin(call_out: CallOut) -> None:
    try:
        with transaction.atomic():
            call_out.save(force_insert=True)
    except IntegrityError as error:  # somebody else began one this moment
        raise Conflict(_("A drill is running. Stand it down first.")) from error
