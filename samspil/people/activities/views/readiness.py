"""Is the workplace prepared? Its six parts, a leader's yes, and what an authority asks for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.actions import accept_start, set_readiness_policy
from samspil.people.activities.forms.readiness import AcceptForm, ReadinessPolicyForm
from samspil.people.activities.models import StartAcceptance
from samspil.people.activities.rules.readiness import (
    ADVICE,
    has_started,
    may_accept,
    readiness_policy_of,
    start_readiness,
)
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.access.reach import within
from samspil.society.places.models import Authority, Workplace


def readiness(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is in place before the first volunteers come; a leader may accept what is missing."""
    workplace = visible_or_404(request.actor, Workplace.objects.select_related("unit__authority"), pk)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    if form.submit(accept_start, request.actor, workplace):
        messages.success(request, _("Noted. The activity can be published now."))
        return redirect("activities:readiness", pk)
    found = start_readiness(workplace)
    context = {
        "workplace": workplace,
        "readiness": found,
        "parts": [(part, is_there, ADVICE[part]) for part, is_there in found.parts.items()],
        "may_accept": may_accept(request.actor, workplace, found),
        "has_started": has_started(workplace),
        "acceptances": StartAcceptance.objects.visible_to(request.actor)
        .filter(workplace=workplace)
        .select_related("accepted_by"),
        "may_rule": allowed(request.actor, Can.RULE_EDIT, workplace.unit.authority),
    }
    return respond(request, "activities/readiness.html", context, form=form)


def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """Say how prepared the authority's workplaces must be."""
    authority = Authority.objects.filter(within(request.actor, Can.RULE_EDIT, authority="pk"), pk=pk).first()
    if authority is None:
        raise NotVisible
    initial = {"threshold": readiness_policy_of(authority).threshold}
    form = ReadinessPolicyForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.submit(set_readiness_policy, request.actor, authority):
        messages.success(request, _("Saved. It applies from now on."))
        return redirect("activities:readiness_policy", pk)
    return respond(request, "activities/readiness_policy.html", {"authority": authority}, form=form)
