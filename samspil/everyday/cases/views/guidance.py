"""The duty of notification: what to do, and whom to call. Nothing is asked about the child."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.cases.actions import change_contact, open_guidance
from samspil.everyday.cases.forms import ContactForm, LookUpForm
from samspil.everyday.cases.queries.guidance import (
    every_municipality,
    municipalities_for,
    municipality,
    ruled_authority,
    without_numbers,
)
from samspil.everyday.cases.rules.municipalities import MUNICIPALITIES
from samspil.everyday.cases.rules.numbers import EVERYWHERE


@login_not_required
def page(request: HttpRequest) -> HttpResponse:
    """Say what the duty is. A POST shows whom to call; the answer is on the same page, so that no address tells what was asked."""
    form = LookUpForm(request.POST or None)
    found = None
    if form.is_valid():
        open_guidance(request.actor)
        found = municipalities_for(form.cleaned_data["place"])
    context = {
        "found": found,
        "names": sorted(MUNICIPALITIES.values()),
        "everywhere": EVERYWHERE,
        "can_change": ruled_authority(request.actor),
    }
    return respond(request, "cases/guidance.html", context, form=form)


def numbers(request: HttpRequest) -> HttpResponse:
    """List the municipalities for those who keep the numbers right, and say which lack numbers."""
    if ruled_authority(request.actor) is None:
        raise NotVisible
    rows = every_municipality()
    return respond(request, "cases/numbers.html", {"rows": rows, "missing": without_numbers(rows)})


def number(request: HttpRequest, code: str) -> HttpResponse:
    """Change the numbers of one municipality."""
    authority, found = ruled_authority(request.actor), municipality(code)
    if authority is None or found is None:
        raise NotVisible
    form = ContactForm(request.POST or None, initial=ContactForm.initial_from(found.numbers))
    if form.submit(change_contact, request.actor, authority, code=code):
        messages.success(request, _("Saved."))
        return redirect("cases:numbers")
    return respond(request, "cases/number.html", {"municipality": found}, form=form)
