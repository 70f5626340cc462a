"""The language of the screen."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme


@login_not_required
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Remember the reader's language in their own browser, and go back. A link and no form, so that a page needs no token."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    asked = request.GET.get("next", "/")
    is_ours = url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = redirect(asked if is_ours else "/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=60 * 60 * 24 * 365,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    response.headers["Cache-Control"] = "no-store"
    return response
