"""Sections, the checklist, the principles, the worries, and who was heard."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.forms import Form
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements import actions
from samspil.compact.agreements.forms import reflections
from samspil.compact.agreements.forms.writing import LeaveForm, SectionForm
from samspil.compact.agreements.models import Agreement, SectionKey
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.agreements.queries.sheets import agreement_or_404, comments_of
from samspil.compact.agreements.rules.gate import mandatory_sections
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


def section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Write one section."""
    agreement = _editable(request, pk, key)
    row = agreement.sections.filter(key=key).first()
    form = SectionForm(_sent(request), initial={"text": row.text if row else ""})
    if form.submit(actions.write_section, request.actor, agreement, key=key):
        return _saved(request, agreement, anchor=key)
    return respond(request, "agreements/section.html", _section_context(agreement, key), form=form)


def left_section(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Leave one section out, and say why."""
    agreement = _editable(request, pk, key)
    form = LeaveForm(_sent(request))
    if form.submit(actions.leave_section, request.actor, agreement, key=key):
        return _saved(request, agreement, anchor=key)
    return respond(request, "agreements/leave.html", _section_context(agreement, key), form=form)


def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """The seventeen questions of the checklist."""
    return _page(
        request, pk, reflections.QuestionsForm, actions.answer_questions, "agreements/questions.html"
    )


def principles(request: HttpRequest, pk: int) -> HttpResponse:
    """The principles in force, one box each."""
    return _page(
        request, pk, reflections.PrinciplesForm, actions.confirm_principles, "agreements/principles.html"
    )


def concerns(request: HttpRequest, pk: int) -> HttpResponse:
    """What we do about each known worry."""
    return _page(request, pk, reflections.ConcernsForm, actions.answer_concerns, "agreements/concerns.html")


def involvement(request: HttpRequest, pk: int) -> HttpResponse:
    """Who was heard before the start, and when."""
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    form = reflections.InvolvementForm(_sent(request))
    if form.submit(actions.note_involvement, request.actor, agreement):
        messages.success(request, _("Noted."))
        return redirect("agreements:involvement", agreement.pk)
    context = {"agreement": agreement, "rows": agreement.involvements.all()}
    return respond(request, "agreements/involvement.html", context, form=form)


def _page(
    request: HttpRequest, pk: int, form_class: Any, action: Callable[..., Any], template: str
) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    form: Form = form_class(_sent(request), agreement=agreement)
    if form.submit(action, request.actor, agreement):
        return _saved(request, agreement)
    return respond(request, template, {"agreement": agreement}, form=form)


def _section_context(agreement: Agreement, key: str) -> dict[str, Any]:
    policy = policy_of(agreement.workplace.unit.authority)
    return {
        "agreement": agreement,
        "key": key,
        "label": SectionKey(key).label,
        "is_mandatory": key in mandatory_sections(agreement, policy),
        "comments": [comment for comment in comments_of(agreement, key) if comment.resolved_at is None],
    }


def _editable(request: HttpRequest, pk: int, key: str) -> Agreement:
    agreement = agreement_or_404(request.actor, pk)
    if key not in SectionKey.values:
        raise NotVisible
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    return agreement


def _saved(request: HttpRequest, agreement: Agreement, *, anchor: str = "") -> HttpResponse:
    messages.success(request, _("Saved."))
    response = redirect("agreements:agreement", agreement.pk)
    if anchor:
        response["Location"] += f"#{anchor}"
    return response


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
