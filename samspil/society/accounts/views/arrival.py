"""Where every way in ends."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import check_for_language

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.society.accounts.models import User
from samspil.society.accounts.rules import ABSOLUTE, device_of

BACKEND = "samspil.society.accounts.backends.passwords.EmailBackend"
YEAR = int(timedelta(days=365).total_seconds())


def arrive(request: HttpRequest, user: User, *, target: str = "") -> HttpResponse:
    """Begin a session under a new key, in the person's own language, and send them on to where they were going."""
    login(request, user, backend=BACKEND)
    now = clock.now()
    request.session["device"] = device_of(request)
    request.session["signed_in_at"] = now.isoformat()
    request.session.set_expiry(now + ABSOLUTE)
    response = redirect(target or settings.LOGIN_REDIRECT_URL)
    remember_language(response, user.language)
    return response


def person_of(request: HttpRequest) -> User:
    """Return the signed-in person, for views that strangers do not reach."""
    if not isinstance(request.user, User):
        raise NotVisible
    return request.user


def remember_language(response: HttpResponse, language: str) -> None:
    """Keep the language in the browser, where every page looks for it."""
    if check_for_language(language):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=YEAR,
            secure=bool(settings.SESSION_COOKIE_SECURE),
            httponly=True,
            samesite="Lax",
        )
