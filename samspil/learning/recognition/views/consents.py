"""Where those answer who are in a story: a private page, without an account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.recognition.actions.consents import (
    give_consent,
    narrow_consent,
    refuse_consent,
    withdraw_consent,
)
from samspil.learning.recognition.flow import ConsentState
from samspil.learning.recognition.forms.stories import ConsentForm, NarrowForm
from samspil.learning.recognition.models import Consent
from samspil.learning.recognition.queries import stories as queries
from samspil.society.accounts.rules import sparingly


@login_not_required
@never_cache
@sparingly("consent")
def consent(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the story to somebody who is in it, and take the yes: once, or twice with a week between."""
    found = _own(request, pk, key)
    form = ConsentForm(
        request.POST if request.method == "POST" else None,
        is_guarded=found.is_guarded,
        initial={"uses": [row.use for row in found.uses.all() if row.ended_at is None]},
    )
    if form.submit(give_consent, request.actor, found, key=key):
        messages.success(request, _("Thank you. Your answer is noted."))
        return redirect("recognition:consent", pk=pk, key=key)
    context = queries.consent_picture(found, request.actor)
    return respond(request, "recognition/consent.html", context, form=form)


@login_not_required
@require_POST
def refusal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    refuse_consent(request.actor, _own(request, pk, key), key=key)
    messages.success(request, _("Your no is noted. You will not be asked again about this story."))
    return redirect("recognition:consent", pk=pk, key=key)


@login_not_required
@never_cache
@sparingly("consent")
def uses(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Take the yes back for some of the uses."""
    found = _own(request, pk, key)
    if found.state != ConsentState.GIVEN:
        return redirect("recognition:consent", pk=pk, key=key)
    standing = [row.use for row in found.uses.all() if row.ended_at is None]
    form = NarrowForm(request.POST if request.method == "POST" else None, standing=standing)
    if form.submit(narrow_consent, request.actor, found, key=key):
        messages.success(request, _("It is changed, as you wish."))
        return redirect("recognition:consent", pk=pk, key=key)
    return respond(request, "recognition/uses.html", {"consent": found, "story": found.story}, form=form)


@login_not_required
@require_POST
def withdrawal(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    withdraw_consent(request.actor, _own(request, pk, key), key=key)
    messages.success(request, _("You have taken your yes back. The story is not shown any more."))
    return redirect("recognition:consent", pk=pk, key=key)


def mine(request: HttpRequest) -> HttpResponse:
    """List the stories that somebody signed in has been asked about."""
    return respond(
        request, "recognition/mine.html", {"page": paginate(queries.consents_of(request.actor), request)}
    )


def _own(request: HttpRequest, pk: int, key: str) -> Consent:
    found = queries.consent_or_404(pk, key)
    request.tenant = found.story.authority
    return found
