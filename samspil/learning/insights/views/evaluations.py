"""Evaluations: the list, one of them, answering, opening, and the report on paper."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Denied
from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.insights.actions import (
    answer_evaluation,
    call_off_evaluation,
    open_evaluation,
    share_evaluation,
)
from samspil.learning.insights.forms.evaluations import AnswerForm, OpeningForm
from samspil.learning.insights.models import Evaluation, Voice
from samspil.learning.insights.queries import abouts, sheets
from samspil.learning.insights.queries import evaluations as queries
from samspil.learning.insights.queries.paper import report_pdf
from samspil.learning.insights.rules import evaluating as rules


def index(request: HttpRequest) -> HttpResponse:
    """List what is open, what waits for the reader, and what has been carried out."""
    shown = request.GET.get("vis", "")
    shown = shown if shown in ("mine", "faerdige") else ""
    labels = (("", _("Open")), ("mine", _("I have not answered")), ("faerdige", _("Carried out")))
    page = paginate(queries.with_voices(queries.evaluations(request.actor, shown)), request)
    context = {
        "tabs": [NavItem(label, f"?vis={key}" if key else "?", key == shown) for key, label in labels],
        "page": page,
        "rows": [(row, queries.waits_for(row)) for row in page.items],
        "shown": shown,
        "may_open": abouts.may_open(request.actor),
    }
    return respond(request, "insights/evaluations.html", context)


def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how it stands and, when both sides have answered, the report."""
    found = queries.evaluation_or_404(request.actor, pk)
    return respond(request, "insights/evaluation.html", sheets.sheet_of(request.actor, found))


def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer, or change one's answer while the other side has not answered."""
    found = queries.evaluation_or_404(request.actor, pk)
    own = queries.own_answer(request.actor, found)
    voice = _voice(request, found)
    form = AnswerForm(request.POST or None, voice=voice, answer=own)
    if form.submit(answer_evaluation, request.actor, found):
        messages.success(request, _("Thank you. Your answer has been received."))
        return redirect("insights:evaluation", pk=pk)
    context = {
        "evaluation": found,
        "voice": voice,
        "own": own,
        "verdict": rules.may_answer(request.actor, found, own),
    }
    return respond(request, "insights/answer.html", context, form=form)


def opening(request: HttpRequest) -> HttpResponse:
    """Open an evaluation of an agreement, an activity or a place; `?om=` chooses one."""
    pairs = abouts.abouts(request.actor)
    if not pairs:
        raise Denied(_("None of your duties allows this."))
    form = OpeningForm(request.POST or None, abouts=pairs, chosen=request.GET.get("om", "")[:40])
    if form.is_valid():
        about = abouts.about_or_404(request.actor, form.cleaned_data["about"])
        if form.submit(open_evaluation, request.actor, about):
            messages.success(request, _("The evaluation is open, and both sides have been asked."))
            return redirect("insights:evaluation", pk=form.result.pk)
    return respond(request, "insights/opening.html", {}, form=form)


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The report as a PDF. Nothing keeps a copy of it on the way."""
    found = queries.evaluation_or_404(request.actor, pk)
    verdict = rules.may_read(found)
    if not verdict:
        raise Denied(verdict.reason)
    response = HttpResponse(report_pdf(found), content_type="application/pdf")
    name = slugify(found.title)[:60] or "evaluering"
    response["Content-Disposition"] = f'inline; filename="evaluering-{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def sharing(request: HttpRequest, pk: int) -> HttpResponse:
    share_evaluation(request.actor, queries.evaluation_or_404(request.actor, pk))
    messages.success(request, _("The evaluation has been put before the committee."))
    return redirect("insights:evaluation", pk=pk)


@require_POST
def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    call_off_evaluation(request.actor, queries.evaluation_or_404(request.actor, pk))
    messages.success(request, _("The evaluation has been called off."))
    return redirect("insights:evaluation", pk=pk)


def _voice(request: HttpRequest, found: Evaluation) -> Voice:
    rules.require_voice(request.actor, found)
    return rules.voice_of(request.actor, found) or Voice.VOLUNTEER
