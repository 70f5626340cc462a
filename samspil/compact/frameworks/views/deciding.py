"""Recording decisions, adopting and signing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Denied
from samspil.base.ui.shortcuts import INVALID, respond
from samspil.compact.frameworks.actions import adopt_version, record_decision, sign_version
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.forms import AdoptionForm, DecisionForm
from samspil.compact.frameworks.queries.pages import bodies_of, version_or_404
from samspil.compact.frameworks.rules import adoption_gate, may_decide


def decision(request: HttpRequest, pk: int, body_pk: int) -> HttpResponse:
    """Record what one body decided."""
    version = version_or_404(request.actor, pk)
    body = get_object_or_404(version.framework.owners, pk=body_pk)
    verdict = may_decide(request.actor, version)
    if not verdict:
        raise Denied(verdict.reason)
    form = DecisionForm(request.POST or None, body=body)
    if form.submit(record_decision, request.actor, version, body):
        messages.success(request, _("The decision has been recorded."))
        return redirect("frameworks:version", pk=pk)
    context = {"version": version, "framework": version.framework, "body": body}
    return respond(request, "frameworks/decision.html", context, form=form)


def adoption(request: HttpRequest, pk: int) -> HttpResponse:
    """Adopt the version, through the gate."""
    version = version_or_404(request.actor, pk)
    sent = request.POST if request.method == "POST" else None  # every field may be empty
    form = AdoptionForm(sent, is_local=version.framework.is_local)
    status = 200
    if form.submit(adopt_version, request.actor, version):
        if form.result:
            messages.success(request, _("The version has been adopted."))
            return redirect("frameworks:version", pk=pk)
        status = INVALID
    context = {
        "version": version,
        "framework": version.framework,
        "gate": form.result if form.result is not None else adoption_gate(version),
        "bodies": bodies_of(version),
        "verdict": may_decide(request.actor, version),
    }
    return respond(request, "frameworks/adoption.html", context, form=form, status=status)


@require_POST
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign the words that were shown: the page sends their mark back."""
    version = version_or_404(request.actor, pk)
    sign_version(request.actor, version, digest=request.POST.get("digest", ""))
    told = _("You have signed. The other signature is still to come.")
    if version.state == State.SIGNED:
        told = _("You have signed. Everybody has signed now, and the text is sealed.")
    messages.success(request, told)
    return redirect("frameworks:version", pk=pk)
