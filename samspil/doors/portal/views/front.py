"""The front door."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.queries.cards import cards, columns
from samspil.doors.portal.queries.catalogue import newest
from samspil.doors.portal.views.freshness import public_page


@login_not_required
@public_page
def front(request: HttpRequest) -> HttpResponse:
    """Three doors, a search, and the newest activities. Whoever is signed in goes to their own day."""
    if request.actor.user_id is not None:
        return redirect("portal:today")
    return respond(request, "portal/front.html", {"newest": cards(columns(newest()))})
