"""Child certificates: for the few who assess them."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.onboarding.actions import (
    assess_certificate,
    await_consent,
    lapse_certificate,
    order_certificate,
    receive_certificate,
    require_certificate_anew,
)
from samspil.people.onboarding.flow import FLOW, State
from samspil.people.onboarding.forms import AssessForm
from samspil.people.onboarding.models import ChildCertificate
from samspil.people.onboarding.queries.certificates import record_looks, to_assess
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for

# The last part of the address -> the state it leads to, and the action.
_STEPS: dict[str, tuple[str, Callable[..., object]]] = {
    "bestilling": (State.ORDERED, order_certificate),
    "samtykke": (State.AWAITING_CONSENT, await_consent),
    "modtagelse": (State.RECEIVED, receive_certificate),
    "bortfald": (State.LAPSED, lapse_certificate),
}


def certificates(request: HttpRequest) -> HttpResponse:
    """List the certificates on their way; each status that is shown is recorded as read."""
    if not grants_for(request.actor, Can.CERTIFICATE_ASSESS):
        raise NotVisible
    with_settled = request.GET.get("vis") == "alle"
    page = paginate(to_assess(request.actor, with_settled=with_settled), request, size=25)
    record_looks(request.actor, [one.affiliation for one in page])
    return respond(
        request,
        "onboarding/certificates.html",
        {"page": page, "with_settled": with_settled, "today": clock.today()},
    )


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where one stands, and assess it."""
    one = _certificate_or_404(request, pk)
    form = AssessForm(request.POST if request.method == "POST" else None)
    if form.submit(assess_certificate, request.actor, one):
        messages.success(request, _("Noted. Delete the certificate itself where you received it."))
        return redirect("onboarding:certificates")
    record_looks(request.actor, [one.affiliation])
    context = {
        "certificate": one,
        "steps": [key for key, (state, _action) in _STEPS.items() if FLOW.can(one, state)],
        "can_assess": FLOW.can(one, State.APPROVED),
        "can_renew": one.state in (State.EXPIRED, State.NOT_APPROVED),
        "today": clock.today(),
    }
    return respond(request, "onboarding/certificate.html", context, form=form)


@require_POST
def certificate_step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    if step not in _STEPS:
        raise NotVisible
    _STEPS[step][1](request.actor, _certificate_or_404(request, pk))
    messages.success(request, _("Noted."))
    return redirect("onboarding:certificate", pk=pk)


@require_POST
def certificate_renewal(request: HttpRequest, pk: int) -> HttpResponse:
    anew = require_certificate_anew(request.actor, _certificate_or_404(request, pk))
    messages.success(request, _("A new certificate is on the list."))
    return redirect("onboarding:certificate", pk=anew.pk)


def _certificate_or_404(request: HttpRequest, pk: int) -> ChildCertificate:
    found = to_assess(request.actor, with_settled=True).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
