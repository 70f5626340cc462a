"""The plan: phases, milestones, institutions that take part, what is strong and weak."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.learning.programmes.actions import (
    change_swot_entry,
    join_programme,
    plan_phase,
    remove_phase,
    write_swot_entry,
)
from samspil.learning.programmes.forms.programmes import PhaseForm, SwotForm
from samspil.learning.programmes.models import Phase, SwotEntry
from samspil.learning.programmes.queries import places
from samspil.learning.programmes.views.programmes import insist, may_edit, programme_or_404
from samspil.society.access.permission import visible_or_404
from samspil.society.places.models import Workplace


def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which institutions take part, in per cent of all of them."""
    programme = programme_or_404(request, pk)
    phase = places.phase_today(programme)
    context = {
        "programme": programme,
        "phase": phase,
        "board": places.board(programme, request.actor, phase),
        "target": programme.milestones.exclude(target_percent=None).order_by("due_on", "pk").last(),
    }
    return respond(request, "programmes/board.html", context)


@require_POST
def join(request: HttpRequest, pk: int, workplace: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    joining = visible_or_404(request.actor, Workplace.objects.select_related("unit"), workplace)
    join_programme(request.actor, joining, programme)
    messages.success(request, _("%(place)s has joined the programme.") % {"place": joining.unit.name})
    return redirect("programmes:board", pk)


def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the phases and the milestones."""
    programme = programme_or_404(request, pk)
    context = {
        "programme": programme,
        "phases": list(programme.phases.all()),
        "milestones": list(programme.milestones.all()),
        "may_edit": may_edit(request, programme),
        "board": places.board(programme, request.actor, places.phase_today(programme)),
    }
    return respond(request, "programmes/plan.html", context)


def phase_new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = PhaseForm(request.POST or None)
    if form.submit(plan_phase, request.actor, programme):
        messages.success(request, _("Saved."))
        return redirect("programmes:plan", pk)
    context = {"title": _("Plan a phase"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


@require_POST
def phase_removal(request: HttpRequest, pk: int) -> HttpResponse:
    phase = visible_or_404(request.actor, Phase.objects.select_related("programme"), pk)
    remove_phase(request.actor, phase)
    messages.success(request, _("The phase has been taken out."))
    return redirect("programmes:plan", phase.programme_id)


def swot(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is strong and weak, and what is done about it."""
    programme = programme_or_404(request, pk)
    entries = list(programme.swot.select_related("owner").order_by("pk"))
    context = {
        "programme": programme,
        "groups": [(kind.label, [one for one in entries if one.kind == kind]) for kind in SwotEntry.Kind],
        "may_edit": may_edit(request, programme),
    }
    return respond(request, "programmes/swot.html", context)


def swot_new(request: HttpRequest, pk: int) -> HttpResponse:
    programme = programme_or_404(request, pk)
    insist(may_edit(request, programme))
    form = SwotForm(request.POST or None, programme=programme)
    if form.submit(write_swot_entry, request.actor, programme):
        messages.success(request, _("Saved."))
        return redirect("programmes:swot", pk)
    context = {"title": _("Write down what is strong or weak"), "programme": programme}
    return respond(request, "programmes/form.html", context, form=form)


def swot_change(request: HttpRequest, pk: int) -> HttpResponse:
    rows = SwotEntry.objects.select_related("programme__authority")
    entry = visible_or_404(request.actor, rows, pk)
    insist(may_edit(request, entry.programme))
    form = SwotForm(request.POST or None, programme=entry.programme, entry=entry)
    if form.submit(change_swot_entry, request.actor, entry):
        messages.success(request, _("Saved."))
        return redirect("programmes:swot", entry.programme_id)
    title = _("What is done about it: %(text)s") % {"text": entry.text}
    context = {"title": title, "programme": entry.programme}
    return respond(request, "programmes/form.html", context, form=form)
