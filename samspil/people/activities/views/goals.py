"""The goals of an activity, and what is done for each goal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.shortcuts import respond
from samspil.people.activities.actions import tag_activity
from samspil.people.activities.forms.goals import GoalsForm
from samspil.people.activities.queries.activities import activity_or_404
from samspil.people.activities.queries.goals import goal_reports, without_goal
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose which of the authority's goals the activity helps to reach."""
    activity = activity_or_404(request.actor, pk)
    require(request.actor, Can.ACTIVITY_EDIT, activity)
    form = GoalsForm(request.POST if request.method == "POST" else None, activity=activity)
    if form.submit(tag_activity, request.actor, activity):
        messages.success(request, _("Saved."))
        return redirect("activities:activity", activity.pk)
    return respond(request, "activities/activity_goals.html", {"activity": activity}, form=form)


def report(request: HttpRequest) -> HttpResponse:
    """How many published activities and workplaces there are for each goal, with sums up the tree."""
    context = {"reports": goal_reports(request.actor), "without": without_goal(request.actor)}
    return respond(request, "activities/goals.html", context)
