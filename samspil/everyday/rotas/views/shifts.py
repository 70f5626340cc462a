"""One shift: read, made, changed, cancelled."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import cancel_shift, change_shift, make_shift
from samspil.everyday.rotas.forms import ShiftForm
from samspil.everyday.rotas.models import Shift
from samspil.everyday.rotas.queries import joining
from samspil.everyday.rotas.queries.circles import circles_to_hold_for, held_on
from samspil.everyday.rotas.queries.people import answering_aloud, expected, standing
from samspil.everyday.rotas.queries.sharing import sides_or_denied
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404


def shift_or_404(request: HttpRequest, pk: int) -> Shift:
    """Return the shift with all that its page needs."""
    return joining.shift_or_404(request.actor, pk)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """One shift, as its reader needs it."""
    shift = shift_or_404(request, pk)
    return respond(request, "rotas/shift.html", page_context(request, shift))


def page_context(request: HttpRequest, shift: Shift) -> dict[str, Any]:
    """Return what the page of a shift shows."""
    may_edit = bool(allowed(request.actor, Can.ROTA_EDIT, shift))
    people = expected(request.actor, shift)
    return {
        "shift": shift,
        "standing": standing(request.actor, shift),
        "people": [
            row for row in people if row.sign_up.volunteer_id != request.actor.volunteer_id or may_edit
        ],
        "aloud": answering_aloud(request.actor, shift) if may_edit else [],
        "held": held_on([shift.pk]).get(shift.pk, []),
        "holders": circles_to_hold_for(request.actor, shift, may_edit=may_edit),
        "may_edit": may_edit,
    }


def new(request: HttpRequest, pk: int) -> HttpResponse:
    activity = visible_or_404(request.actor, Activity.objects.select_related("workplace__unit"), pk)
    sides = sides_or_denied(request.actor, activity)
    form = ShiftForm(request.POST if request.method == "POST" else None, sides=sides)
    if form.submit(make_shift, request.actor, activity):
        messages.success(request, _("The shift has been made."))
        return redirect("rotas:shift", form.result.pk)
    return respond(request, "rotas/shift_new.html", {"activity": activity}, form=form)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the shift; a new time asks everybody again."""
    shift = shift_or_404(request, pk)
    require(request.actor, Can.ROTA_EDIT, shift)
    form = ShiftForm(request.POST if request.method == "POST" else None, initial=ShiftForm.initial_of(shift))
    if form.submit(change_shift, request.actor, shift):
        messages.success(request, _("The shift has been changed."))
        return redirect("rotas:shift", shift.pk)
    return respond(request, "rotas/shift_edit.html", {"shift": shift}, form=form)


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    cancel_shift(request.actor, shift_or_404(request, pk))
    messages.success(request, _("The shift has been cancelled, and everybody on it has been told."))
    return redirect("rotas:shift", pk)
