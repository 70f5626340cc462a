"""Passkeys: signing in with one, adding and removing them."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.core.later import later
from samspil.base.ui.shortcuts import respond
from samspil.society.accounts import actions
from samspil.society.accounts.forms import PasskeyForm
from samspil.society.accounts.models import Passkey
from samspil.society.accounts.rules import is_fresh
from samspil.society.accounts.views.arrival import arrive, person_of
from samspil.society.accounts.views.sign_in import doorstep, private, target_of

if TYPE_CHECKING:
    from samspil.society.accounts.backends import passkeys as ceremony
else:
    ceremony = later("samspil.society.accounts.backends.passkeys")

ANSWER_WITHIN = timedelta(minutes=5)


@login_not_required
@require_POST
@private
def sign_in_options(request: HttpRequest) -> HttpResponse:
    """Give the browser what it asks the device: "prove that you hold a key of ours"."""
    options, state = ceremony.proof(request)
    _keep(request, "passkey_proof", state)
    return JsonResponse(options)


@login_not_required
@private
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in the person whose key has answered."""
    if request.method != "POST":
        return redirect("accounts:sign_in")
    try:
        state = _taken(request, "passkey_proof")
        passkey, count = ceremony.proven(request, state, request.POST.get("answer", "")[:20_000])
        user = actions.use_passkey(request.actor, passkey, sign_count=count)
    except (Invalid, Conflict) as refused:
        return doorstep(request, passkey_error=str(refused))
    return arrive(request, user, target=target_of(request))


@require_POST
def new_passkey_options(request: HttpRequest) -> HttpResponse:
    """Give the browser what it asks the device: "make a key for this person"."""
    _require_fresh(request)
    options, state = ceremony.registration(request, person_of(request))
    _keep(request, "passkey_promise", state)
    return JsonResponse(options)


def passkeys(request: HttpRequest) -> HttpResponse:
    """List the person's passkeys and add one."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST":
        _require_fresh(request)
        if form.is_valid() and _add(request, form):
            messages.success(request, _("The passkey has been added. Next time you can sign in with it."))
            return redirect("accounts:passkeys")
    context = {
        "passkeys": person_of(request).passkeys.all(),
        "is_fresh": is_fresh(request.session.get("signed_in_at"), clock.now()),
    }
    return respond(request, "accounts/passkeys.html", context, form=form)


@require_POST
def passkey_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of the person's own passkeys."""
    passkey = Passkey.objects.filter(user=person_of(request), pk=pk).first()
    if passkey is None:
        raise Http404
    actions.remove_passkey(request.actor, passkey)
    messages.success(request, _("The passkey has been removed."))
    return redirect("accounts:passkeys")


def _add(request: HttpRequest, form: PasskeyForm) -> bool:
    try:
        state = _taken(request, "passkey_promise")
        data = ceremony.registered(request, state, form.cleaned_data["answer"])
    except Invalid as refused:
        form.refuse(refused.errors)
        return False
    return form.submit(
        actions.add_passkey,
        request.actor,
        request.user,
        credential=data.credential_data,
        sign_count=data.counter,
    )


def _require_fresh(request: HttpRequest) -> None:
    if not is_fresh(request.session.get("signed_in_at"), clock.now()):
        raise Denied(
            _("It is a while since you signed in. Sign out and in again first; then nobody else can do this.")
        )


def _keep(request: HttpRequest, name: str, state: dict[str, Any]) -> None:
    request.session[name] = {"state": state, "until": (clock.now() + ANSWER_WITHIN).isoformat()}


def _taken(request: HttpRequest, name: str) -> dict[str, Any]:
    """Return the state that the answer is held against. It is gone afterwards: a challenge is answered once."""
    kept = request.session.pop(name, None)
    if kept is None or datetime.fromisoformat(kept["until"]) < clock.now():
        raise Invalid(_("The passkey could not be used. Try again, or let us send you a link."))
    state: dict[str, Any] = kept["state"]
    return state
