"""The volunteers of a place, and a volunteer's own details."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.events.recording import record_read
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.queries import buddy_token
from samspil.people.volunteers import queries
from samspil.people.volunteers.actions import change_volunteer, end_affiliation
from samspil.people.volunteers.events import VolunteerViewed
from samspil.people.volunteers.forms import DetailsForm, EndForm
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def directory(request: HttpRequest) -> HttpResponse:
    """List the volunteers within reach."""
    query = request.GET.get("q", "")[:100]
    rows, total = queries.directory(request.actor, query), queries.TOTAL if query.strip() else ""
    page = paginate(rows, request, columns=queries.COLUMNS, counted=total)
    page = replace(page, items=queries.listed(request.actor, page.items))
    return respond(request, "volunteers/directory.html", {"page": page, "query": query})


def figures(request: HttpRequest) -> HttpResponse:
    """Show whether there is time for the volunteers, and how old they are."""
    context = {
        "balances": queries.balances(request.actor),
        "most": queries.MOST_FOR_AN_HOUR,
        "ages": queries.ages(request.actor),
    }
    return respond(request, "volunteers/figures.html", context)


def volunteer(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one volunteer. That somebody looked is recorded, and the volunteer can see it."""
    found = visible_or_404(request.actor, Volunteer.objects.select_related("user"), pk)
    if request.actor.user_id != found.pk:
        record_read(VolunteerViewed(subject=found, volunteer=found.pk), by=request.actor)
    context = {
        "volunteer": found,
        "affiliations": queries.affiliations(request.actor, found),
        "verdict": allowed(request.actor, Can.VOLUNTEER_EDIT, found),
    }
    return respond(request, "volunteers/volunteer.html", context)


def details(request: HttpRequest) -> HttpResponse:
    """Let volunteers change what they have told of themselves."""
    found = visible_or_404(
        request.actor, Volunteer.objects.select_related("user"), request.actor.user_id or 0
    )
    form = DetailsForm(request.POST or None, initial=DetailsForm.initial_from(found))
    if form.submit(change_volunteer, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("volunteers:details")
    return respond(request, "volunteers/details.html", {"volunteer": found}, form=form)


def parting(request: HttpRequest, pk: int) -> HttpResponse:
    """End an affiliation."""
    affiliation = _affiliation(request, pk)
    form = EndForm(request.POST or None)
    if form.submit(end_affiliation, request.actor, affiliation):
        messages.success(request, _("The affiliation has ended. Remember to say thank you."))
        return redirect("volunteers:directory")
    return respond(request, "volunteers/parting.html", {"affiliation": affiliation}, form=form)


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Lead on to the choice of an employee whom the volunteer can turn to; we vouch that the volunteer belongs there."""
    affiliation = _affiliation(request, pk)
    token = buddy_token(affiliation.workplace, affiliation.volunteer_id)
    return redirect("dialogue:buddy_new", pk=affiliation.workplace_id, token=token)


def _affiliation(request: HttpRequest, pk: int) -> Affiliation:
    return visible_or_404(
        request.actor, Affiliation.objects.select_related("volunteer__user", "workplace__unit", "partner"), pk
    )
