"""How long a session lives. Stands after the actor's middleware, because staff and volunteers differ."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.society.accounts.models import Session
from samspil.society.accounts.rules import idle_limit

TOUCH_AFTER = timedelta(minutes=5)


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
