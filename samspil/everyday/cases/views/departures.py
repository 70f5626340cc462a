"""A volunteer leaves: a last day, a list, and thanks."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.cases.actions import close_departure, plan_departure, see_to_step
from samspil.everyday.cases.forms import DepartureForm
from samspil.everyday.cases.models import Departure
from samspil.everyday.cases.queries import departures as queries
from samspil.everyday.cases.rules.departing import missing
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where the volunteer can leave."""
    volunteer = visible_or_404(request.actor, Volunteer.objects.select_related("user"), pk)
    rows = list(queries.to_part_from(request.actor, volunteer))
    context = {
        "volunteer": volunteer,
        "rows": rows,
        "is_own": volunteer.pk == request.actor.user_id,
        "verdict": allowed(request.actor, Can.VOLUNTEER_EDIT, volunteer),
    }
    return respond(request, "cases/start_departure.html", context)


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the last day."""
    rows = Affiliation.objects.select_related("volunteer__user", "workplace__unit", "partner")
    affiliation = visible_or_404(request.actor, rows, pk)
    is_own = affiliation.volunteer_id == request.actor.user_id
    form = DepartureForm(request.POST or None, is_own=is_own)
    if form.submit(plan_departure, request.actor, affiliation):
        messages.success(request, _("The last day is noted. Thank you for the time together."))
        return redirect("cases:departure", pk=form.result.pk)
    context = {
        "affiliation": affiliation,
        "is_own": is_own,
        "verdict": allowed(request.actor, Can.VOLUNTEER_EDIT, affiliation),
    }
    return respond(request, "cases/plan_departure.html", context, form=form)


def departures(request: HttpRequest) -> HttpResponse:
    """List who is leaving."""
    page = paginate(queries.unfinished(request.actor), request)
    return respond(request, "cases/departures.html", {"page": page})


def departure(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is still to be seen to, and to the volunteer what happens now."""
    found = _departure(request, pk)
    verdict = allowed(request.actor, Can.BADGE_ISSUE, found)
    context = {
        "departure": found,
        "steps": list(found.steps.select_related("done_by")),
        "reasons": missing(found),
        "is_own": found.affiliation.volunteer_id == request.actor.user_id,
        "can_see_to": bool(verdict),
    }
    return respond(request, "cases/departure.html", context)


@require_POST
def step(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    found = get_object_or_404(_departure(request, pk).steps.select_related("departure"), pk=step)
    see_to_step(request.actor, found, is_irrelevant=request.POST.get("vis") == "irrelevant")
    return redirect("cases:departure", pk=pk)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    close_departure(request.actor, _departure(request, pk))
    messages.success(request, _("The departure is closed."))
    return redirect("cases:departures")


def _departure(request: HttpRequest, pk: int) -> Departure:
    return visible_or_404(request.actor, queries.detailed(), pk)
