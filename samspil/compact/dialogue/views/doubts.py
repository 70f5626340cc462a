"""Where doubts are answered, and where a committee sees them as numbers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions.doubts import (
    answer_doubt,
)
from samspil.compact.dialogue.flow import DOUBT, DoubtState
from samspil.compact.dialogue.forms.voices import DoubtAnswerForm
from samspil.compact.dialogue.models import Committee
from samspil.compact.dialogue.models.voices import Doubt
from samspil.compact.dialogue.queries import voices as queries
from samspil.compact.dialogue.queries.committees import own_committees
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def doubts(request: HttpRequest) -> HttpResponse:
    """List the doubts that the reader answers or has asked, the most urgent first."""
    shown = (DoubtState.OPEN, DoubtState.ANSWERED)
    state = request.GET.get("vis", DoubtState.OPEN)
    state = state if state in shown else DoubtState.OPEN
    counts = queries.doubt_counts(request.actor)
    context = {
        "page": paginate(queries.doubts(request.actor, state), request),
        "tabs": [
            NavItem(str(tab.label), f"?vis={tab}", current=tab == state, count=counts[tab]) for tab in shown
        ],
        "is_waiting": state == DoubtState.OPEN,
    }
    return respond(request, "dialogue/doubts.html", context)


def doubt(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one doubt, and answer it."""
    rows = Doubt.objects.select_related("workplace__unit", "authority", "sender", "answered_by")
    found = visible_or_404(request.actor, rows, pk)
    form = DoubtAnswerForm(request.POST or None)
    if form.submit(answer_doubt, request.actor, found):
        messages.success(request, _("Your answer has been sent."))
        return redirect("dialogue:doubt", pk=pk)
    verdict = allowed(request.actor, Can.IDEA_ANSWER, found)
    context = {
        "doubt": found,
        "verdict": verdict,
        "is_named": bool(verdict) or found.is_from(request.actor),
        "can_answer": bool(verdict) and DOUBT.can(found, DoubtState.ANSWERED),
    }
    return respond(request, "dialogue/doubt.html", context, form=form)


def doubt_counts(request: HttpRequest) -> HttpResponse:
    """Show a committee the doubts of the last twelve months as numbers: without names and without the words."""
    seen = Committee.objects.visible_to(request.actor).standing().select_related("level")
    chosen = _chosen(request, list(seen.order_by("level__rank", "name", "pk")))
    context = {
        "committee": chosen,
        "others": [one for one in seen.order_by("level__rank", "name", "pk") if one != chosen],
        "counts": queries.doubts_for_committee(chosen, queries.Period.year_to_date()) if chosen else None,
    }
    return respond(request, "dialogue/doubt_counts.html", context)


def _chosen(request: HttpRequest, seen: list[Committee]) -> Committee | None:
    """Return the committee that the address names, or the reader's own, or the first within reach."""
    named = request.GET.get("udvalg", "")
    if named:
        number = int(named) if named.isascii() and named.isdigit() and len(named) < 10 else 0
        return visible_or_404(request.actor, Committee, number)
    own = own_committees(request.actor).first()
    return own or next(iter(seen), None)
