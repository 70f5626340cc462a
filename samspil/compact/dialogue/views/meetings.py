"""A meeting: called, moved, called off, closed with its minutes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import (
    cancel_meeting,
    hold_meeting,
    move_meeting,
    plan_meeting,
    write_minutes,
)
from samspil.compact.dialogue.flow import MeetingState
from samspil.compact.dialogue.forms.committees import others
from samspil.compact.dialogue.forms.meetings import CancelForm, MinutesForm, PlanForm, TimesForm
from samspil.compact.dialogue.models import Meeting
from samspil.compact.dialogue.queries import boards
from samspil.compact.dialogue.rules.patterns import minutes_begun, pattern_of
from samspil.compact.dialogue.rules.recording import insist, may_arrange, may_run
from samspil.compact.dialogue.views.committees import committee_or_404
from samspil.society.access.permission import visible_or_404


def meeting_or_404(request: HttpRequest, pk: int) -> Meeting:
    rows = Meeting.objects.select_related("authority").prefetch_related("committees")
    return visible_or_404(request.actor, rows, pk)


def meeting_to_run(request: HttpRequest, pk: int) -> Meeting:
    """Return the meeting if the actor may run it. Raises NotVisible, or Denied with the reason."""
    meeting = meeting_or_404(request, pk)
    insist(may_run(request.actor, meeting))
    return meeting


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    committee = committee_or_404(request, pk)
    insist(may_arrange(request.actor, [committee]))
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        committee=committee,
        others=others(committee, boards.committees(request.actor)),
    )
    if request.method == "POST" and form.submit(plan_meeting, request.actor):
        messages.success(request, _("The meeting has been called, and the members have been told."))
        return redirect("dialogue:meeting", form.result.pk)
    return respond(request, "dialogue/meeting_new.html", {"committee": committee}, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_or_404(request, pk)
    context = {
        "meeting": meeting,
        "committees": list(meeting.committees.all()),
        "items": list(
            meeting.items.select_related("committee", "workplace__unit").order_by("raised_at", "pk")
        ),
        "pattern": pattern_of(meeting.kind) if meeting.state == MeetingState.PLANNED else (),
        "may_run": may_run(request.actor, meeting),
        "is_planned": meeting.state == MeetingState.PLANNED,
        "is_held": meeting.state == MeetingState.HELD,
    }
    return respond(request, "dialogue/meeting.html", context)


def move(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_to_run(request, pk)
    form = TimesForm(request.POST if request.method == "POST" else None, initial=TimesForm.of(meeting))
    if request.method == "POST" and form.submit(move_meeting, request.actor, meeting):
        messages.success(request, _("The members have been told of the new time."))
        return redirect("dialogue:meeting", pk)
    return respond(request, "dialogue/meeting_move.html", {"meeting": meeting}, form=form)


def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = meeting_to_run(request, pk)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.submit(cancel_meeting, request.actor, meeting):
        messages.success(request, _("The meeting has been called off, and the members have been told."))
        return redirect("dialogue:meeting", pk)
    return respond(request, "dialogue/meeting_cancel.html", {"meeting": meeting}, form=form)


def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The minutes: while the meeting is planned they close it, afterwards they are corrected."""
    meeting = meeting_to_run(request, pk)
    write = write_minutes if meeting.state == MeetingState.HELD else hold_meeting
    begin = {name: getattr(meeting, name) for name in MinutesForm.base_fields}
    begin["minutes"] = begin["minutes"] or minutes_begun(meeting.kind)
    form = MinutesForm(request.POST if request.method == "POST" else None, initial=begin)
    if request.method == "POST" and form.submit(write, request.actor, meeting):
        messages.success(request, _("The minutes are kept."))
        return redirect("dialogue:meeting", pk)
    left = list(boards.possible_items(meeting).filter(meeting=meeting))
    return respond(request, "dialogue/minutes.html", {"meeting": meeting, "left": left}, form=form)
