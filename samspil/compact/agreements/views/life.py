"""Revising an agreement in force, and naming the leader who answers for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.actions.leading import name_leader
from samspil.compact.agreements.actions.revising import begin_revision
from samspil.compact.agreements.forms.ending import LeaderForm
from samspil.compact.agreements.queries.sheets import agreement_or_404
from samspil.compact.agreements.rules.people import possible_leaders
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@require_POST
def revision(request: HttpRequest, pk: int) -> HttpResponse:
    draft = begin_revision(request.actor, agreement_or_404(request.actor, pk))
    messages.success(
        request, _("A new draft is ready. The agreement stays in force until the new one is signed.")
    )
    return redirect("agreements:agreement", draft.pk)


def leader(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_SIGN, agreement.workplace)
    leaders = possible_leaders(agreement).exclude(pk=agreement.leader_id or 0)
    form = LeaderForm(request.POST or None, leaders=leaders)
    if request.method == "POST" and form.submit(name_leader, request.actor, agreement):
        messages.success(request, _("The new leader has been named and told."))
        return redirect("agreements:agreement", pk)
    context = {"agreement": agreement, "has_leaders": leaders.exists()}
    return respond(request, "agreements/leader.html", context, form=form)
