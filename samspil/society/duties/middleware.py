"""`request.actor`: the person behind the request, with the duties that they hold today."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from samspil.base.core.actor import STRANGER
from samspil.society.duties.queries import actor_for


class ActorMiddleware:
    """Sets the actor once for each request; two queries for a signed-in person, none for a stranger."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request_id = getattr(request, "request_id", "")
        # A cookie-less request never touches the session or the user table.
        user = request.user if request.COOKIES else None
        actor = actor_for(user) if user is not None and user.is_authenticated else STRANGER
        request.actor = actor.in_request(request_id)
        return self.get_response(request)
