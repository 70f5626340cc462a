"""The catalogue for other websites: as feeds for programs, and as a list to stand in a frame (RM-25, RM-28)."""

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from samspil.base.ui.shortcuts import respond
from samspil.doors.portal.forms.catalogue import FindForm
from samspil.doors.portal.queries import catalogue
from samspil.doors.portal.queries.cards import cards, columns
from samspil.doors.portal.queries.catalogue import Wish
from samspil.doors.portal.queries.feeds import items
from samspil.doors.portal.views.freshness import public_page
from samspil.people.activities.flow import State

SHOWN = 20  # in a frame on somebody else's page


@login_not_required
@public_page
def json_feed(request: HttpRequest) -> HttpResponse:
    """The search as JSON Feed 1.1. What is no longer published is gone from it at once."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("Volunteer activities"),
        "home_page_url": _address("portal:find", request),
        "feed_url": _address("portal:feed_json", request),
        "language": get_language(),
        "items": [item.as_json() for item in items(_wish(request))],
    }
    return _open(JsonResponse(feed, content_type="application/feed+json"))


@login_not_required
@public_page
def rss_feed(request: HttpRequest) -> HttpResponse:
    """The same search as RSS 2.0."""
    feed = Rss201rev2Feed(
        title=_("Volunteer activities"),
        link=_address("portal:find", request),
        description=_("What volunteers do, and what one can join or ask for."),
        language=get_language(),
        feed_url=_address("portal:feed_rss", request),
    )
    for item in items(_wish(request)):
        feed.add_item(
            title=item.title,
            link=item.url,
            description=f"{item.summary} {item.place}".strip(),
            unique_id=item.url,
            pubdate=item.published_at,
            categories=[item.theme],
        )
    return _open(HttpResponse(feed.writeString("utf-8"), content_type="application/rss+xml; charset=utf-8"))


@login_not_required
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@public_page
def embedded(request: HttpRequest) -> HttpResponse:
    """The same search as a list in a frame on any page: no cookie, no form, nothing from outside."""
    wish = _wish(request)
    rows = catalogue.found(wish)[0].filter(state=State.PUBLISHED) if wish else None
    shown = cards(columns(rows[:SHOWN])) if rows is not None else []
    context = {"cards": shown, "find_url": _address("portal:find", request)}
    return respond(request, "portal/embedded.html", context)


def _wish(request: HttpRequest) -> Wish | None:
    return FindForm(request.GET, authorities=catalogue.choices()[0]).wish()


def _address(name: str, request: HttpRequest) -> str:
    query = request.GET.urlencode()
    return f"{settings.PUBLIC_URL}{reverse(name)}{'?' if query else ''}{query}"


def _open(response: HttpResponse) -> HttpResponse:
    """Let pages of other hosts read it: it holds only what everybody may see."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
