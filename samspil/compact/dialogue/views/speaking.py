"""What anybody meets who has something to say: an idea, a doubt, and the private page where the answer comes."""

import re
from typing import TypeVar

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions.doubts import (
    raise_doubt,
    withdraw_doubt,
)
from samspil.compact.dialogue.actions.ideas import (
    propose_idea,
    withdraw_idea,
)
from samspil.compact.dialogue.flow import DOUBT, IDEA, DoubtState, IdeaState
from samspil.compact.dialogue.forms.voices import DoubtForm, IdeaForm
from samspil.compact.dialogue.models.voices import Doubt, Idea
from samspil.compact.dialogue.queries import voices as queries
from samspil.compact.dialogue.queries.concerns import standard_concerns
from samspil.society.accounts.rules import sparingly
from samspil.society.places.models import Authority, Workplace

V = TypeVar("V", Idea, Doubt)
_ABOUT = re.compile(r"[a-z_]+\.[a-z_]+:\d+")


@login_not_required
def speak(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the ways to say something, and what everybody may read."""
    authority, workplace = _place(request, slug)
    context = {
        "authority": authority,
        "workplace": workplace,
        "query": f"?sted={workplace.slug}" if workplace else "",
    }
    return respond(request, "dialogue/speak.html", context)


@login_not_required
@sparingly("idea")
def idea_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose an idea to the authority, or from a workplace's page to the workplace."""
    authority, workplace = _place(request, slug)
    form = IdeaForm(request.POST or None, authority=authority, workplace=workplace, by=request.actor)
    known = {"workplace": workplace} if workplace else {}
    if form.submit(propose_idea, request.actor, authority, **known):
        messages.success(request, _("Thank you! Your idea has been sent."))
        return redirect("dialogue:idea_status", pk=form.result.pk, key=form.result.key)
    return respond(
        request, "dialogue/idea_new.html", {"authority": authority, "workplace": workplace}, form=form
    )


@login_not_required
def idea_status(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the one who had the idea how it stands, and the answer."""
    idea = _own(Idea, pk, key)
    request.tenant = idea.authority
    context = {"idea": idea, "can_withdraw": IDEA.can(idea, IdeaState.WITHDRAWN)}
    return respond(request, "dialogue/idea_status.html", context)


@login_not_required
@require_POST
def idea_withdrawal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    withdraw_idea(request.actor, _own(Idea, pk, key), key=key)
    messages.success(request, _("You have taken your idea back. You are welcome with the next one."))
    return redirect("dialogue:idea_status", pk=pk, key=key)


@login_not_required
@sparingly("doubt")
def doubt_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether something is a volunteer's task."""
    authority, workplace = _place(request, slug)
    form = DoubtForm(
        request.POST or None,
        authority=authority,
        workplace=workplace,
        by=request.actor,
        initial={"about_title": request.GET.get("titel", "")[:160]},
    )
    about = request.GET.get("om", "")
    about = about if _ABOUT.fullmatch(about) and len(about) <= 80 else ""
    if form.is_valid() and form.submit(
        raise_doubt, request.actor, workplace or form.cleaned_data["workplace"], about_key=about
    ):
        messages.success(request, _("Thank you for asking. Your question has been sent to the leader."))
        return redirect("dialogue:doubt_status", pk=form.result.pk, key=form.result.key)
    return respond(
        request, "dialogue/doubt_new.html", {"authority": authority, "workplace": workplace}, form=form
    )


@login_not_required
def doubt_status(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the one who asked how it stands, and the answer."""
    doubt = _own(Doubt, pk, key)
    request.tenant = doubt.authority
    context = {"doubt": doubt, "can_withdraw": DOUBT.can(doubt, DoubtState.WITHDRAWN)}
    return respond(request, "dialogue/doubt_status.html", context)


@login_not_required
@require_POST
def doubt_withdrawal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    withdraw_doubt(request.actor, _own(Doubt, pk, key), key=key)
    messages.success(request, _("You have taken your question back."))
    return redirect("dialogue:doubt_status", pk=pk, key=key)


@login_not_required
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the answered ideas that may be seen by everybody, from both sides of the collaboration."""
    authority, workplace = _place(request, slug)
    page = paginate(queries.board(authority, workplace), request)
    context = {
        "authority": authority,
        "workplace": workplace,
        "page": page,
        "query": f"?sted={workplace.slug}" if workplace else "",
    }
    return respond(request, "dialogue/board.html", context)


@login_not_required
def safeguards(request: HttpRequest, slug: str) -> HttpResponse:
    """Say in public what the authority promises about the four known concerns."""
    authority = request.tenant = get_object_or_404(Authority, slug=slug)
    context = {"authority": authority, "concerns": standard_concerns(authority)}
    return respond(request, "dialogue/safeguards.html", context)


@login_not_required
def without_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """Help the staff to meet volunteers who come without an agreement. Nothing about anybody is registered."""
    authority, workplace = _place(request, slug)
    context = {"authority": authority, "query": f"?sted={workplace.slug}" if workplace else ""}
    return respond(request, "dialogue/without_agreement.html", context)


def mine(request: HttpRequest) -> HttpResponse:
    """List what one has proposed and asked oneself, with the answers."""
    context = {
        "ideas": paginate(queries.own_ideas(request.actor), request),
        "doubts": list(queries.own_doubts(request.actor)[:50]),
    }
    return respond(request, "dialogue/mine.html", context)


def _place(request: HttpRequest, slug: str) -> tuple[Authority, Workplace | None]:
    authority = request.tenant = get_object_or_404(Authority, slug=slug)
    here = Workplace.objects.public().filter(unit__authority=authority, slug=request.GET.get("sted", ""))
    return authority, here.select_related("unit__authority").first()


def _own(model: type[V], pk: int, key: str) -> V:
    rows = model.objects.select_related("workplace__unit", "authority", "sender")
    found = rows.filter(pk=pk).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    return found
