"""The hours asked of the departments, and what they commit."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import ask_for_hours, commit_hours, decline_hours, withdraw_ask
from samspil.learning.programmes.flow import ASK, AskState
from samspil.learning.programmes.forms.asking import AskForm, CommitmentForm, PeriodForm, RefusalForm
from samspil.learning.programmes.models import ResourceAsk
from samspil.learning.programmes.queries.resources import asks_of
from samspil.learning.programmes.rules.resources import may_commit, sums, total
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.permission import visible_or_404


def index(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what each department was asked for and has committed, this year or between two days."""
    programme = programme_or_404(request, pk)
    asks = list(asks_of(programme))
    form = PeriodForm(request.GET)
    since, to = _period(form)
    rows = sums(asks, since=since, to=to) if since <= to else []
    context = {
        "programme": programme,
        "asks": asks,
        "rows": rows,
        "total": total(rows),
        "since": since,
        "to": to,
        "filter": form,
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/resources.html", context)


def _period(form: PeriodForm) -> tuple[date, date]:
    """Return the days that were asked for; the year that we are in where nothing was."""
    year = clock.today().year
    given = form.cleaned_data if form.is_valid() else {}
    return given.get("fra") or date(year, 1, 1), given.get("til") or date(year, 12, 31)


def ask_or_404(request: HttpRequest, pk: int) -> ResourceAsk:
    rows = ResourceAsk.objects.select_related("unit", "programme__authority", "answered_by")
    return visible_or_404(request.actor, rows, pk)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    ask = ask_or_404(request, pk)
    context = {
        "ask": ask,
        "programme": ask.programme,
        "may_commit": may_commit(request.actor, ask),
        "may_edit": may_edit(request, ask.programme),
        "can_commit": ASK.can(ask, AskState.COMMITTED),
        "can_decline": ASK.can(ask, AskState.DECLINED),
        "can_withdraw": ASK.can(ask, AskState.WITHDRAWN),
    }
    return respond(request, "programmes/ask.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = AskForm(request.POST or None, programme=programme)
    if form.submit(ask_for_hours, request.actor, programme):
        messages.success(request, _("The hours have been asked for. The leader of the department answers."))
        return redirect("programmes:resources", pk)
    context = {"title": _("Ask a department for hours"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def commitment(request: HttpRequest, pk: int) -> HttpResponse:
    ask = ask_or_404(request, pk)
    insist(may_commit(request.actor, ask))
    form = CommitmentForm(request.POST or None, ask=ask)
    if form.submit(commit_hours, request.actor, ask):
        messages.success(request, _("Thank you. The taskforce can plan with the hours now."))
        return redirect("programmes:ask", pk)
    context = {"title": _("Commit hours"), "ask": ask, "programme": ask.programme}
    return respond(request, "programmes/ask_form.html", context, form=form)


def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    ask = ask_or_404(request, pk)
    insist(may_commit(request.actor, ask))
    form = RefusalForm(request.POST or None)
    if form.submit(decline_hours, request.actor, ask):
        messages.success(request, _("Noted with the reason."))
        return redirect("programmes:ask", pk)
    context = {"title": _("Say no to the hours"), "ask": ask, "programme": ask.programme}
    return respond(request, "programmes/ask_form.html", context, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    withdraw_ask(request.actor, ask_or_404(request, pk))
    messages.success(request, _("Noted: the hours are no longer needed."))
    return redirect("programmes:ask", pk)
