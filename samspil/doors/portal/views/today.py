"""The pages of somebody who is signed in: their day, who the volunteers are, and the search."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.queries.joint import joint_meetings
from samspil.doors.portal.queries.search import may_search, search
from samspil.doors.portal.queries.today import blocks
from samspil.doors.portal.queries.who import place_or_404, who


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """One block for each duty, the most urgent first (HJ-10)."""
    by = request.actor
    context = {"blocks": blocks(by), "day": clock.today(), "may_search": may_search(by)}
    return respond(request, "portal/today.html", context)


@require_safe
def who_is_here(request: HttpRequest, pk: int) -> HttpResponse:
    """The volunteers of a workplace, for its staff (RM-64, DR-16)."""
    workplace = place_or_404(request.actor, pk)
    request.tenant = workplace.unit.authority
    return respond(request, "portal/who.html", {"who": who(request.actor, workplace)})


@require_safe
def joint(request: HttpRequest) -> HttpResponse:
    """The minutes of the meetings that employees and volunteers hold together."""
    return respond(request, "portal/joint_meetings.html", {"meetings": joint_meetings(request.actor)})


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Search people, activities and workplaces within reach."""
    if not may_search(request.actor):
        raise NotVisible
    text = request.GET.get("q", "").strip()[:100]
    return respond(request, "portal/search.html", {"text": text, "groups": search(request.actor, text)})
