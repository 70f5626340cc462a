"""Comments, the way to signatures, and the signatures."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import INVALID, respond
from samspil.compact.agreements import actions
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.forms.writing import CommentForm, ReplyForm, SignForm
from samspil.compact.agreements.models import Agreement, Comment, SectionKey, Side
from samspil.compact.agreements.queries.sheets import (
    agreement_or_404,
    comments_of,
    sheet_of,
    whole_agreement_or_404,
)
from samspil.compact.agreements.rules import side_of, sides_to_sign
from samspil.compact.agreements.rules.content import content_hash
from samspil.compact.agreements.views.agreements import page_context
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require


def comments(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the comments, and write one."""
    agreement = agreement_or_404(request.actor, pk)
    section = request.GET.get("afsnit", "")
    section = section if section in SectionKey.values else ""
    form = CommentForm(request.POST if request.method == "POST" else None, initial={"section": section})
    if form.submit(actions.comment_on_agreement, request.actor, agreement):
        messages.success(request, _("Thank you. Your comment is sent to those who write the agreement."))
        return redirect("agreements:comments", pk)
    context = {
        "agreement": agreement,
        "comments": comments_of(agreement, section),
        "section_label": SectionKey(section).label if section else "",
        "may_comment": allowed(request.actor, Can.AGREEMENT_COMMENT, agreement),
        "may_edit": allowed(request.actor, Can.AGREEMENT_EDIT, agreement),
        "is_employee_side": side_of(request.actor, agreement) == Side.EMPLOYEE,
    }
    return respond(request, "agreements/comments.html", context, form=form)


@require_POST
def no_remarks(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    actions.comment_on_agreement(request.actor, agreement, no_remarks=True)
    messages.success(request, _("Noted: the employees' side has no remarks."))
    return redirect("agreements:agreement", pk)


def comment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Answer one comment, or take its text over."""
    agreement = agreement_or_404(request.actor, pk)
    require(request.actor, Can.AGREEMENT_EDIT, agreement)
    found = _comment(agreement, number)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    take_over = request.POST.get("then") == "overtag"
    if form.submit(actions.settle_comment, request.actor, found, take_over=take_over):
        messages.success(request, _("Answered."))
        return redirect("agreements:comments", pk)
    row = agreement.sections.filter(key=found.section).first() if found.section else None
    context = {"agreement": agreement, "comment": found, "now": row.text if row else ""}
    return respond(request, "agreements/comment.html", context, form=form)


@require_POST
def send_out(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    actions.send_for_comments(request.actor, agreement)
    messages.success(request, _("The draft is out. The employees' committee has it on its list."))
    return redirect("agreements:agreement", pk)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    actions.ask_for_signatures(request.actor, agreement)
    messages.success(request, _("The parties are asked to sign."))
    return redirect("agreements:agreement", pk)


@require_POST
def activate(request: HttpRequest, pk: int) -> HttpResponse:
    agreement = agreement_or_404(request.actor, pk)
    gate = actions.activate_agreement(request.actor, agreement)
    if not gate:
        context = page_context(request, agreement, gate)
        return respond(request, "agreements/agreement.html", context, status=INVALID)
    messages.success(request, _("The agreement is in force."))
    return redirect("agreements:agreement", pk)


def signatures(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the whole text, and sign it."""
    agreement = whole_agreement_or_404(request.actor, pk)
    sides = sides_to_sign(request.actor, agreement) if agreement.state == State.AWAITING_SIGNATURES else []
    start: dict[str, Any] = {"side": sides[0] if sides else "", "content_hash": content_hash(agreement)}
    form = SignForm(request.POST if request.method == "POST" else None, initial=start)
    if form.submit(actions.sign_agreement, request.actor, agreement):
        agreement.refresh_from_db()
        done = agreement.state == State.ACTIVE
        messages.success(
            request, _("The agreement is in force.") if done else _("You have signed. Thank you.")
        )
        return redirect("agreements:agreement", pk)
    context = {
        "agreement": agreement,
        "sheet": sheet_of(agreement),
        "side_label": Side(sides[0]).label if sides else "",
        "may_edit": allowed(request.actor, Can.AGREEMENT_EDIT, agreement),
    }
    return respond(request, "agreements/signatures.html", context, form=form)


def _comment(agreement: Agreement, number: int) -> Comment:
    found = agreement.comments.select_related("author", "agreement").filter(pk=number).first()
    if found is None:
        raise NotVisible
    return found
