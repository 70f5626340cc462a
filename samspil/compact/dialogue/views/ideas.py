"""Where ideas are read and answered: by the leader, and by the consultant for what was passed on or left."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions.ideas import (
    accept_idea,
    decline_idea,
    note_involvement,
    pass_idea_on,
    plan_start,
)
from samspil.compact.dialogue.flow import IDEA, IdeaState
from samspil.compact.dialogue.forms.voices import IdeaAnswerForm, InvolvementForm, PassOnForm, StartForm
from samspil.compact.dialogue.models.voices import Idea
from samspil.compact.dialogue.queries import voices as queries
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404

_LISTS = (
    (IdeaState.RECEIVED.value, IdeaState.RECEIVED.label),
    (queries.WITH_CONSULTANT, IdeaState.PASSED.label),
    (IdeaState.ACCEPTED.value, IdeaState.ACCEPTED.label),
    (IdeaState.DECLINED.value, IdeaState.DECLINED.label),
)


def ideas(request: HttpRequest) -> HttpResponse:
    """List the ideas of the places within reach; those that wait for an answer first."""
    chosen = request.GET.get("vis", IdeaState.RECEIVED.value)
    chosen = chosen if chosen in dict(_LISTS) else IdeaState.RECEIVED.value
    counts = queries.idea_counts(request.actor)
    context = {
        "page": paginate(queries.ideas(request.actor, chosen), request),
        "tabs": [
            NavItem(str(label), f"?vis={name}", current=name == chosen, count=counts[name])
            for name, label in _LISTS
        ],
        "is_waiting": chosen == IdeaState.RECEIVED,
    }
    return respond(request, "dialogue/ideas.html", context)


def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one idea. Who sent it is shown to those alone who answer."""
    found = _seen(request, pk)
    verdict = allowed(request.actor, Can.IDEA_ANSWER, found)
    context = {
        "idea": found,
        "verdict": verdict,
        "is_named": bool(verdict) or found.is_from(request.actor),
        "can_answer": IDEA.can(found, IdeaState.ACCEPTED),
        "can_pass_on": IDEA.can(found, IdeaState.PASSED),
        "can_go_on": found.state == IdeaState.ACCEPTED,
        "can_involve": found.state not in (IdeaState.DECLINED, IdeaState.WITHDRAWN),
        "involved": queries.involved(found),
    }
    return respond(request, "dialogue/idea.html", context)


def idea_answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    form = IdeaAnswerForm(request.POST or None)
    answer = accept_idea if form.data.get("outcome") == "accepted" else decline_idea
    if form.submit(answer, request.actor, found):
        messages.success(request, _("Your answer has been sent."))
        return redirect("dialogue:idea", pk=pk)
    context = {"idea": found, "verdict": allowed(request.actor, Can.IDEA_ANSWER, found)}
    return respond(request, "dialogue/idea_answer.html", context, form=form)


def idea_passing(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    form = PassOnForm(request.POST or None)
    if form.submit(pass_idea_on, request.actor, found):
        messages.success(request, _("The consultant answers from here. The sender has been told so."))
        return redirect("dialogue:idea", pk=pk)
    context = {"idea": found, "verdict": allowed(request.actor, Can.IDEA_ANSWER, found)}
    return respond(request, "dialogue/idea_passing.html", context, form=form)


def idea_involvement(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    form = InvolvementForm(request.POST or None)
    if form.submit(note_involvement, request.actor, found):
        messages.success(request, _("Noted. It stands with the idea now."))
        return redirect("dialogue:idea", pk=pk)
    context = {"idea": found, "verdict": allowed(request.actor, Can.IDEA_ANSWER, found)}
    return respond(request, "dialogue/idea_involvement.html", context, form=form)


def idea_start(request: HttpRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    form = StartForm(request.POST or None, initial={"starts_on": found.starts_on})
    if form.submit(plan_start, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("dialogue:idea", pk=pk)
    context = {"idea": found, "verdict": allowed(request.actor, Can.IDEA_ANSWER, found)}
    return respond(request, "dialogue/idea_start.html", context, form=form)


def _seen(request: HttpRequest, pk: int) -> Idea:
    rows = Idea.objects.select_related("workplace__unit", "authority", "sender").prefetch_related(
        "involvements"
    )
    return visible_or_404(request.actor, rows, pk)
