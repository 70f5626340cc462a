"""Groups, their people and their equipment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.callouts import actions
from samspil.everyday.callouts.forms.drills import CoverageForm, PlaceForm
from samspil.everyday.callouts.forms.groups import GroupForm, NewGroupForm
from samspil.everyday.callouts.queries import calling
from samspil.everyday.callouts.queries import groups as queries
from samspil.everyday.callouts.queries.pictures import picture
from samspil.everyday.callouts.rules import verdicts
from samspil.everyday.callouts.rules.coverage import ACCEPT, ALARMS, AMBULANCE, simulate
from samspil.everyday.callouts.rules.geometry import inside
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404


def index(request: HttpRequest) -> HttpResponse:
    """The groups within reach."""
    page = paginate(queries.groups(request.actor), request)
    return respond(
        request,
        "callouts/index.html",
        {"page": page, "workplaces": queries.workplaces(request.actor)[:20]},
    )


def new(request: HttpRequest, workplace: int) -> HttpResponse:
    """Form a group."""
    at = queries.workplace_or_404(request.actor, workplace)
    form = NewGroupForm(
        request.POST if request.method == "POST" else None,
        partners=queries.partners(request.actor, at),
        may_be_own=bool(allowed(request.actor, Can.CALLOUT_EDIT, at)),
    )
    if form.submit(actions.form_group, request.actor, at):
        messages.success(request, _("The group is there. Now add its people and its equipment."))
        return redirect("callouts:group", form.result.pk)
    return respond(request, "callouts/new.html", {"workplace": at}, form=form)


def group(request: HttpRequest, pk: int) -> HttpResponse:
    """One group: its area, its defibrillators, its drills; and what would happen at a place that is asked about."""
    found = visible_or_404(request.actor, queries.groups(request.actor), pk)
    form = PlaceForm(request.GET if "punkt" in request.GET else None)
    place = form.cleaned_data["punkt"] if form.is_bound and form.is_valid() else None
    things = queries.equipment(found)
    context = {
        "group": found,
        "place": place,
        "is_inside": place is not None and inside(place, found.corners),
        "near": len(calling.ready_near(found, place)) if place is not None else 0,
        "picture": picture(found, things, place),
        "things": things,
        "drills": queries.drills(found),
        "may_edit": allowed(request.actor, Can.CALLOUT_EDIT, found),
        "may_drill": verdicts.may_drill(found),
    }
    return respond(request, "callouts/group.html", context, form=form)


def coverage(request: HttpRequest, pk: int) -> HttpResponse:
    """An estimate of how well the area is covered, from imagined alarms."""
    found = visible_or_404(request.actor, queries.GROUPS, pk)
    form = CoverageForm(request.GET if "ja" in request.GET else None)
    corps = calling.corps(found)
    said = form.cleaned_data if form.is_bound and form.is_valid() else {}
    estimate = simulate(corps, accept=said.get("ja", ACCEPT), ambulance=said.get("ambulance", AMBULANCE))
    context = {"group": found, "estimate": estimate, "alarms": ALARMS, "has_people": bool(corps.people)}
    return respond(request, "callouts/coverage.html", context, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the area and the numbers."""
    found = visible_or_404(request.actor, queries.GROUPS, pk)
    require(request.actor, Can.CALLOUT_EDIT, found)
    form = GroupForm(request.POST if request.method == "POST" else None, initial=GroupForm.of(found))
    if form.submit(actions.change_group, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("callouts:group", pk)
    return respond(request, "callouts/change.html", {"group": found}, form=form)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    actions.close_group(request.actor, visible_or_404(request.actor, queries.GROUPS, pk))
    messages.success(request, _("The group is closed. Where its people live has been erased."))
    return redirect("callouts:group", pk)
