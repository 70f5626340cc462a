"""The list of agreements, the page of one, and what is printed or shown to everybody."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.actions import mark_as_read, withdraw_agreement
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.ground import Ground
from samspil.compact.agreements.queries.life import life_of
from samspil.compact.agreements.queries.links import url_of_step, with_links
from samspil.compact.agreements.queries.lists import (
    GROUPS,
    authorities_ruled,
    own_agreements,
    own_workplaces,
    workplaces_to_agree_at,
)
from samspil.compact.agreements.queries.sheets import (
    agreement_or_404,
    history_of,
    public_agreement_or_404,
    sheet_of,
    whole_agreement_or_404,
)
from samspil.compact.agreements.rules import Gate, activation_gate
from samspil.compact.agreements.rules.next_step import next_step
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed

_GROUPS = [
    ("udkast", gettext_lazy("Being written")),
    ("gaelder", gettext_lazy("In force")),
    ("slut", gettext_lazy("Over")),
]


def index(request: HttpRequest) -> HttpResponse:
    """The agreements that the reader's duties reach."""
    asked = {"group": "tilstand", "workplace": "arbejdsplads", "query": "q"}
    chosen = {name: request.GET.get(parameter, "")[:120] for name, parameter in asked.items()}
    chosen["group"] = chosen["group"] if chosen["group"] in GROUPS else ""
    context = {
        "page": paginate(own_agreements(request.actor, **chosen), request, size=20),
        "chosen": chosen,
        "groups": _GROUPS,
        "workplaces": own_workplaces(request.actor),
        "is_narrowed": any(chosen.values()),
        "may_begin": workplaces_to_agree_at(request.actor).exists(),
        "rules_for": list(authorities_ruled(request.actor)),
    }
    return respond(request, "agreements/index.html", context)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One agreement: what it says, what is missing, who has signed, and what the reader does next."""
    agreement = whole_agreement_or_404(request.actor, pk)
    return respond(request, "agreements/agreement.html", page_context(request, agreement))


def page_context(request: HttpRequest, agreement: Agreement, refused: Gate | None = None) -> dict[str, Any]:
    """Return what the page shows; after a refused attempt, with the gate that refused it."""
    request.tenant = agreement.workplace.unit.authority
    gate, ground = refused, Ground(agreement)
    if gate is None:
        gate = activation_gate(agreement, ground) if agreement.is_being_written else Gate()
    step = next_step(request.actor, agreement, gate)
    return {
        "agreement": agreement,
        "sheet": sheet_of(agreement, request.actor, ground),
        "gate": gate,
        "was_refused": refused is not None,
        "lacks": with_links(request.actor, agreement, gate.lacks),
        "warnings": with_links(request.actor, agreement, gate.warnings),
        "step": step,
        "step_url": url_of_step(agreement, step.step, step.section) if step else "",
        "may_edit": allowed(request.actor, Can.AGREEMENT_EDIT, agreement),
        "may_comment": allowed(request.actor, Can.AGREEMENT_COMMENT, agreement),
        "history": history_of(agreement),
        "life": life_of(request.actor, agreement),
    }


def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The agreement on paper."""
    agreement = whole_agreement_or_404(request.actor, pk)
    return respond(request, "agreements/print.html", {"agreement": agreement, "sheet": sheet_of(agreement)})


@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    mark_as_read(request.actor, agreement)
    messages.success(request, _("Noted. Next time you see what has changed since today."))
    return redirect("agreements:agreement", pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    withdraw_agreement(request.actor, agreement)
    messages.success(request, _("The draft is withdrawn. It is kept, and can still be read."))
    return redirect("agreements:agreement", pk)


@login_not_required
def public_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The short summary of one agreement in force: for everybody."""
    agreement = public_agreement_or_404(pk)
    shown = ("purpose", "tasks", "refusal", "absence")
    sections = [row for row in sheet_of(agreement).sections if row.key in shown and row.text]
    return respond(request, "agreements/public_page.html", {"agreement": agreement, "sections": sections})
