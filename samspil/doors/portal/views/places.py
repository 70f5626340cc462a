"""Where volunteers and staff meet: the overview, an authority, a workplace."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.queries import places
from samspil.doors.portal.queries.cards import COLUMNS, cards
from samspil.doors.portal.queries.community import community_of
from samspil.doors.portal.views.freshness import public_page
from samspil.everyday.requests.queries.offers import offers_at
from samspil.society.places.models import Authority


@login_not_required
@public_page
def overview(request: HttpRequest) -> HttpResponse:
    """The regions and municipalities where volunteers take part (RM-47)."""
    return respond(request, "portal/overview.html", {"authorities": places.authorities_with_counts()})


@login_not_required
@public_page
def authority(request: HttpRequest, slug: str) -> HttpResponse:
    """An authority's open workplaces, who takes part there, and how to reach them."""
    shown = get_object_or_404(Authority, slug=slug)
    request.tenant = shown
    text = request.GET.get("q", "")[:120]
    page = paginate(places.workplaces_of(shown, text), request)
    context = {
        "authority": shown,
        "page": page,
        "text": text,
        "partners": places.partners_by_workplace(page.items),
    }
    return respond(request, "portal/authority.html", context)


@login_not_required
@public_page
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """A workplace that has opened to volunteers; one that has not does not exist here (RM-13)."""
    workplace = places.workplace_by(slug)
    if workplace is None:
        raise NotVisible
    request.tenant = workplace.unit.authority
    page = paginate(places.activities_at(workplace), request, columns=COLUMNS)
    context = {
        "workplace": workplace,
        "page": page,
        "activities": cards(page.items),
        "offers": offers_at(workplace),
        "community": community_of(workplace),
    }
    return respond(request, "portal/place.html", context)
