"""Running a consultation: planning, whom to hear, opening, ending, responding, publishing."""

from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Denied, NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import (
    add_party,
    close_consultation,
    extend_deadline,
    open_consultation,
    plan_consultation,
    publish_note,
    remove_party,
    respond_to_answer,
)
from samspil.compact.frameworks.forms.consultations import (
    ConsultationForm,
    DeadlineForm,
    NoteForm,
    PartyForm,
    ResponseForm,
)
from samspil.compact.frameworks.models import Consultation
from samspil.compact.frameworks.queries.consultations import (
    answers_to,
    parties_of,
    passages,
    without_response,
)
from samspil.compact.frameworks.queries.pages import version_or_404
from samspil.compact.frameworks.rules import consulting
from samspil.society.access.permission import Verdict, visible_or_404

M = TypeVar("M", bound=Model)


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare a consultation on a version."""
    version = version_or_404(request.actor, pk)
    _need(consulting.may_plan(request.actor, version))
    title = _("Consultation on %(title)s") % {"title": version.title}
    form = ConsultationForm(request.POST or None, initial={"title": title[:160]})
    if form.submit(plan_consultation, request.actor, version):
        messages.success(request, _("Prepared. Now say who is to be heard; nobody has been written to yet."))
        return redirect("frameworks:consultation", pk=form.result.pk)
    return respond(request, "frameworks/consultation_plan.html", {"version": version}, form=form)


def consultation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how the consultation stands, and everything that was answered."""
    found = _found(request, pk)
    context = {
        "consultation": found,
        "version": found.version,
        "parties": parties_of(found),
        "passages": passages(found),
        "waiting": without_response(found).count(),
        "may_run": consulting.may_run(request.actor, found),
        "may_open": consulting.may_open(request.actor, found),
        "may_publish": consulting.may_publish(request.actor, found),
        "may_respond": found.is_closed and bool(consulting.may_run(request.actor, found)),
    }
    return respond(request, "frameworks/consultation.html", context)


def parties(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody on the list."""
    found = _run(request, pk)
    form = PartyForm(request.POST or None)
    if form.submit(add_party, request.actor, found):
        messages.success(request, _("%(name)s is on the list.") % {"name": form.result.name})
        return redirect("frameworks:parties", pk=pk)
    context = {"consultation": found, "parties": parties_of(found)}
    return respond(request, "frameworks/consultation_parties.html", context, form=form)


@require_POST
def party_removal(request: HttpRequest, pk: int, party: int) -> HttpResponse:
    remove_party(request.actor, _one_of(_found(request, pk).parties.all(), party))
    return redirect("frameworks:parties", pk=pk)


@require_POST
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    open_consultation(request.actor, _found(request, pk))
    messages.success(request, _("The consultation is open, and everybody on the list has been written to."))
    return redirect("frameworks:consultation", pk=pk)


def deadline(request: HttpRequest, pk: int) -> HttpResponse:
    """Give everybody more time."""
    found = _run(request, pk)
    form = DeadlineForm(request.POST or None)
    if form.submit(extend_deadline, request.actor, found):
        messages.success(request, _("The deadline has been moved. Those who have not answered are told."))
        return redirect("frameworks:consultation", pk=pk)
    return respond(request, "frameworks/consultation_deadline.html", {"consultation": found}, form=form)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    close_consultation(request.actor, _found(request, pk))
    messages.success(request, _("The consultation has ended. Now every answer gets a response."))
    return redirect("frameworks:consultation", pk=pk)


def response(request: HttpRequest, pk: int, answer: int) -> HttpResponse:
    """Respond to one answer; then the next one that waits."""
    found = _run(request, pk)
    said = _one_of(answers_to(found), answer)
    known = getattr(said, "response", None)
    begin = {"disposition": known.disposition, "text": known.text} if known else {}
    form = ResponseForm(request.POST or None, initial=begin)
    if form.submit(respond_to_answer, request.actor, said):
        following = without_response(found).first()
        if following is not None:
            return redirect("frameworks:response", pk=pk, answer=following.pk)
        return redirect("frameworks:consultation", pk=pk)
    context = {"consultation": found, "answer": said, "waiting": without_response(found).count()}
    return respond(request, "frameworks/consultation_response.html", context, form=form)


def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the introduction and let everybody read the note."""
    found = _run(request, pk)
    form = NoteForm(request.POST or None)
    if form.submit(publish_note, request.actor, found):
        messages.success(request, _("The note is published, and those who answered are told."))
        return redirect("frameworks:note", pk=pk)
    context = {"consultation": found, "may_publish": consulting.may_publish(request.actor, found)}
    return respond(request, "frameworks/consultation_publication.html", context, form=form)


def _found(request: HttpRequest, pk: int) -> Consultation:
    return visible_or_404(request.actor, Consultation.objects.detailed(), pk)


def _run(request: HttpRequest, pk: int) -> Consultation:
    """Return the consultation to somebody who runs it; others are told why not."""
    found = _found(request, pk)
    _need(consulting.may_run(request.actor, found))
    return found


def _need(verdict: Verdict) -> None:
    if not verdict:
        raise Denied(verdict.reason)


def _one_of(rows: "QuerySet[M]", pk: int) -> M:
    """Return one row of what the reader may see already. Raises NotVisible."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
