"""The timeline, and its milestones: what each one waits for, and what waits for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import (
    add_milestone,
    change_forecast,
    change_milestone,
    reach_milestone,
)
from samspil.learning.programmes.forms.milestones import ForecastForm, MilestoneForm, NewMilestoneForm
from samspil.learning.programmes.models import Milestone
from samspil.learning.programmes.queries import dependencies
from samspil.learning.programmes.queries import timeline as queries
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.permission import visible_or_404


def timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """Show four years: phases, tracks, and what waits for what."""
    programme = programme_or_404(request, pk)
    context = {
        "programme": programme,
        "timeline": queries.timeline(programme, request.GET.get("fra", "")),
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/timeline.html", context)


def _milestone(request: HttpRequest, pk: int) -> Milestone:
    return visible_or_404(request.actor, Milestone.objects.select_related("programme__authority"), pk)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = NewMilestoneForm(request.POST or None, programme=programme)
    if form.submit(add_milestone, request.actor, programme):
        messages.success(request, _("Saved."))
        return redirect("programmes:plan", pk)
    context = {"title": _("Set a milestone"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one milestone, what it waits for, and what waits for it."""
    milestone = _milestone(request, pk)
    context = {
        "programme": milestone.programme,
        "milestone": milestone,
        "before": list(milestone.waits_for.all()),
        "after": dependencies.waiting_for(milestone),
        "may_edit": may_edit(request, milestone.programme),
    }
    return respond(request, "programmes/milestone.html", context)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = _milestone(request, pk)
    insist(may_edit(request, milestone.programme))
    form = MilestoneForm(request.POST or None, programme=milestone.programme, milestone=milestone)
    if form.submit(change_milestone, request.actor, milestone):
        messages.success(request, _("Saved."))
        return redirect("programmes:milestone", pk)
    title = _("Change the milestone: %(title)s") % {"title": milestone.title}
    context = {"title": title, "programme": milestone.programme}
    return respond(request, "programmes/form.html", context, form=form)


def forecast(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the forecast, and say first what else it moves."""
    milestone = _milestone(request, pk)
    insist(may_edit(request, milestone.programme))
    after = dependencies.waiting_for(milestone)
    form = ForecastForm(request.POST or None, milestone=milestone, after=after)
    if form.submit(change_forecast, request.actor, milestone):
        messages.success(request, _("Saved. The target stands as it was."))
        return redirect("programmes:milestone", pk)
    day = form.chosen_day()
    moves = dependencies.moves(milestone, day) if day else []
    context = {"programme": milestone.programme, "milestone": milestone, "after": after, "moves": moves}
    return respond(request, "programmes/forecast.html", context, form=form)


@require_POST
def reached(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = _milestone(request, pk)
    reach_milestone(request.actor, milestone)
    messages.success(request, _("The milestone has been reached. Tell those who helped."))
    return redirect("programmes:plan", milestone.programme_id)
