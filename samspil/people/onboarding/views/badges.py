"""Cards: printed by the coordinator, checked by anybody with a phone."""

import io
from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.later import later
from samspil.base.ui.shortcuts import respond
from samspil.people.onboarding import queries
from samspil.people.onboarding.actions import revoke_badge
from samspil.people.onboarding.forms import RevokeForm
from samspil.people.onboarding.models import Badge, BadgeRevocation
from samspil.people.onboarding.queries.badges import badge_pdf, belongs, check_url
from samspil.society.access.permission import visible_or_404

if TYPE_CHECKING:
    import segno
else:
    segno = later("segno")


@login_not_required
def check(request: HttpRequest, code: str) -> HttpResponse:
    """Say whether a card holds: yes with first name and workplace, or no. Unknown and revoked cards look alike."""
    return respond(request, "onboarding/badge_check.html", {"badge": queries.checked_badge(code)})


def badge(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the card, ready to print."""
    one = _badge_or_404(request, pk)
    is_valid = not hasattr(one, "revocation") and belongs(one)
    return respond(request, "onboarding/badge.html", {"badge": one, "is_valid": is_valid})


def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The card to cut out. Nothing keeps a copy of it on the way."""
    one = _badge_or_404(request, pk)
    response = HttpResponse(badge_pdf(one), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="frivilligkort-{one.number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """Draw the code that leads to the check."""
    picture = io.BytesIO()
    segno.make(check_url(_badge_or_404(request, pk)), error="m").save(
        picture, kind="svg", scale=4, border=2, svgns=True, title="QR"
    )
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


def revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Report a card lost or given back; volunteers report their own."""
    one = _badge_or_404(request, pk)
    is_own = one.volunteer_id == request.actor.user_id
    form = RevokeForm(request.POST or None, initial={"reason": BadgeRevocation.Reason.LOST})
    if form.submit(revoke_badge, request.actor, one):
        messages.success(request, _("Card %(number)s is no longer valid.") % {"number": one.number})
        return (
            redirect("onboarding:my_steps")
            if is_own
            else redirect("onboarding:volunteer", pk=one.volunteer_id)
        )
    return respond(request, "onboarding/badge_revocation.html", {"badge": one, "is_own": is_own}, form=form)


def _badge_or_404(request: HttpRequest, pk: int) -> Badge:
    return visible_or_404(
        request.actor,
        Badge.objects.select_related("volunteer__user", "workplace__unit__authority", "revocation"),
        pk,
    )
