"""The volunteers of a place, and a volunteer's own details."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import record_read
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.queries import buddy_token
from samspil.people.volunteers import queries
from samspil.people.volunteers.actions import change_volunteer, end_affiliation, move_end, place_students
from samspil.people.volunteers.events import VolunteerViewed
from samspil.people.volunteers.forms import DetailsForm, EndForm, PlacementEndForm, PlacementForm
from samspil.people.volunteers.models import Affiliation, Placement, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Workplace


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


def placements(request: HttpRequest) -> HttpResponse:
    """List the students who come for a time."""
    page = paginate(queries.placements(request.actor), request)
    context = {"page": page, "may_place": queries.placement_places(request.actor).exists()}
    return respond(request, "volunteers/placements.html", context)


def placement_new(request: HttpRequest) -> HttpResponse:
    """Take a class on."""
    places = queries.placement_places(request.actor)
    form = PlacementForm(request.POST or None, places=places, initial={"workplace": places.first()})
    if form.submit(_place, request.actor):
        messages.success(
            request, _("The students have been taken on. Now each of them has the usual steps to go through.")
        )
        return redirect("volunteers:placement", pk=form.result.pk)
    return respond(request, "volunteers/placement_new.html", {"has_place": places.exists()}, form=form)


def _place(by: Actor, *, workplace: Workplace, **fields: Any) -> Placement:
    return place_students(by, workplace, **fields)


def placement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who came, and lead to their certificates."""
    found = _placement(request, pk)
    context = {
        "placement": found,
        "students": queries.students(found),
        "may_edit": bool(allowed(request.actor, Can.VOLUNTEER_EDIT, found))
        and found.last_day >= clock.today(),
    }
    return respond(request, "volunteers/placement.html", context)


def placement_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the last day of the class."""
    found = _placement(request, pk)
    form = PlacementEndForm(request.POST or None, initial={"last_day": found.last_day})
    if form.submit(move_end, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("volunteers:placement", pk=pk)
    verdict = allowed(request.actor, Can.VOLUNTEER_EDIT, found)
    return respond(
        request, "volunteers/placement_end.html", {"placement": found, "verdict": verdict}, form=form
    )


def _placement(request: HttpRequest, pk: int) -> Placement:
    return visible_or_404(request.actor, Placement.objects.select_related("workplace__unit"), pk)
