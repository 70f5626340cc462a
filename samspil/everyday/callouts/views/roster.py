"""The people of a group, and what it has."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.everyday.callouts import actions
from samspil.everyday.callouts.forms.groups import (
    EnrolForm,
    EquipmentChangeForm,
    EquipmentForm,
    ResponderForm,
)
from samspil.everyday.callouts.queries import groups as queries
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404


def roster(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is in the group, and who can be called; a volunteer is taken in here."""
    group = visible_or_404(request.actor, queries.GROUPS, pk)
    require(request.actor, Can.CALLOUT_EDIT, group)
    people = queries.can_be_enrolled(group)
    form = EnrolForm(request.POST if request.method == "POST" else None, people=people)
    if form.submit(actions.enrol_responder, request.actor, group):
        messages.success(request, _("Added. They go on duty themselves, on their own page."))
        return redirect("callouts:roster", pk)
    context = {"group": group, "people": queries.roster(group), "has_more": people.exists()}
    return respond(request, "callouts/roster.html", context, form=form)


def responder(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a new certificate or a new place."""
    found = visible_or_404(request.actor, queries.RESPONDERS, pk)
    require(request.actor, Can.CALLOUT_EDIT, found)
    form = ResponderForm(request.POST if request.method == "POST" else None, initial=ResponderForm.of(found))
    if form.submit(actions.change_responder, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("callouts:roster", found.group_id)
    return respond(request, "callouts/responder.html", {"responder": found}, form=form)


@require_POST
def removal(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, queries.RESPONDERS, pk)
    actions.remove_responder(request.actor, found)
    messages.success(request, _("Taken out. Where they live has been erased."))
    return redirect("callouts:roster", found.group_id)


def equipment(request: HttpRequest, pk: int) -> HttpResponse:
    """What the group has, and where; a piece is added here."""
    group = visible_or_404(request.actor, queries.GROUPS, pk)
    form = EquipmentForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.add_equipment, request.actor, group):
        messages.success(request, _("Added."))
        return redirect("callouts:equipment", pk)
    context = {
        "group": group,
        "things": queries.equipment(group),
        "may_edit": allowed(request.actor, Can.CALLOUT_EDIT, group),
    }
    return respond(request, "callouts/equipment.html", context, form=form)


def thing(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it anew, for instance after a check."""
    found = visible_or_404(request.actor, queries.EQUIPMENT.kept(), pk)
    require(request.actor, Can.CALLOUT_EDIT, found)
    form = EquipmentChangeForm(
        request.POST if request.method == "POST" else None, initial=EquipmentChangeForm.of(found)
    )
    if form.submit(actions.change_equipment, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("callouts:equipment", found.group_id)
    return respond(request, "callouts/thing.html", {"thing": found}, form=form)


@require_POST
def disposal(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, queries.EQUIPMENT.kept(), pk)
    actions.remove_equipment(request.actor, found)
    messages.success(request, _("Taken off the list."))
    return redirect("callouts:equipment", found.group_id)
