"""The editor: the clauses of a draft, one form each. Everything works without JavaScript."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Denied
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import (
    add_clause,
    change_clause,
    correct_clause,
    move_clause,
    remove_clause,
)
from samspil.compact.frameworks.forms import ClauseForm, CorrectionForm
from samspil.compact.frameworks.models import Clause, Version
from samspil.compact.frameworks.queries.local import common_principles
from samspil.compact.frameworks.queries.pages import clause_or_404, version_or_404
from samspil.compact.frameworks.rules import may_correct, may_edit, text_digest
from samspil.society.access.permission import Verdict


def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the clauses with the ways to change them."""
    version = version_or_404(request.actor, pk)
    clauses = list(version.clauses.select_related("parent"))
    context = {
        "version": version,
        "framework": version.framework,
        "clauses": clauses,
        "may_edit": may_edit(request.actor, version),
    }
    return respond(request, "frameworks/text.html", context)


def new_clause(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a clause: after another one (`?efter=`), or last."""
    version = version_or_404(request.actor, pk)
    _need(may_edit(request.actor, version))
    after = version.clauses.filter(pk=_number(request.GET.get("efter", ""))).first()
    begin = {"kind": after.kind, "level": after.level} if after else {}
    form = ClauseForm(request.POST or None, initial=begin, common=_common(version), is_new=True)
    if form.submit(add_clause, request.actor, version, after=after):
        return _back_to(form.result)
    return respond(request, "frameworks/clause.html", _context(version, None), form=form)


def clause(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a clause of the draft."""
    found = clause_or_404(request.actor, pk)
    _need(may_edit(request.actor, found.version))
    known: dict[str, Any] = {
        name: getattr(found, name)
        for name in ("kind", "label", "level", "text", "relation_kind", "parent_id")
    }
    known["seen"] = text_digest(found.text)
    form = ClauseForm(request.POST or None, initial=known, common=_common(found.version))
    if form.submit(change_clause, request.actor, found):
        return _back_to(found)
    return respond(request, "frameworks/clause.html", _context(found.version, found), form=form)


@require_POST
def clause_place(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a clause one place up or down."""
    found = clause_or_404(request.actor, pk)
    move_clause(request.actor, found, up=request.POST.get("retning") == "op")
    return _back_to(found)


@require_POST
def clause_removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = clause_or_404(request.actor, pk)
    version_pk = found.version_id
    remove_clause(request.actor, found)
    messages.success(request, _("The clause has been removed."))
    return redirect("frameworks:text", pk=version_pk)


def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend a slip in an adopted text that has not been signed by all."""
    found = clause_or_404(request.actor, pk)
    _need(may_correct(request.actor, found.version))
    form = CorrectionForm(request.POST or None, initial={"text": found.text, "seen": text_digest(found.text)})
    if form.submit(correct_clause, request.actor, found):
        messages.success(request, _told(form.result))
        return redirect("frameworks:version", pk=found.version_id)
    given = found.version.signatures.filter(voided_at=None).count()
    return respond(
        request,
        "frameworks/correction.html",
        {"clause": found, "version": found.version, "given": given},
        form=form,
    )


def _told(voided: int) -> str:
    if not voided:
        return _("The text has been corrected.")
    return ngettext(
        "The text has been corrected. %(count)s signature no longer holds and must be given again.",
        "The text has been corrected. %(count)s signatures no longer hold and must be given again.",
        voided,
    ) % {"count": voided}


def _context(version: Version, found: Clause | None) -> dict[str, Any]:
    return {"version": version, "framework": version.framework, "clause": found}


def _common(version: Version) -> list[Clause] | None:
    return list(common_principles(version.framework.authority)) if version.framework.is_local else None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _need(verdict: Verdict) -> None:
    """What cannot be done now is not shown as a form to fill in for nothing."""
    if not verdict:
        raise Denied(verdict.reason)


def _back_to(found: Clause) -> HttpResponse:
    return redirect(f"{reverse('frameworks:text', args=[found.version_id])}#klausul-{found.pk}")
