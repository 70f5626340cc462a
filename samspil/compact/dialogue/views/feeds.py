"""Meetings in one's own calendar: the secret address that a phone subscribes to."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.shortcuts import respond
from samspil.compact.dialogue.actions import make_meeting_feed, revoke_meeting_feed
from samspil.compact.dialogue.models import MeetingFeed
from samspil.compact.dialogue.queries.calendars import (
    CONTENT_TYPE,
    calendar_of,
    calendar_of_one,
    etag_of,
    feed_of,
)
from samspil.compact.dialogue.views.meetings import meeting_or_404
from samspil.society.accounts.models import User


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address."""
    found = feed_of(token)
    if found is None:
        raise Http404
    with translation.override(found.user.language):
        text = calendar_of(found.user)
    etag = etag_of(text)
    headers = {"ETag": etag, "Cache-Control": "private, no-cache", "Referrer-Policy": "no-referrer"}
    if etag in request.headers.get("If-None-Match", ""):
        return HttpResponseNotModified(headers=headers)
    return HttpResponse(text, content_type=CONTENT_TYPE, headers=headers)


@require_safe
def single(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting, to put into a calendar."""
    text = calendar_of_one(meeting_or_404(request, pk))
    headers = {"Content-Disposition": f'attachment; filename="moede-{pk}.ics"'}
    return HttpResponse(text, content_type=CONTENT_TYPE, headers=headers)


def subscription(request: HttpRequest) -> HttpResponse:
    """What a calendar address is; a POST makes one, and shows it this once."""
    address = ""
    if request.method == "POST":
        user = User.objects.get(pk=request.actor.user_id or 0)
        address = settings.PUBLIC_URL + reverse(
            "dialogue:feed", args=[make_meeting_feed(request.actor, user)]
        )
    context = {"address": address, "feed": MeetingFeed.objects.visible_to(request.actor).active().first()}
    return respond(request, "dialogue/subscription.html", context)


@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """Stop the address."""
    found = MeetingFeed.objects.visible_to(request.actor).active().first()
    if found is not None:
        revoke_meeting_feed(request.actor, found)
    messages.success(request, _("The address has stopped working."))
    return redirect("dialogue:subscription")
