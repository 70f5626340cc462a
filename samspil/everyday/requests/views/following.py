"""The asker's private page: how it goes, and every way to say no. The address is the only pass."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions.asking import cancel_request
from samspil.everyday.requests.actions.refusing import allow_contact, refuse_contact
from samspil.everyday.requests.models import Request
from samspil.everyday.requests.queries.following import story_of
from samspil.everyday.requests.queries.worklist import RELATED, errand_of

private = cache_control(private=True, no_store=True)


@login_not_required
@private
def status(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show how it goes, and what can be done."""
    return respond(request, "requests/status.html", _context(request, pk, key))


@login_not_required
@private
def on_paper(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The same for paper."""
    return respond(request, "requests/on_paper.html", _context(request, pk, key))


@login_not_required
@private
def aloud(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The same as plain sentences in large type, one after the other, for a screen reader or tired eyes."""
    return respond(request, "requests/aloud.html", _context(request, pk, key))


@login_not_required
@require_POST
def cancellation(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    cancel_request(request.actor, _own(pk, key), key=key)
    messages.success(request, _("It is cancelled. You are welcome to ask again any time."))
    return redirect("requests:status", pk=pk, key=key)


@login_not_required
@require_POST
def refusal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    refuse_contact(request.actor, _own(pk, key), key=key)
    messages.success(request, _("We have noted it. No volunteer gets in touch with you."))
    return redirect("requests:status", pk=pk, key=key)


@login_not_required
@require_POST
def change_of_mind(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    allow_contact(request.actor, _own(pk, key), key=key)
    messages.success(request, _("It is noted. You can ask for a volunteer again."))
    return redirect("requests:status", pk=pk, key=key)


def _own(pk: int, key: str) -> Request:
    found = Request.objects.select_related(*RELATED).filter(pk=pk).first()
    if found is None or not found.opens_with(key):
        raise NotVisible
    return found


def _context(request: HttpRequest, pk: int, key: str) -> dict[str, Any]:
    wanted = _own(pk, key)
    request.tenant = wanted.activity.workplace.unit.authority
    return {
        "wanted": wanted,
        "errand": errand_of(wanted),
        "activity": wanted.activity,
        "key": key,
        "story": story_of(wanted),
    }
