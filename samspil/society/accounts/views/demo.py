"""The door of the demonstration: sign in as one of its invented people. Its addresses exist only there."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.society.accounts import actions
from samspil.society.accounts.queries import demo_people, demo_person
from samspil.society.accounts.views.arrival import arrive
from samspil.society.accounts.views.sign_in import target_of


@login_not_required
def demo(request: HttpRequest) -> HttpResponse:
    """List the people of the demonstration."""
    _require_demo()
    return respond(request, "accounts/demo.html", {"people": demo_people()})


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest, duty: str) -> HttpResponse:
    """Sign in as the person with this duty."""
    _require_demo()
    user = demo_person(duty)
    if user is None:
        raise NotVisible
    actions.sign_in(request.actor, user, way="demo")
    return arrive(request, user, target=target_of(request))


def _require_demo() -> None:
    if not settings.DEMO:
        raise NotVisible
