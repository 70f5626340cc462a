"""Asking for time at others' meetings, and what became of it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.papers import (
    AgendaTimeAsked,
    AgendaTimeDeclined,
    AgendaTimeHeld,
    AgendaTimePlanned,
    NextStepDone,
)
from samspil.learning.programmes.flow import AGENDA, AgendaState
from samspil.learning.programmes.models import AgendaRequest, Programme
from samspil.learning.programmes.rules.periods import insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def ask_for_time(
    by: Actor, programme: Programme, *, forum: str, topic: str, wanted_by: date | None = None
) -> AgendaRequest:
    """Ask another body for time at one of its meetings."""
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(forum=forum, topic=topic)
    request = AgendaRequest.objects.create(
        programme=programme,
        forum=forum.strip(),
        topic=topic.strip(),
        wanted_by=wanted_by,
        asked_on=clock.today(),
    )
    record(AgendaTimeAsked(subject=request), by=by)
    return request


@action
def plan_time(by: Actor, request: AgendaRequest, *, meeting_on: date) -> None:
    """Note that it is on the agenda of a meeting."""
    require(by, Can.PROGRAMME_EDIT, request)
    AGENDA.move(request, to=AgendaState.PLANNED, meeting_on=meeting_on, answer="")
    record(AgendaTimePlanned(subject=request, meeting_on=meeting_on.isoformat()), by=by)


@action
def hold_time(
    by: Actor,
    request: AgendaRequest,
    *,
    meeting_on: date,
    answer: str,
    next_step: str = "",
    next_step_due: date | None = None,
) -> None:
    """Note what came of it, and what is next. Raises Invalid for a meeting to come, or a step without a day."""
    require(by, Can.PROGRAMME_EDIT, request)
    if meeting_on > clock.today():
        raise Invalid({"meeting_on": [_("The meeting has not been held yet.")]})
    said = _said(answer, next_step, next_step_due)
    AGENDA.move(request, to=AgendaState.HELD, meeting_on=meeting_on, **said)
    record(AgendaTimeHeld(subject=request, meeting_on=meeting_on.isoformat()), by=by)


@action
def decline_time(
    by: Actor, request: AgendaRequest, *, answer: str, next_step: str = "", next_step_due: date | None = None
) -> None:
    """Note that the body had no time for it, why, and what we do instead."""
    require(by, Can.PROGRAMME_EDIT, request)
    AGENDA.move(request, to=AgendaState.DECLINED, **_said(answer, next_step, next_step_due))
    record(AgendaTimeDeclined(subject=request), by=by)


@action
def complete_next_step(by: Actor, request: AgendaRequest) -> None:
    """Note that the next step has been taken. Raises Conflict when there is none, or it was noted before."""
    require(by, Can.PROGRAMME_EDIT, request)
    open_still = AgendaRequest.objects.filter(pk=request.pk, next_step_done_on=None).exclude(next_step="")
    if not open_still.update(next_step_done_on=clock.today()):
        raise Conflict(_("No next step is waiting here."))
    record(NextStepDone(subject=request), by=by)


def _said(answer: str, next_step: str, due: date | None) -> dict[str, Any]:
    insist_on_words(answer=answer)
    if next_step.strip() and due is None:
        raise Invalid({"next_step_due": [_("Choose a day, so that it is not forgotten.")]})
    if due is not None:
        insist_on_words(next_step=next_step)
    return {"answer": answer.strip(), "next_step": next_step.strip(), "next_step_due": due}
