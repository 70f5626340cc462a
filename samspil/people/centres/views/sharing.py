"""The workplace's side: which municipalities see a vacancy, and who is asked whether they would rather meet a centre."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.people.activities.queries.activities import activity_or_404
from samspil.people.applications.models import Interest
from samspil.people.centres import queries
from samspil.people.centres.actions import refer_to_centre, share_vacancy, take_back_vacancy
from samspil.people.centres.forms import CentreForm, SharingForm
from samspil.people.centres.models import Vacancy
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


def vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the activity to the volunteer centres of one more municipality."""
    activity = activity_or_404(request.actor, pk)
    require(request.actor, Can.ACTIVITY_EDIT, activity)
    towns = list(queries.municipalities_with_centres(activity))
    form = SharingForm(request.POST if request.method == "POST" else None, municipalities=towns)
    if form.submit(share_vacancy, request.actor, activity):
        messages.success(request, _("The volunteer centres there see the activity now."))
        return redirect("centres:vacancy", pk)
    context = {"activity": activity, "vacancies": queries.vacancies_of(activity), "towns": towns}
    return respond(request, "centres/vacancy.html", context, form=form)


@require_POST
def taking_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it no longer to one of them."""
    rows = Vacancy.objects.select_related("activity__workplace__unit", "municipality")
    found = visible_or_404(request.actor, rows, pk)
    take_back_vacancy(request.actor, found)
    messages.success(request, _("The volunteer centres there do not see the activity any more."))
    return redirect("centres:vacancy", found.activity_id)


def interest_referral(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask somebody who has left an interest whether a volunteer centre may contact them."""
    interest = visible_or_404(
        request.actor, Interest.objects.select_related("workplace__unit", "authority"), pk
    )
    form = CentreForm(request.POST if request.method == "POST" else None, centres=queries.centres())
    if form.submit(refer_to_centre, request.actor, interest):
        messages.success(request, _("We have asked %(name)s by e-mail.") % {"name": interest.first_name})
        return redirect("applications:interests")
    return respond(request, "centres/interest_referral.html", {"interest": interest}, form=form)
