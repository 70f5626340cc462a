"""One's own account: name, language, password and devices."""

from django.contrib import messages
from django.contrib.auth import authenticate, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.ui.shortcuts import respond
from samspil.society.accounts import actions
from samspil.society.accounts.forms import AccountForm, LanguageForm, PasswordForm
from samspil.society.accounts.queries import session_of, sessions_of
from samspil.society.accounts.rules import TooManyTries, is_fresh, own_path
from samspil.society.accounts.views.arrival import person_of, remember_language


def account(request: HttpRequest) -> HttpResponse:
    """Show the account; name and language are changed here."""
    user = person_of(request)
    form = AccountForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.submit(actions.change_account, request.actor, user):
        translation.activate(user.language)
        messages.success(request, _("Your account has been saved."))
        response = redirect("accounts:account")
        remember_language(response, user.language)
        return response
    context = {
        "passkey_count": user.passkeys.count(),
        "session_count": sessions_of(user).count(),
        "has_password": user.has_usable_password(),
    }
    return respond(request, "accounts/account.html", context, form=form)


def password(request: HttpRequest) -> HttpResponse:
    """Choose a password. Whoever has just signed in need not remember the old one."""
    user = person_of(request)
    fresh = is_fresh(request.session.get("signed_in_at"), clock.now())
    has_password = user.has_usable_password()
    form = PasswordForm(request.POST or None, ask_old=has_password and not fresh)
    may_change = fresh or has_password
    if request.method == "POST" and may_change and form.is_valid() and _knows_old(request, form):
        key = request.session.session_key or ""
        if form.submit(actions.change_password, request.actor, user, keep_session=key):
            update_session_auth_hash(request, user)
            messages.success(
                request, _("Your password has been changed. All other devices have been signed out.")
            )
            return redirect("accounts:account")
    context = {"may_change": may_change, "has_password": has_password}
    return respond(request, "accounts/password.html", context, form=form)


def sessions(request: HttpRequest) -> HttpResponse:
    """Show where the person is signed in."""
    found = sessions_of(person_of(request))
    return respond(
        request, "accounts/sessions.html", {"sessions": found, "here": request.session.session_key}
    )


@require_POST
def sign_out_device(request: HttpRequest, handle: str) -> HttpResponse:
    """End the session of another device."""
    found = session_of(user := person_of(request), handle)
    actions.sign_out_device(request.actor, user, session_key=found.session_key)
    messages.success(request, _("The device is signed out."))
    return redirect("accounts:sessions")


@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session, this one too."""
    actions.sign_out_everywhere(request.actor, person_of(request))
    logout(request)
    messages.success(request, _("You are signed out on all devices."))
    return redirect("accounts:sign_in")


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Change the language, and remember it: for a signed-in person in the account, else in the browser."""
    response = redirect(own_path(request, request.POST.get("next")) or "/")
    form = LanguageForm(request.POST)
    if form.is_valid():
        language = form.cleaned_data["language"]
        if request.actor.user_id is not None:
            actions.change_account(request.actor, person_of(request), language=language)
        remember_language(response, language)
    return response


def _knows_old(request: HttpRequest, form: PasswordForm) -> bool:
    """Check the old password when it is asked for; wrong ones count as they do at the door."""
    if "old_password" not in form.fields:
        return True
    try:
        known = authenticate(
            request, email=person_of(request).email, password=form.cleaned_data["old_password"]
        )
    except TooManyTries as rest:
        form.add_error("old_password", rest.reason)
        return False
    if known is None:
        form.add_error("old_password", _("This is not your password now."))
    return known is not None
