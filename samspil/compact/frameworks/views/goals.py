"""The goals of an authority."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.compact.frameworks.actions import add_goal, change_goal, end_goal, import_goals
from samspil.compact.frameworks.forms import CatalogueForm, GoalForm, GoalWordsForm
from samspil.compact.frameworks.models import Goal
from samspil.compact.frameworks.queries.force import goals_of
from samspil.compact.frameworks.queries.pages import own_authorities, own_authority_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import visible_or_404


def goals(request: HttpRequest) -> HttpResponse:
    """List the goals of the authorities where the reader holds a duty."""
    rows = Goal.objects.visible_to(request.actor).current().select_related("authority", "parent")
    context = {"goals": rows, "may_edit": own_authorities(request.actor, Can.FRAMEWORK_EDIT)}
    return respond(request, "frameworks/goals.html", context)


def new_goal(request: HttpRequest, authority: str) -> HttpResponse:
    found = own_authority_or_404(request.actor, Can.FRAMEWORK_EDIT, authority)
    form = GoalForm(request.POST or None, goals=goals_of(found))
    if form.submit(add_goal, request.actor, found):
        messages.success(request, _("The goal has been added."))
        return redirect("frameworks:goals")
    return respond(request, "frameworks/goal.html", {"title": _("New goal"), "goal": None}, form=form)


def catalogue(request: HttpRequest, authority: str) -> HttpResponse:
    """Bring in a catalogue that comes with Samspil."""
    found = own_authority_or_404(request.actor, Can.FRAMEWORK_EDIT, authority)
    form = CatalogueForm(request.POST or None)
    if form.submit(import_goals, request.actor, found):
        messages.success(request, _("%(count)s goals have been brought in.") % {"count": len(form.result)})
        return redirect("frameworks:goals")
    title = _("Bring in a catalogue of goals")
    return respond(request, "frameworks/goal.html", {"title": title, "goal": None}, form=form)


def goal(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words of a goal."""
    found = visible_or_404(request.actor, Goal, pk)
    form = GoalWordsForm(request.POST or None, initial={"title": found.title, "about": found.about})
    if form.submit(change_goal, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("frameworks:goals")
    return respond(request, "frameworks/goal.html", {"title": str(found), "goal": found}, form=form)


@require_POST
def goal_end(request: HttpRequest, pk: int) -> HttpResponse:
    end_goal(request.actor, visible_or_404(request.actor, Goal, pk))
    messages.success(request, _("The goal has ended. What was tagged with it keeps it."))
    return redirect("frameworks:goals")
