"""Where a round is read: averages, values, the way from round to round, and what is brought before the committee."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.learning.surveys.actions import bring_tasks
from samspil.learning.surveys.forms.rounds import TasksForm
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries.reports import moved_tasks, report_of
from samspil.learning.surveys.queries.trends import trend_of
from samspil.learning.surveys.views.rounds import round_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the report of a closed round; before that, when it comes."""
    of = round_or_404(request, pk)
    if not of.is_read:
        return respond(request, "surveys/unread.html", {"round": of})
    context = {"round": of, "report": report_of(of), "verdict": _may_bring(request, of)}
    return respond(request, "surveys/report.html", context)


def trend(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how it has gone from round to round."""
    of = round_or_404(request, pk)
    if not of.is_read:
        return redirect("surveys:report", pk=pk)
    return respond(request, "surveys/trend.html", {"round": of, "trend": trend_of(of)})


def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring tasks that are said to have moved before the committee."""
    of = round_or_404(request, pk)
    form = TasksForm(request.POST or None, tasks=moved_tasks(of) if of.is_read else [])
    if form.submit(bring_tasks, request.actor, of):
        messages.success(request, _("The committee has it now. It stands among what waits for a meeting."))
        return redirect("dialogue:item", pk=form.result.pk)
    return respond(
        request, "surveys/tasks.html", {"round": of, "verdict": _may_bring(request, of)}, form=form
    )


def _may_bring(request: HttpRequest, of: Round) -> bool:
    place = of.workplace
    return (
        place is not None
        and bool(allowed(request.actor, Can.SURVEY_VIEW, of))
        and bool(allowed(request.actor, Can.DISCUSSION_VIEW, place))
    )
