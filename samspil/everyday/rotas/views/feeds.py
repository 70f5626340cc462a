"""Calendars: the address that a phone subscribes to, and a single shift to put in."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import make_feed, revoke_feed
from samspil.everyday.rotas.models import CalendarFeed
from samspil.everyday.rotas.queries.calendar import CONTENT_TYPE, etag_of, owner_of, rows_of, written
from samspil.everyday.rotas.views.mine import own_volunteer


@login_not_required
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address. Unchanged costs two queries and no writing (304)."""
    found = owner_of(token)
    if found is None:
        raise Http404
    volunteer_id, language = found
    rows = rows_of(volunteer_id)
    etag = etag_of(rows, language)
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}
    if etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    with translation.override(language):
        return HttpResponse(written(rows), content_type=CONTENT_TYPE, headers=headers)


def single(request: HttpRequest, pk: int) -> HttpResponse:
    """One of the reader's own shifts."""
    rows = rows_of(request.actor.volunteer_id or 0, shift_id=pk)
    if not rows:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="vagt-{pk}.ics"'}
    return HttpResponse(written(rows), content_type=CONTENT_TYPE, headers=headers)


def subscription(request: HttpRequest) -> HttpResponse:
    """What a calendar address is; a POST makes one, and shows it this once."""
    volunteer = own_volunteer(request)
    address = ""
    if request.method == "POST":
        token = make_feed(request.actor, volunteer)
        address = settings.PUBLIC_URL + reverse("rotas:feed", args=[token])
    context = {"address": address, "feed": CalendarFeed.objects.visible_to(request.actor).active().first()}
    return respond(request, "rotas/subscription.html", context)


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Stop the address."""
    found = CalendarFeed.objects.visible_to(request.actor).active().first()
    if found is not None:
        revoke_feed(request.actor, found)
    messages.success(request, _("The address has stopped working."))
    return redirect("rotas:subscription")
