"""What a responder says in a drill: yes, no, I am here, I must turn back. Each with its time."""

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.everyday.callouts.events.drills import (
    DrillAccepted,
    DrillArrived,
    DrillDeclined,
    DrillTurnedBack,
)
from samspil.everyday.callouts.flow import ANSWER, CALL_OUT, AnswerState, CallOutState
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Responder
from samspil.everyday.callouts.queries.calling import aeds_in_reach, coming
from samspil.everyday.callouts.rules.dispatch import Part, Placed, cast
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def accept_alarm(by: Actor, answer: CallOutAnswer) -> None:
    """Say yes and get a role. Raises Conflict when all roles are taken or the drill is over."""
    require(by, Can.CALLOUT_ANSWER, answer)
    call_out = answer.call_out
    free = CallOut.objects.filter(pk=call_out.pk, state=CallOutState.CALLING, taken__lt=F("team"))
    if not free.update(taken=F("taken") + 1):
        raise Conflict(_("Thank you. Enough are on the way, so you can stay where you are."))
    ANSWER.move(answer, to=AnswerState.ACCEPTED, answered_at=clock.now())
    call_out.refresh_from_db()
    if call_out.taken == call_out.team:
        CALL_OUT.move(call_out, to=CallOutState.COVERED, covered_at=clock.now())
    recast = _recast(call_out)
    answer.refresh_from_db(fields=["role", "aed"])
    told = [pk for pk in recast if pk != answer.pk]
    record(DrillAccepted(subject=answer, role=answer.role, recast=told), by=by)


@action
def decline_alarm(by: Actor, answer: CallOutAnswer) -> None:
    """Say no; nobody asks why. Raises IllegalMove when it has been answered."""
    require(by, Can.CALLOUT_ANSWER, answer)
    ANSWER.move(answer, to=AnswerState.DECLINED, answered_at=clock.now())
    record(DrillDeclined(subject=answer.call_out), by=SYSTEM.in_request(by.request_id))


@action
def arrive(by: Actor, answer: CallOutAnswer) -> None:
    """Say that one is there: the role is kept from now on. Raises IllegalMove for somebody who was not on the way."""
    require(by, Can.CALLOUT_ANSWER, answer)
    ANSWER.move(answer, to=AnswerState.ARRIVED, arrived_at=clock.now())
    record(DrillArrived(subject=answer), by=by)


@action
def turn_back(by: Actor, answer: CallOutAnswer) -> None:
    """Give the role back on the way: others take it, and more are alerted. Raises IllegalMove for somebody not on the way."""
    require(by, Can.CALLOUT_ANSWER, answer)
    recast = _step_out(answer)
    record(DrillTurnedBack(subject=answer, recast=recast), by=by)


def leave_drills(responder: Responder) -> None:
    """Take somebody who leaves the group out of what is running. A step of removing, not an action of its own."""
    rows = CallOutAnswer.objects.filter(responder=responder, call_out__ended_at=None)
    for answer in rows.filter(state=AnswerState.ACCEPTED).select_related("call_out__group").order_by("pk"):
        _step_out(answer)


def _step_out(answer: CallOutAnswer) -> list[int]:
    """Free the place; say whose role was changed by it."""
    call_out = answer.call_out
    # The drill first and then the answer, as everybody does who changes both: so nobody waits for each other.
    CallOut.objects.running().filter(pk=call_out.pk, taken__gt=0).update(taken=F("taken") - 1)
    ANSWER.move(answer, to=AnswerState.WITHDRAWN, role="", aed=None, released_at=clock.now())
    call_out.refresh_from_db()
    if call_out.state == CallOutState.COVERED:
        CALL_OUT.move(call_out, to=CallOutState.CALLING, covered_at=None)
    return _recast(call_out)


def _recast(call_out: CallOut) -> list[int]:
    """Give everybody on the way a role anew; those who are there keep theirs. Return the answers whose role changed."""
    if call_out.scene is None:
        return []
    answers = {row.responder_id: row for row in coming(call_out) if row.responder is not None}
    aeds = aeds_in_reach(call_out.group, call_out.scene, call_out.begun_at)
    people = [Placed(row.responder.pk, row.responder.place) for row in answers.values() if row.responder]
    kept = {
        number: Part(row.role, row.aed_id)
        for number, row in answers.items()
        if number is not None and row.state == AnswerState.ARRIVED
    }
    changed = []
    for number, part in cast(people, call_out.scene, aeds, kept=kept).items():
        row = answers[number]
        if (row.role, row.aed_id) != (part.role, part.aed):
            CallOutAnswer.objects.filter(pk=row.pk).update(role=part.role, aed=part.aed)
            changed.append(row.pk)
    return sorted(changed)
