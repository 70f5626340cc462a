"""The front door."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse

from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.queries.cards import cards, columns
from samspil.doors.portal.queries.catalogue import newest
from samspil.doors.portal.views.freshness import public_page


@login_not_required
@public_page
def front(request: HttpRequest) -> HttpResponse:
    """Three doors, a search, and the newest activities. Whoever is signed in goes to their own day."""
    if request.actor.user_id is not None and (own := _own_page()):
        return redirect(own)
    return respond(request, "portal/front.html", {"newest": cards(columns(newest()))})


def _own_page() -> str:
    try:
        return reverse("portal:today")
    except NoReverseMatch:
        return ""
