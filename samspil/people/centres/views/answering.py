"""The person who is referred says yes or no, on a private page and without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.shortcuts import respond
from samspil.people.centres.actions import agree_to_referral, decline_referral
from samspil.people.centres.queries import referral_of


@login_not_required
@require_safe
def referral(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show who would like to pass on what, to whom. Reading it answers nothing."""
    found = referral_of(pk, key)
    request.tenant = found.authority
    return respond(request, "centres/referral.html", {"referral": found, "key": key})


@login_not_required
@require_POST
def yes(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    agree_to_referral(request.actor, referral_of(pk, key), key=key)
    return redirect("centres:referral", pk, key)


@login_not_required
@require_POST
def no(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    decline_referral(request.actor, referral_of(pk, key), key=key)
    return redirect("centres:forgotten")


@login_not_required
@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    return respond(request, "centres/forgotten.html", {})
