"""The list of activities, and the work page of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from samspil.base.ui.components.drawing import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.activities import (
    activity_or_404,
    history_of,
    own_activities,
    own_workplaces,
)
from samspil.people.activities.queries.goals import NO_GOAL, narrowing_by
from samspil.people.activities.queries.materials import materials_of_activity
from samspil.people.activities.queries.sheets import sheet_of
from samspil.people.activities.rules import Gate, publication_gate
from samspil.people.activities.views.steps import STEPS
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


def index(request: HttpRequest) -> HttpResponse:
    """The activities that the reader's duties reach."""
    asked = {"state": "tilstand", "workplace": "arbejdsplads", "query": "q", "lack": "mangler"}
    chosen = {name: request.GET.get(parameter, "")[:180] for name, parameter in asked.items()}
    if chosen["state"] not in State.values:
        chosen["state"] = ""
    narrowing = narrowing_by(request.actor, request.GET.get("maal", ""))
    rows = own_activities(request.actor, **chosen, goals=narrowing.below)
    context = {
        "page": paginate(rows, request, size=20),
        "chosen": {**chosen, "goal": narrowing.chosen},
        "goals": narrowing.goals,
        "no_goal": NO_GOAL,
        "states": State.choices,
        "workplaces": own_workplaces(request.actor),
        "is_narrowed": any(chosen.values()) or narrowing.below is not None,
        "may_begin": any(grant.duty != "volunteer" for grant in request.actor.grants),
    }
    return respond(request, "activities/index.html", context)


def work_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one activity for those who work with it: what is missing, what it says, what has happened."""
    activity = activity_or_404(request.actor, pk)
    return respond(request, "activities/activity.html", work_context(request, activity))


def work_context(request: HttpRequest, activity: Activity, gate: Gate | None = None) -> dict[str, Any]:
    """Return what the work page shows; after a refused attempt, with the gate that refused it."""
    request.tenant = activity.workplace.unit.authority
    may_edit = allowed(request.actor, Can.ACTIVITY_EDIT, activity)
    was_refused, gate = gate is not None, gate or publication_gate(activity, request.actor)
    return {
        "activity": activity,
        "sheet": sheet_of(activity),
        "gate": gate,
        "was_refused": was_refused,
        "lacking": {lack.step for lack in gate.lacks} if activity.state != State.PUBLISHED else set(),
        "may_edit": may_edit if activity.state != State.CLOSED else None,
        "may_publish": allowed(request.actor, Can.ACTIVITY_PUBLISH, activity),
        "needs": activity.needs.all(),
        "goals": activity.goals.all(),
        "last_check": activity.checks.select_related("checked_by").first(),
        "materials": materials_of_activity(activity),
        "diversity": activity.diversity_checks.first(),
        "history": history_of(activity) if may_edit else [],
        "steps": STEPS,
    }


def checks(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer to the boundary check, the newest first."""
    activity = activity_or_404(request.actor, pk)
    page = paginate(activity.checks.select_related("checked_by"), request, size=20)
    return respond(request, "activities/checks.html", {"activity": activity, "page": page})


def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The activity as a volunteer, a citizen and an employee will meet it."""
    activity = activity_or_404(request.actor, pk)
    eyes = {"frivillig": _("As a volunteer"), "borger": _("As a citizen"), "ansat": _("As an employee")}
    chosen = request.GET.get("som", "")
    chosen = chosen if chosen in eyes else "frivillig"
    tabs = [NavItem(label=label, url=f"?som={key}", current=key == chosen) for key, label in eyes.items()]
    return respond(
        request,
        "activities/preview.html",
        {"activity": activity, "sheet": sheet_of(activity), "tabs": tabs, "eyes": chosen},
    )
