"""Pilots: their way to the start, how they go, what is decided, and what was learned."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import (
    complete_step,
    decide_gate,
    give_step,
    hold_check_in,
    plan_pilot,
    start_pilot,
)
from samspil.learning.programmes.flow import PilotState
from samspil.learning.programmes.forms.pilots import (
    CheckInForm,
    GateForm,
    PilotForm,
    StepForm,
    StepOwnerForm,
)
from samspil.learning.programmes.models import Pilot, PilotStep
from samspil.learning.programmes.queries import pilots as queries
from samspil.learning.programmes.rules.pilots import start_lacks
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404


def pilot_or_404(request: HttpRequest, pk: int) -> Pilot:
    return visible_or_404(request.actor, queries.detailed(), pk)


def index(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    context = {
        "programme": programme,
        "lines": queries.lines(programme),
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/pilots.html", context)


def new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = PilotForm(request.POST or None, programme=programme)
    if form.submit(plan_pilot, request.actor, programme):
        messages.success(request, _("The pilot has been planned. Here are its steps."))
        return redirect("programmes:pilot", form.result.pk)
    context = {"title": _("Plan a pilot"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one pilot: what is tried, the steps, how it goes, and what was decided."""
    pilot = pilot_or_404(request, pk)
    groups = queries.step_lines(pilot)
    context = {
        "pilot": pilot,
        "line": queries.line(pilot, clock.today()),
        "groups": groups,
        "lacks": start_lacks([line.step for _place, lines in groups for line in lines]),
        "is_planned": pilot.state == PilotState.PLANNED,
        "is_over": pilot.ended_on is not None,
        "may_edit": allowed(request.actor, Can.PROGRAMME_EDIT, pilot),
        "may_follow": allowed(request.actor, Can.EVALUATION_EDIT, pilot),
    }
    return respond(request, "programmes/pilot.html", context)


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    start_pilot(request.actor, pilot_or_404(request, pk))
    messages.success(request, _("The pilot has started. Good luck!"))
    return redirect("programmes:pilot", pk)


def step(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    """Note that a step has been taken."""
    pilot = pilot_or_404(request, pk)
    insist(allowed(request.actor, Can.EVALUATION_EDIT, pilot))
    found = get_object_or_404(
        PilotStep.objects.select_related("place__workplace__unit"), pk=step, pilot=pilot
    )
    form = StepForm(request.POST or None)
    if form.submit(complete_step, request.actor, pilot, found):
        messages.success(request, _("The step has been noted."))
        return redirect("programmes:pilot", pk)
    context = {"title": found.get_kind_display(), "pilot": pilot, "place": str(found.place or "")}
    return respond(request, "programmes/pilot_form.html", context, form=form)


def step_owner(request: HttpRequest, pk: int, step: int) -> HttpResponse:
    pilot = pilot_or_404(request, pk)
    insist(allowed(request.actor, Can.EVALUATION_EDIT, pilot))
    found = get_object_or_404(
        PilotStep.objects.select_related("place__workplace__unit"), pk=step, pilot=pilot
    )
    sent = request.POST if request.method == "POST" else None  # nobody is an answer, too
    form = StepOwnerForm(sent, programme=pilot.programme, initial={"owner": found.owner_id})
    if form.submit(give_step, request.actor, pilot, found):
        messages.success(request, _("Saved."))
        return redirect("programmes:pilot", pk)
    title = _("Who is responsible: %(step)s") % {"step": found.get_kind_display()}
    context = {"title": title, "pilot": pilot, "place": str(found.place or "")}
    return respond(request, "programmes/pilot_form.html", context, form=form)


def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    pilot = pilot_or_404(request, pk)
    insist(allowed(request.actor, Can.EVALUATION_EDIT, pilot))
    form = CheckInForm(request.POST or None)
    if form.submit(hold_check_in, request.actor, pilot):
        messages.success(request, _("Thank you. Now the taskforce can see how it is going."))
        return redirect("programmes:pilot", pk)
    context = {"title": _("How is the pilot going?"), "pilot": pilot, "place": ""}
    return respond(request, "programmes/pilot_form.html", context, form=form)


def gate(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on, adjust, stop, or make it everyday."""
    pilot = pilot_or_404(request, pk)
    insist(allowed(request.actor, Can.PROGRAMME_EDIT, pilot))
    form = GateForm(request.POST or None, pilot=pilot)
    if form.submit(decide_gate, request.actor, pilot):
        messages.success(request, _("The decision has been recorded, and what you learned is kept."))
        return redirect("programmes:pilot", pk)
    context = {"title": _("Go on, adjust or stop?"), "pilot": pilot, "place": ""}
    return respond(request, "programmes/pilot_form.html", context, form=form)


def lessons(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what all pilots have taught, those that stopped too."""
    programme = programme_or_404(request, pk)
    context = {
        "programme": programme,
        "page": paginate(queries.lessons(programme), request),
        "others": list(queries.other_outcomes(programme)[:50]),
    }
    return respond(request, "programmes/lessons.html", context)
