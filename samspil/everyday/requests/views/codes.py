"""Where a conversation's code is while somebody reads: in a cookie of the browser, for that conversation's address alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from samspil.everyday.requests.rules.threads import Seat

REMEMBERED = 90 * 24 * 3600  # seconds; otherwise the browser forgets the code when it is closed


def url_of(seat: Seat, name: str = "thread") -> str:
    if seat.key:
        return reverse(f"requests:{name}_citizen", args=[seat.thread.pk, seat.key])
    return reverse(f"requests:{name}", args=[seat.thread.pk])


def cookie_of(seat: Seat) -> tuple[str, str]:
    """Return the cookie's name and path. The word "key" in it keeps it out of Django's own error pages."""
    return f"samspil_key_{seat.thread.pk}_{seat.side.value}", f"/samtale/{seat.thread.pk}/"


def code_in(request: HttpRequest, seat: Seat) -> str:
    return request.COOKIES.get(cookie_of(seat)[0], "")


def with_code(response: HttpResponse, request: HttpRequest, seat: Seat, code: str) -> HttpResponse:
    name, path = cookie_of(seat)
    response.set_cookie(
        name,
        code,
        path=path,
        max_age=REMEMBERED if request.POST.get("remember") else None,
        secure=bool(settings.SESSION_COOKIE_SECURE),
        httponly=True,
        samesite="Strict",
    )
    return response


def without_code(response: HttpResponse, seat: Seat) -> HttpResponse:
    name, path = cookie_of(seat)
    response.delete_cookie(name, path=path, samesite="Strict")
    return response
