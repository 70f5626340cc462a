"""Volunteers who have not been there for a while."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.recognition.actions.hellos import say_hello
from samspil.learning.recognition.queries.hellos import quiet_volunteers
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.permission import visible_or_404


def hellos(request: HttpRequest) -> HttpResponse:
    """List those who might be glad of a hello."""
    return respond(
        request, "recognition/hellos.html", {"page": paginate(quiet_volunteers(request.actor), request)}
    )


@require_POST
def hello(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that somebody has said hello."""
    rows = Affiliation.objects.select_related("workplace__unit")
    say_hello(request.actor, visible_or_404(request.actor, rows, pk))
    messages.success(request, _("Noted. Thank you for thinking of them."))
    return redirect("recognition:hellos")
