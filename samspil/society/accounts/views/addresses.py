"""Another e-mail address to sign in with."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.shortcuts import respond
from samspil.society.accounts import actions
from samspil.society.accounts.forms import AddressForm
from samspil.society.accounts.queries import address_change_of
from samspil.society.accounts.rules import TooManyTries, is_fresh
from samspil.society.accounts.views.arrival import person_of
from samspil.society.accounts.views.links import GONE
from samspil.society.accounts.views.sign_in import private


def address(request: HttpRequest) -> HttpResponse:
    """Ask for another address, soon after signing in."""
    user, form = person_of(request), AddressForm(request.POST or None)
    fresh = is_fresh(request.session.get("signed_in_at"), clock.now())
    try:
        asked = fresh and form.submit(actions.ask_for_address, request.actor, user)
    except TooManyTries as rest:
        form.add_error("email", rest.reason)
        asked = False
    if asked:
        messages.success(
            request, _("We have sent a link to the new address. Nothing changes before you open it.")
        )
        return redirect("accounts:account")
    return respond(request, "accounts/address.html", {"fresh": fresh, "person": user}, form=form)


@login_not_required
@private
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button; pressing it takes the new address into use. Opening the page changes nothing."""
    found = address_change_of(token)
    if found is None:
        return respond(request, "accounts/address_gone.html", {}, status=GONE)
    if request.method != "POST":
        return respond(request, "accounts/address_confirmation.html", {"change": found})
    actions.confirm_address(request.actor, found)
    messages.success(request, _("From now on you sign in with the new address."))
    return redirect("accounts:account")  # whoever is not signed in here meets the door first
