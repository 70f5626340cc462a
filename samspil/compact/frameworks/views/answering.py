"""What those who are heard meet: the text, a field for each clause, and later the note. No account is needed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import send_answers
from samspil.compact.frameworks.components import outlined
from samspil.compact.frameworks.forms.consultations import AnswerForm
from samspil.compact.frameworks.models import Clause, Consultation, Party
from samspil.compact.frameworks.queries.consultations import ANSWERABLE, parties_of, passages
from samspil.compact.frameworks.queries.notes import note_pdf
from samspil.compact.frameworks.rules import consulting


@login_not_required
def answer(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Read the draft and answer it, clause by clause, on a page of one's own."""
    party = _own(pk, key)
    consultation = party.consultation
    request.tenant = consultation.version.framework.authority
    clauses = list(consultation.version.clauses.all())
    form = AnswerForm(
        request.POST or None,
        clauses=[clause for clause in clauses if clause.kind in ANSWERABLE],
        initial=_said(party),
    )
    if form.submit(send_answers, request.actor, party, key=key):
        messages.success(
            request, _("Thank you. Your answer has been received. You can change it until the deadline.")
        )
        return redirect("frameworks:answer", pk=pk, key=key)
    context = {
        "party": party,
        "consultation": consultation,
        "rows": _rows(clauses, form),
        "verdict": consulting.may_answer(consultation),
        "is_late": consulting.is_late(consultation),
        "said": party.answers.select_related("clause"),
    }
    return respond(request, "frameworks/answer.html", context, form=form)


@login_not_required
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was answered and what became of every answer. Anybody may read it."""
    consultation = _published(pk)
    request.tenant = consultation.version.framework.authority
    context = {
        "consultation": consultation,
        "version": consultation.version,
        "parties": parties_of(consultation),
        "passages": passages(consultation),
    }
    return respond(request, "frameworks/note.html", context)


@login_not_required
def note_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on paper."""
    response = HttpResponse(note_pdf(_published(pk)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="hoeringsnotat-{pk}.pdf"'
    return response


def _rows(clauses: Sequence[Clause], form: AnswerForm) -> list[dict[str, Any]]:
    """Return the clauses as they are read, each with its field; headings have none."""
    fields = {clause.pk: field for clause, field in form.remarks()}
    return [
        {"clause": placed.clause, "tag": placed.tag, "field": fields.get(placed.clause.pk)}
        for placed in outlined(clauses)
    ]


def _own(pk: int, key: str) -> Party:
    party = Party.objects.select_related("consultation__version__framework__authority").filter(pk=pk).first()
    if party is None or not party.opens_with(key) or party.consultation.is_draft:
        raise NotVisible
    return party


def _published(pk: int) -> Consultation:
    found = Consultation.objects.published().detailed().filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def _said(party: Party) -> dict[str, str]:
    return {
        f"clause_{answer.clause_id}" if answer.clause_id else "whole": answer.text
        for answer in party.answers.all()
    }
