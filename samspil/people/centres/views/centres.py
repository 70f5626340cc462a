"""The volunteer centre's own page: vacancies, people, courses."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.centres import queries
from samspil.people.centres.actions import refer_to_workplace, settle_referral
from samspil.people.centres.forms import PersonForm
from samspil.people.centres.models import Referral
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404
from samspil.society.access.reach import grants_for
from samspil.society.partners.models import Partner


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """All volunteer centres, and the way into one's own."""
    own = {grant.partner_id for grant in grants_for(request.actor, Can.INTEREST_HANDLE)}
    context = {"page": paginate(queries.centres(), request, size=50), "own": own}
    return respond(request, "centres/directory.html", context)


@require_safe
def centre(request: HttpRequest, pk: int) -> HttpResponse:
    """What is shared with the centre's municipality, who would like to talk with it, and what it teaches."""
    found = _own(request, pk)
    context = {
        "centre": found,
        "page": paginate(queries.vacancies_for(request.actor, found), request, size=20),
        "referred": queries.referred(request.actor, found),
        "passed_on": queries.passed_on(request.actor, found),
        "courses": queries.courses_of(found),
    }
    return respond(request, "centres/centre.html", context)


def referral_new(request: HttpRequest, pk: int, vacancy: int) -> HttpResponse:
    """Ask a person whether the centre may pass them on to the workplace of a vacancy."""
    found = _own(request, pk)
    wanted = queries.vacancy_or_404(request.actor, found, vacancy)
    form = PersonForm(request.POST if request.method == "POST" else None)
    if form.submit(refer_to_workplace, request.actor, wanted, centre=found):
        messages.success(request, _("We have asked %(name)s by e-mail.") % {"name": form.result.first_name})
        return redirect("centres:centre", pk)
    return respond(request, "centres/referral_new.html", {"centre": found, "vacancy": wanted}, form=form)


@require_POST
def settlement(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the centre has talked with the person."""
    rows = Referral.objects.select_related("centre", "workplace__unit")
    found = visible_or_404(request.actor, rows, pk)
    settle_referral(request.actor, found)
    messages.success(request, _("Good. The name and the e-mail address have been erased."))
    return redirect("centres:centre", found.centre_id)


def _own(request: HttpRequest, pk: int) -> Partner:
    found = queries.centre_or_404(request.actor, pk)
    require(request.actor, Can.INTEREST_HANDLE, found)
    return found
