"""The page where one signs in, with a link, a password or a passkey; and the way out."""

from django.conf import settings
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from samspil.base.ui.forms import Form
from samspil.base.ui.shortcuts import respond
from samspil.society.accounts import actions
from samspil.society.accounts.forms import LinkForm, PasswordSignInForm
from samspil.society.accounts.models import User
from samspil.society.accounts.rules import TooManyTries, device_of, network_key, own_path
from samspil.society.accounts.views.arrival import arrive, person_of

private = cache_control(private=True, no_store=True)


@login_not_required
@private
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a link."""
    target = target_of(request)
    if request.method != "POST" and request.actor.user_id is not None:
        return redirect(target or "/")
    form = LinkForm(request.POST or None)
    if request.method != "POST":
        return doorstep(request)
    try:
        asked = form.submit(
            actions.ask_for_link,
            request.actor,
            network=network_key("link", request),
            device=device_of(request),
            next_path=target,
        )
    except TooManyTries as rest:
        return doorstep(request, link_form=form, rest=rest.reason)
    return redirect("accounts:link_sent") if asked else doorstep(request, link_form=form)


@login_not_required
@private
def password(request: HttpRequest) -> HttpResponse:
    """Sign in with a password."""
    if request.method != "POST":
        return redirect("accounts:sign_in")
    form = PasswordSignInForm(request.POST, auto_id="id_password_%s")
    if not form.is_valid():
        return doorstep(request, password_form=form)
    try:
        user = authenticate(request, **form.cleaned_data)
    except TooManyTries as rest:
        return doorstep(request, password_form=form, rest=rest.reason)
    if not isinstance(user, User):
        form.add_error(None, _("The e-mail or the password is wrong. Try again, or let us send you a link."))
        return doorstep(request, password_form=form)
    actions.sign_in(request.actor, user, way="password")
    return arrive(request, user, target=target_of(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session."""
    actions.sign_out(request.actor, person_of(request), session_key=request.session.session_key or "")
    logout(request)
    return redirect("accounts:sign_in")


def target_of(request: HttpRequest) -> str:
    """Return where the person was going, if that is a page of ours."""
    return own_path(request, request.POST.get("next") or request.GET.get("next"))


def doorstep(
    request: HttpRequest,
    *,
    link_form: Form | None = None,
    password_form: Form | None = None,
    passkey_error: str = "",
    rest: str = "",
) -> HttpResponse:
    """Show the sign-in page: 422 with what is wrong, 429 with how long to wait."""
    context = {
        "link_form": link_form or LinkForm(),
        "password_form": password_form or PasswordSignInForm(auto_id="id_password_%s"),
        "by_password": password_form is not None,
        "passkey_error": passkey_error,
        "rest": rest,
        "next": target_of(request),
        "is_demo": settings.DEMO,
    }
    is_wrong = link_form or password_form or passkey_error
    return respond(
        request, "accounts/sign_in.html", context, status=429 if rest else 422 if is_wrong else 200
    )
