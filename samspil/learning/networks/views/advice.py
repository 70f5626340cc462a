"""Asking the consultant. Only the two sides see what is written."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.advice import (
    answer_advice,
    ask_for_advice,
    note_advice,
    take_back_advice,
)
from samspil.learning.networks.flow import AdviceState
from samspil.learning.networks.forms.advice import AskAdviceForm, NoteForm, SolutionForm
from samspil.learning.networks.queries import advice as queries
from samspil.learning.networks.rules.advice import is_asker, may_answer
from samspil.learning.networks.rules.experiences import is_colleague
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for


def cases(request: HttpRequest) -> HttpResponse:
    """What one has asked, and what one is to answer."""
    context = {
        "page": paginate(queries.advice_cases(request.actor), request, size=30),
        "is_colleague": is_colleague(request.actor),
        "is_consultant": bool(grants_for(request.actor, Can.SUPPORT_EDIT)),
    }
    return respond(request, "networks/advice.html", context)


def new(request: HttpRequest) -> HttpResponse:
    if not is_colleague(request.actor):
        raise NotVisible
    form = AskAdviceForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid() and form.submit(ask_for_advice, request.actor, form.cleaned_data["authority"]):
        messages.success(
            request, _("Your question is on its way. You get a message when there is an answer.")
        )
        return redirect("networks:advice_case", pk=form.result.pk)
    return respond(request, "networks/advice_new.html", {}, form=form)


def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The question, what has been written since, and its answer."""
    found = queries.advice_or_404(request.actor, pk)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.submit(note_advice, request.actor, found):
        messages.success(request, _("The other side has been told."))
        return redirect("networks:advice_case", pk=pk)
    context = {
        "case": found,
        "is_open": found.state == AdviceState.OPEN,
        "is_asker": is_asker(found, request.actor),
        "may_answer": may_answer(found, request.actor),
    }
    return respond(request, "networks/advice_case.html", context, form=form)


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.advice_or_404(request.actor, pk)
    if not may_answer(found, request.actor):
        raise NotVisible
    form = SolutionForm(request.POST if request.method == "POST" else None)
    if form.submit(answer_advice, request.actor, found):
        messages.success(request, _("Your answer has been sent."))
        return redirect("networks:advice_case", pk=pk)
    return respond(request, "networks/advice_answer.html", {"case": found}, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    take_back_advice(request.actor, queries.advice_or_404(request.actor, pk))
    messages.success(request, _("Your question has been taken back."))
    return redirect("networks:advice")
