"""What can be printed about a workplace's volunteers: for patients' letters, notice boards and associations (RM-26)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.queries import printed
from samspil.doors.portal.queries.places import workplace_by
from samspil.doors.portal.queries.printed import Paper
from samspil.doors.portal.views.freshness import public_page
from samspil.people.activities.queries.role_cards import qr_code
from samspil.society.places.models import Workplace


@login_not_required
@public_page
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """The papers of one workplace, and the code by itself."""
    workplace = _place(request, slug)
    context = {
        "workplace": workplace,
        "offered": printed.offered_at(workplace),
        "papers": Paper.choices,
        "address": printed.ask_address(workplace),
        "qr": qr_code(printed.ask_address(workplace)),
    }
    return respond(request, "portal/papers.html", context)


@login_not_required
@require_safe
def paper(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """One paper, as it stands today. With nothing to ask for there is no paper."""
    workplace = _place(request, slug)
    offered = printed.offered_at(workplace)
    if kind not in Paper.values or not offered:
        raise NotVisible
    values = printed.content_of(Paper(kind), workplace, offered)
    etag = quote_etag(printed.etag_of(values))
    response = get_conditional_response(request, etag=etag)
    if not isinstance(response, HttpResponseNotModified):
        response = HttpResponse(printed.pdf_of(workplace, values), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{kind}-{workplace.slug}.pdf"'
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


def _place(request: HttpRequest, slug: str) -> Workplace:
    """Return the open workplace of the address, whose page this is. Raises NotVisible."""
    workplace = workplace_by(slug)
    if workplace is None:
        raise NotVisible
    request.tenant = workplace.unit.authority
    return workplace
