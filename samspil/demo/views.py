"""The letters of the demonstration, for those who try it on."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.demo.post import letters


@login_not_required
def post(request: HttpRequest) -> HttpResponse:
    """Show the latest letters. The address does not exist outside a demonstration."""
    if not settings.DEMO:
        raise NotVisible
    return respond(request, "demo/post.html", {"letters": list(letters())})
