"""Registering what a body has decided."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import Conflict
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import decide_point_again, register_decisions
from samspil.learning.programmes.flow import PaperState
from samspil.learning.programmes.forms.papers import DecisionsForm, NewDecisionForm
from samspil.learning.programmes.views.papers import paper_or_404, point_or_404
from samspil.learning.programmes.views.programmes import insist
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Register the decisions of one meeting, point by point."""
    paper = paper_or_404(request, pk)
    insist(allowed(request.actor, Can.PROGRAMME_DECIDE, paper))
    if paper.state != PaperState.SUBMITTED:
        raise Conflict(_("Decisions are registered when the paper has been put forward."))
    form = DecisionsForm(request.POST or None, paper=paper)
    if form.submit(register_decisions, request.actor, paper):
        messages.success(request, _("The decisions have been registered. They stand from now on."))
        return redirect("programmes:paper", pk)
    return respond(request, "programmes/decisions.html", {"paper": paper}, form=form)


def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Register a later decision about one point; the earlier one stays."""
    point = point_or_404(request, pk)
    insist(allowed(request.actor, Can.PROGRAMME_DECIDE, point))
    if not point.decisions.all():
        raise Conflict(_("The point has not been decided yet."))
    form = NewDecisionForm(request.POST or None, paper=point.paper)
    if form.submit(decide_point_again, request.actor, point):
        messages.success(request, _("The new decision has been registered. The earlier one stays with it."))
        return redirect("programmes:paper", point.paper_id)
    context = {"paper": point.paper, "point": point, "earlier": list(point.decisions.all())}
    return respond(request, "programmes/decision_again.html", context, form=form)
