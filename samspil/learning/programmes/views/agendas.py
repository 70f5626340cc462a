"""Time at others' meetings: asked for, planned, held or declined, and what is next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.forms import Form
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import (
    ask_for_time,
    complete_next_step,
    decline_time,
    hold_time,
    plan_time,
)
from samspil.learning.programmes.flow import AGENDA, AgendaState
from samspil.learning.programmes.forms.asking import TimeAnswerForm, TimeForm, TimeHeldForm, TimePlanForm
from samspil.learning.programmes.models import AgendaRequest
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.permission import visible_or_404


def index(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    rows = programme.agenda_requests.order_by("-asked_on", "-pk")
    context = {
        "programme": programme,
        "page": paginate(rows, request),
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/agendas.html", context)


def agenda_or_404(request: HttpRequest, pk: int) -> AgendaRequest:
    return visible_or_404(request.actor, AgendaRequest.objects.select_related("programme__authority"), pk)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    asked = agenda_or_404(request, pk)
    context = {
        "asked": asked,
        "programme": asked.programme,
        "may_edit": may_edit(request, asked.programme),
        "can_plan": AGENDA.can(asked, AgendaState.PLANNED),
        "can_hold": AGENDA.can(asked, AgendaState.HELD),
        "can_decline": AGENDA.can(asked, AgendaState.DECLINED),
    }
    return respond(request, "programmes/agenda.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    leaders = {"forum": _("The leaders’ forum"), "topic": programme.name}
    form = TimeForm(request.POST or None, initial=leaders if request.GET.get("til") == "ledere" else None)
    if form.submit(ask_for_time, request.actor, programme):
        messages.success(request, _("Noted. Write here when there is an answer."))
        return redirect("programmes:agenda", form.result.pk)
    context = {"title": _("Ask for time at a meeting"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    asked = agenda_or_404(request, pk)
    form = TimePlanForm(request.POST or None, initial={"meeting_on": asked.meeting_on})
    return _answered(request, asked, form, plan_time, _("It is on the agenda"))


def held(request: HttpRequest, pk: int) -> HttpResponse:
    asked = agenda_or_404(request, pk)
    form = TimeHeldForm(request.POST or None, request=asked)
    return _answered(request, asked, form, hold_time, _("What came of it at the meeting?"))


def declined(request: HttpRequest, pk: int) -> HttpResponse:
    asked = agenda_or_404(request, pk)
    form = TimeAnswerForm(request.POST or None)
    return _answered(request, asked, form, decline_time, _("There was no time for it"))


def _answered(
    request: HttpRequest, asked: AgendaRequest, form: Form, action: Any, title: str
) -> HttpResponse:
    insist(may_edit(request, asked.programme))
    if form.submit(action, request.actor, asked):
        messages.success(request, _("Saved."))
        return redirect("programmes:agenda", asked.pk)
    context = {"title": title, "asked": asked, "programme": asked.programme}
    return respond(request, "programmes/agenda_form.html", context, form=form)


@require_POST
def step_done(request: HttpRequest, pk: int) -> HttpResponse:
    complete_next_step(request.actor, agenda_or_404(request, pk))
    messages.success(request, _("The next step has been taken."))
    return redirect("programmes:agenda", pk)
