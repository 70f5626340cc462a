"""A citizen's own no: without an account, in one field, and the same answer whoever asks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.shortcuts import respond
from samspil.people.citizens import actions, queries
from samspil.people.citizens.forms import LetterForm, NoForm
from samspil.society.accounts.rules import TooManyTries, network_key

private = cache_control(private=True, no_store=True)


@login_not_required
def no(request: HttpRequest) -> HttpResponse:
    """Everybody may say no to visits, and need not say why (RM-32, DR-40)."""
    form, rest = NoForm(request.POST or None), ""
    try:
        if form.submit(actions.say_no, request.actor, network=network_key("no_contact", request)):
            return redirect("citizens:noted")
    except TooManyTries as tired:
        rest = tired.reason
    return respond(request, "citizens/no.html", {"rest": rest}, form=form, **_status(rest))


@login_not_required
@require_safe
def noted(request: HttpRequest) -> HttpResponse:
    return respond(request, "citizens/noted.html", {})


@login_not_required
def letter(request: HttpRequest) -> HttpResponse:
    """Ask for the letter with which one takes one's own no back."""
    form, rest = LetterForm(request.POST or None), ""
    try:
        if form.submit(actions.ask_for_letter, request.actor, network=network_key("no_contact", request)):
            return redirect("citizens:letter_sent")
    except TooManyTries as tired:
        rest = tired.reason
    return respond(request, "citizens/letter.html", {"rest": rest}, form=form, **_status(rest))


@login_not_required
@require_safe
def letter_sent(request: HttpRequest) -> HttpResponse:
    return respond(request, "citizens/letter_sent.html", {})


@login_not_required
@private
@require_safe
def own_mark(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """What the letter leads to: how it stands, and the button that takes the no back."""
    context = {"mark": queries.own_mark(pk, key), "key": key}
    return respond(request, "citizens/own_mark.html", context)


@login_not_required
@require_POST
def own_lifting(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take it back by the button: a mail scanner that follows the link changes nothing."""
    actions.take_back(request.actor, queries.own_mark(pk, key), key=key)
    messages.success(request, _("Your no has been taken back. You can ask for a volunteer again."))
    return redirect("citizens:own_mark", pk=pk, key=key)


def _status(rest: str) -> dict[str, int]:
    return {"status": 429} if rest else {}
