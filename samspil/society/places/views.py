"""The organisation and its workplaces, for those who look after them."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.actor import Actor
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places import queries, rules
from samspil.society.places.actions import (
    close_workplace,
    move_unit,
    open_workplace,
    place_unit,
    rename_unit,
    write_profile,
)
from samspil.society.places.forms import MoveForm, NameForm, ProfileForm, UnitForm
from samspil.society.places.models import Unit, UnitPlacement, Workplace


def workplaces(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:100]
    context = {"page": paginate(queries.workplaces(request.actor, query), request), "query": query}
    return respond(request, "places/workplaces.html", context)


def workplace(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the profile as it stands, what it lacks, and whether it is open."""
    place = _workplace(request, pk)
    context = {
        "workplace": place,
        "completeness": rules.completeness(place),
        "verdict": allowed(request.actor, Can.PLACE_EDIT, place),
    }
    return respond(request, "places/workplace.html", context)


def profile(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the profile of a workplace, or make a unit one."""
    unit = visible_or_404(request.actor, Unit.objects.select_related("authority", "workplace__site"), pk)
    known = getattr(unit, "workplace", None)
    form = ProfileForm(request.POST or None, initial=ProfileForm.initial_from(known) if known else {})
    if form.submit(write_profile, request.actor, unit):
        messages.success(request, _("The profile is saved."))
        return redirect("places:workplace", pk=pk)
    verdict = allowed(request.actor, Can.PLACE_EDIT, unit)
    return respond(request, "places/profile.html", {"unit": unit, "verdict": verdict}, form=form)


@require_POST
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    open_workplace(request.actor, _workplace(request, pk))
    messages.success(request, _("The workplace can now be seen by everybody."))
    return redirect("places:workplace", pk=pk)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    close_workplace(request.actor, _workplace(request, pk))
    messages.success(request, _("The workplace is off the public pages. Nothing is deleted."))
    return redirect("places:workplace", pk=pk)


def organisation(request: HttpRequest) -> HttpResponse:
    """Show the tree of units."""
    return respond(
        request,
        "places/organisation.html",
        {"page": paginate(queries.tree(request.actor), request, size=200)},
    )


def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one unit: what is below it, and where it has stood."""
    found = visible_or_404(request.actor, Unit.objects.select_related("authority", "parent", "workplace"), pk)
    form = UnitForm(request.POST or None)
    if form.submit(_place_below, request.actor, found):
        messages.success(request, _("The unit is placed."))
        return redirect(
            "places:profile" if form.cleaned_data["is_workplace"] else "places:unit", pk=form.result.pk
        )
    context = {
        "unit": found,
        "children": found.children.filter(closed_on__isnull=True).order_by("name"),
        "history": queries.history(found),
        "may_place": allowed(request.actor, Can.PLACE_EDIT, found),
        "may_move": allowed(request.actor, Can.UNIT_MOVE, found),
    }
    return respond(request, "places/unit.html", context, form=form)


def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a unit another name."""
    found = visible_or_404(request.actor, Unit.objects.select_related("authority"), pk)
    form = NameForm(request.POST or None, initial={"name": found.name})
    if form.submit(rename_unit, request.actor, found):
        messages.success(request, _("The name is changed."))
        return redirect("places:unit", pk=pk)
    verdict = allowed(request.actor, Can.PLACE_EDIT, found)
    return respond(request, "places/name.html", {"unit": found, "verdict": verdict}, form=form)


def relocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Move a unit from a date on."""
    found = visible_or_404(request.actor, Unit.objects.select_related("authority"), pk)
    units = [row for row in queries.tree(request.actor) if not row.path.startswith(found.path)]
    form = MoveForm(request.POST or None, units=units, initial={"parent": found.parent_id})
    if form.submit(_move, request.actor, found):
        messages.success(request, _("The move is noted. What was before stays in the history."))
        return redirect("places:unit", pk=pk)
    return respond(request, "places/relocation.html", {"unit": found}, form=form)


def _workplace(request: HttpRequest, pk: int) -> Workplace:
    return visible_or_404(request.actor, Workplace.objects.select_related("unit__authority", "site"), pk)


def _place_below(by: Actor, parent: Unit, *, name: str, valid_from: date, is_workplace: bool) -> Unit:
    return place_unit(by, parent.authority, name=name, parent=parent, valid_from=valid_from)


def _move(by: Actor, unit: Unit, *, parent_id: int | None, valid_from: date) -> UnitPlacement:
    parent = visible_or_404(by, Unit.objects.select_related("authority"), parent_id) if parent_id else None
    return move_unit(
        by,
        unit,
        authority=parent.authority if parent else unit.authority,
        parent=parent,
        valid_from=valid_from,
    )
