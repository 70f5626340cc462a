"""A volunteer's own invitations: a link and a QR code to share, and nobody's name stored."""

from django.http import HttpRequest, HttpResponse

from samspil.base.ui.shortcuts import respond
from samspil.people.activities.queries.role_cards import qr_code
from samspil.people.applications import queries


def invitations(request: HttpRequest) -> HttpResponse:
    """Show a link and a QR code for each activity that the volunteer takes part in and that has room."""
    ready = [
        {"activity": one.activity, "url": one.url, "qr": qr_code(one.url)}
        for one in queries.invitations(request.actor)
    ]
    return respond(request, "applications/invitations.html", {"invitations": ready})
