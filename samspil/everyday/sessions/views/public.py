"""Citizens find a session, sign up and cancel: without an account, by a private link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.sessions import queries
from samspil.everyday.sessions.actions import cancel_sign_up, sign_up
from samspil.everyday.sessions.flow import PLACE, PlaceState
from samspil.everyday.sessions.forms import SignUpForm
from samspil.everyday.sessions.models import Theme
from samspil.society.accounts.rules import sparingly

private = cache_control(private=True, no_store=True)


@login_not_required
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Everything that associations offer to learn about."""
    theme = request.GET.get("emne", "")
    theme = theme if theme in Theme.values else ""
    number = request.GET.get("forening", "")
    partner = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None
    page = paginate(queries.offered(theme, partner), request)
    context = {"page": page, "themes": Theme.choices, "theme": theme}
    return respond(request, "sessions/catalogue.html", context)


@login_not_required
@require_safe
def series(request: HttpRequest, pk: int) -> HttpResponse:
    """One series with its coming sessions."""
    found = queries.offered_or_404(pk)
    request.tenant = found.partner.authority
    return respond(request, "sessions/series.html", {"series": found})


@login_not_required
@sparingly("session")
def signing_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a place: a first name and an address."""
    session = queries.session_or_404(pk)
    request.tenant = session.series.partner.authority
    form = SignUpForm(request.POST or None)
    if form.submit(sign_up, request.actor, session):
        messages.success(request, _("Thank you! We have sent you an e-mail with the link to this page."))
        return redirect("sessions:place", form.result.pk, form.result.key)
    return respond(request, "sessions/signing_up.html", {"session": session}, form=form)


@login_not_required
@private
@require_safe
def place(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """How it stands with one's place."""
    found = queries.place_or_404(pk, key)
    request.tenant = found.session.series.partner.authority
    can_cancel = PLACE.can(found, PlaceState.CANCELLED)
    return respond(request, "sessions/place.html", {"place": found, "key": key, "can_cancel": can_cancel})


@login_not_required
@require_POST
def cancellation(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    cancel_sign_up(request.actor, queries.place_or_404(pk, key), key=key)
    messages.success(request, _("Your place is cancelled. You need not say why."))
    return redirect("sessions:place", pk, key)
