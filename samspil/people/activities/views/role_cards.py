"""The role card: one page that tells staff, volunteer and citizen who does what. Open to everybody (RM-22)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from samspil.base.ui.shortcuts import respond
from samspil.people.activities.queries.activities import public_activity_or_404
from samspil.people.activities.queries.role_cards import etag_of, qr_code, role_card_pdf
from samspil.people.activities.queries.sheets import sheet_of


@login_not_required
@require_safe
def page(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    activity = public_activity_or_404(pk)
    if slug != activity.slug:  # printed cards keep the address of the day they were printed
        return redirect("activities:role_card", pk, activity.slug)
    sheet = sheet_of(activity)
    return respond(request, "activities/role_card.html", {"sheet": sheet, "qr": qr_code(sheet.role_card_url)})


@login_not_required
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The card to print. The browser asks whether it has changed, and is told so without the file."""
    activity = public_activity_or_404(pk)
    sheet = sheet_of(activity)
    etag = quote_etag(etag_of(sheet))
    response = get_conditional_response(request, etag=etag)
    if not isinstance(response, HttpResponseNotModified):
        response = HttpResponse(role_card_pdf(sheet), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="rollekort-{activity.slug}.pdf"'
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response
