"""A volunteer's own pages."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Denied
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.queries.circles import own_circles
from samspil.everyday.rotas.queries.hours import hours_of
from samspil.everyday.rotas.queries.opportunities import opportunities
from samspil.everyday.rotas.queries.people import attended, coming, volunteer_of
from samspil.people.volunteers.models import Volunteer


def possible(request: HttpRequest) -> HttpResponse:
    """What can I do now? Shifts that I may take and have time for."""
    with_full = request.GET.get("fulde", "") == "1"
    found = opportunities(
        own_volunteer(request), after=request.GET.get("efter", "")[:60], with_full=with_full
    )
    return respond(request, "rotas/opportunities.html", {"found": found, "with_full": with_full})


def index(request: HttpRequest) -> HttpResponse:
    """My shifts, and where I have been."""
    volunteer, today = own_volunteer(request), clock.today()
    context = {
        "circles": own_circles(request.actor),
        "coming": coming(request.actor),
        "attended": attended(request.actor),
        "hours": hours_of(volunteer.pk, today.replace(month=1, day=1), today),
        "year": str(today.year),
    }
    return respond(request, "rotas/mine.html", context)


def own_volunteer(request: HttpRequest) -> Volunteer:
    """Return the reader as a volunteer. Raises Denied for those who are none."""
    volunteer = volunteer_of(request.actor)
    if volunteer is None:
        raise Denied(_("This page is for volunteers. You are not registered as one."))
    return volunteer
