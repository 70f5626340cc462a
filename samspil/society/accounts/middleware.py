"""Who a session belongs to, and how long it lives. The latter stands after the actor's middleware: staff and volunteers differ."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, logout
from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.society.accounts.models import Session, User
from samspil.society.accounts.rules import idle_limit

TOUCH_AFTER = timedelta(minutes=5)


class PersonOfSession(AuthenticationMiddleware):
    """Django's own, but the session has brought its person along, so that nobody asks for them a second time.

    Whatever is not plainly as it should be (another backend, an old hash, somebody who has been shut out) is left to Django.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _brought_along(request) or get_user(request))  # type: ignore[assignment] # as Django has it


def _brought_along(request: HttpRequest) -> User | None:
    """Return the person whom Django would find as well, if the session proves it."""
    if hasattr(request, "_cached_user"):
        return None
    known = request.session.get(SESSION_KEY), request.session.get(BACKEND_SESSION_KEY)
    row: Session | None = getattr(request.session, "row", None)
    user = row.user if row else None
    if user is None or not user.is_active or known[0] != str(user.pk):
        return None
    if known[1] not in settings.AUTHENTICATION_BACKENDS:
        return None
    given = request.session.get(HASH_SESSION_KEY, "")
    if not given or not constant_time_compare(given, user.get_session_auth_hash()):
        return None
    request._cached_user = user  # type: ignore[attr-defined] # noqa: SLF001 - where Django keeps it
    return user


class SessionLimits:
    """Ends a session that has rested too long, and notes at most every five minutes that it is in use.

    It writes before the page is made, so the page itself stays a pure read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        row: Session | None = getattr(request.session, "row", None)
        if request.actor.user_id is not None and row is not None:
            self._look_at(request, row)
        return self.get_response(request)

    def _look_at(self, request: HttpRequest, row: Session) -> None:
        now = clock.now()
        rested = now - row.last_seen_at
        if rested > idle_limit(request.actor):
            logout(request)
            request.actor = STRANGER.in_request(request.actor.request_id)
        elif rested > TOUCH_AFTER:
            Session.objects.filter(pk=row.pk).update(last_seen_at=now)
