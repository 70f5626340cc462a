"""The page that a mailed link opens. Opening it changes nothing, for mail filters open links too."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samspil.base.core.errors import Conflict
from samspil.base.ui.shortcuts import respond
from samspil.society.accounts import actions
from samspil.society.accounts.models import SignInLink
from samspil.society.accounts.queries import link_of
from samspil.society.accounts.rules import own_path
from samspil.society.accounts.views.arrival import arrive
from samspil.society.accounts.views.sign_in import private

GONE = 410


@login_not_required
@private
def link_sent(request: HttpRequest) -> HttpResponse:
    """Say that a link is on its way, whether or not anybody has the address."""
    return respond(request, "accounts/link_sent.html", {})


@login_not_required
@private
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it signs in."""
    found = link_of(token)
    if found is None:
        # The second press of an impatient finger: they are in already.
        return redirect("/") if request.actor.user_id is not None else gone(request)
    if request.method != "POST":
        return respond(request, "accounts/link.html", {"link": found})
    return _use(request, found)


def gone(request: HttpRequest) -> HttpResponse:
    """Say that the link has been used or is too old, and lead on."""
    return respond(request, "accounts/link_gone.html", {}, status=GONE)


def _use(request: HttpRequest, found: SignInLink) -> HttpResponse:
    try:
        user = actions.use_link(request.actor, found)
    except Conflict:
        return gone(request)
    return arrive(request, user, target=own_path(request, found.next_path))
