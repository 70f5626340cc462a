"""Material to read: the workplace's list, the page of one, and one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.people.activities.actions import publish_material, read_material, retire_material
from samspil.people.activities.forms.materials import MaterialForm
from samspil.people.activities.models import Material
from samspil.people.activities.queries.materials import materials_for, materials_of, readerships
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Workplace

_ROWS = Material.objects.select_related("workplace__unit__authority")


def materials(request: HttpRequest, pk: int) -> HttpResponse:
    """The library of a workplace."""
    workplace = visible_or_404(request.actor, Workplace.objects.select_related("unit__authority"), pk)
    form = MaterialForm(request.POST if request.method == "POST" else None, workplace=workplace)
    if form.submit(publish_material, request.actor, workplace):
        messages.success(request, _("It can be read now."))
        return redirect("activities:material", form.result.pk)
    context = {
        "workplace": workplace,
        "materials": materials_of(workplace),
        "verdict": allowed(request.actor, Can.BRIEFING_HOLD, workplace),
    }
    return respond(request, "activities/materials.html", context, form=form)


def material(request: HttpRequest, pk: int) -> HttpResponse:
    """One material: to read, and for those who wrote it, who has not read it yet."""
    found = visible_or_404(request.actor, _ROWS.prefetch_related("activities"), pk)
    may_edit = allowed(request.actor, Can.BRIEFING_HOLD, found)
    context = {
        "material": found,
        "may_edit": may_edit,
        "readerships": readerships(found) if may_edit else [],
        "is_asked": Material.objects.for_reader(request.actor).filter(pk=pk).exists(),
        "is_read": found.readings.filter(reader=request.actor.user_id or 0).exists(),
    }
    return respond(request, "activities/material.html", context)


@require_POST
def receipt(request: HttpRequest, pk: int) -> HttpResponse:
    read_material(request.actor, visible_or_404(request.actor, _ROWS, pk))
    messages.success(request, _("Thank you. It is noted that you have read it."))
    return redirect("activities:my_materials")


@require_POST
def retirement(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, _ROWS, pk)
    retire_material(request.actor, found)
    messages.success(request, _("It is taken away."))
    return redirect("activities:materials", found.workplace_id)


def mine(request: HttpRequest) -> HttpResponse:
    """What one should read oneself, the unread first."""
    return respond(request, "activities/my_materials.html", {"materials": materials_for(request.actor)})
