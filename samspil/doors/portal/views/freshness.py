"""Pages that strangers, and the caches between us, may keep for a minute; an unchanged one is answered before any work."""

import zlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from samspil.base.core import clock
from samspil.doors.portal.queries.versions import latest_change, release

SECONDS = 60
VARY = ["Accept-Language", "Cookie", "HX-Request", "HX-Target"]
View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """Give strangers an ETag that changes with every recorded event, and 304 while nothing has happened.

    Whoever carries a session or a message waiting to be shown gets a page of their own.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _is_for_anybody(request):
            return view(request, *args, **kwargs)
        etag = _etag(request)
        response = get_conditional_response(request, etag=etag)
        if response is None:
            response = view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            response.headers["ETag"] = etag
            patch_cache_control(response, public=True, max_age=SECONDS)
            patch_vary_headers(response, VARY)
        return response

    return answer


def _is_for_anybody(request: HttpRequest) -> bool:
    own = settings.SESSION_COOKIE_NAME in request.COOKIES or "messages" in request.COOKIES
    return request.method in {"GET", "HEAD"} and request.actor.is_stranger and not own


def _etag(request: HttpRequest) -> str:
    """The hour is in it, because pages show what is still to come."""
    address = f"{request.get_full_path()} {request.headers.get('HX-Target', '')}"
    hour = int(clock.now().timestamp()) // 3600
    return f'W/"{release()}-{latest_change()}-{hour}-{get_language()}-{zlib.crc32(address.encode()):x}"'
