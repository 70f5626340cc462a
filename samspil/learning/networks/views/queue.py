"""The consultant's queue, and the introductions that are made from it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.introductions import introduce_colleague, introduce_network
from samspil.learning.networks.forms.introductions import ColleagueForm, OwnNetworkForm, QueueFilter
from samspil.learning.networks.models import AdviceCase
from samspil.learning.networks.queries import queue as queries
from samspil.learning.networks.queries.advice import advice_or_404
from samspil.learning.networks.rules.advice import is_asker, may_answer


def queue(request: HttpRequest) -> HttpResponse:
    """Who waits, what for and how long; and what has been done for others."""
    queries.insist_on_consultant(request.actor)
    form = QueueFilter(request.GET)
    context = {
        "form": form,
        "page": paginate(queries.queue_of(request.actor, form.kind()), request, size=20),
        "figures": queries.figures_of(request.actor),
        "made": queries.introductions_made(request.actor)[:10],
    }
    return respond(request, "networks/queue.html", context)


def _to_answer(request: HttpRequest, pk: int) -> AdviceCase:
    case = advice_or_404(request.actor, pk)
    if not may_answer(case, request.actor):
        raise NotVisible
    return case


def colleague(request: HttpRequest, pk: int) -> HttpResponse:
    case = _to_answer(request, pk)
    form = ColleagueForm(request.POST if request.method == "POST" else None)
    if form.submit(introduce_colleague, request.actor, case):
        messages.success(request, _("The two have been told of each other."))
        return redirect("networks:advice_case", pk=pk)
    return respond(request, "networks/introduce_colleague.html", {"case": case}, form=form)


def network(request: HttpRequest, pk: int) -> HttpResponse:
    case = _to_answer(request, pk)
    form = OwnNetworkForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.submit(introduce_network, request.actor, case):
        messages.success(request, _("The one who asked has been taken into the network."))
        return redirect("networks:advice_case", pk=pk)
    return respond(request, "networks/introduce_network.html", {"case": case}, form=form)


def introduction(request: HttpRequest, pk: int) -> HttpResponse:
    """The two who have been brought together, and how they reach each other."""
    found = queries.introduction_or_404(request.actor, pk)
    context = {"introduction": found, "is_asker": is_asker(found.case, request.actor)}
    return respond(request, "networks/introduction.html", context)
