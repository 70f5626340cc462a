"""A volunteer's yes and no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import Conflict, NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import (
    accept_for,
    accept_place,
    hand_back,
    hand_back_for,
    invite_volunteer,
    sign_up,
)
from samspil.everyday.rotas.forms import InvitationForm
from samspil.everyday.rotas.models import SignUp
from samspil.everyday.rotas.queries.people import candidates
from samspil.everyday.rotas.rules import ShiftFull
from samspil.everyday.rotas.views.shifts import shift_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a place, or join the waiting list; what stands in the way is said on a short page of its own (409).

    When a shift is announced many come at once and most are too late: their answer costs as little as can be.
    """
    shift, volunteer_id = shift_or_404(request, pk), request.actor.volunteer_id or 0
    wait, automatic = request.POST.get("venteliste") == "1", request.POST.get("automatisk") == "1"
    try:
        made = sign_up(request.actor, shift, volunteer_id=volunteer_id, wait=wait, automatic=automatic)
    except ShiftFull as late:
        shift.taken = shift.places
        context = {"shift": shift, "problem": late.reason, "may_wait": shift.vigil_id is None}
        return respond(request, "rotas/refused.html", context, status=late.status)
    except Conflict as refused:
        context = {"shift": shift, "problem": refused.reason, "may_wait": False}
        return respond(request, "rotas/refused.html", context, status=refused.status)
    said = _("The place is yours. Thank you!") if made.has_place else _("You are on the waiting list.")
    messages.success(request, said)
    return redirect("rotas:vigil", shift.vigil_id) if shift.vigil_id else redirect("rotas:shift", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes to an offer, an invitation or a new time."""
    accept_place(request.actor, own_sign_up(request, pk))
    messages.success(request, _("Thank you. The place is yours."))
    return redirect("rotas:shift", pk)


@require_POST
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Say no. Nobody asks why."""
    mine = own_sign_up(request, pk)
    hand_back(request.actor, mine)
    messages.success(request, _("You are off the shift. Thank you for saying so."))
    vigil = mine.shift.vigil_id
    return redirect("rotas:vigil", vigil) if vigil else redirect("rotas:mine")


def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a volunteer."""
    shift = shift_or_404(request, pk)
    people = candidates(request.actor, shift)
    require(request.actor, Can.SHIFT_SIGN_UP, people[0] if people else shift)
    form = InvitationForm(request.POST if request.method == "POST" else None, people=people)
    if form.submit(invite_volunteer, request.actor, shift):
        messages.success(request, _how_to_answer(form.result))
        return redirect("rotas:shift", pk)
    return respond(request, "rotas/invite.html", {"shift": shift, "people": people}, form=form)


def _how_to_answer(asked: SignUp) -> str:
    if asked.affiliation.volunteer.can_sign_in:
        return _("The volunteer has been asked. The place is taken when they say yes.")
    return _("The volunteer has no e-mail address. Call them, and note the answer below.")


@require_POST
def accept_aloud(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the yes of a volunteer without an e-mail address."""
    row = _sign_up_or_404(request, pk)
    accept_for(request.actor, row)
    messages.success(request, _("The yes has been noted, and the place is taken."))
    return redirect("rotas:shift", row.shift_id)


@require_POST
def leave_aloud(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the no of a volunteer without an e-mail address. Nobody asks why."""
    row = _sign_up_or_404(request, pk)
    hand_back_for(request.actor, row)
    messages.success(request, _("The volunteer is off the shift."))
    return redirect("rotas:shift", row.shift_id)


def _sign_up_or_404(request: HttpRequest, pk: int) -> SignUp:
    rows = SignUp.objects.select_related("shift__activity__workplace__unit", "affiliation")
    return visible_or_404(request.actor, rows, pk)


def own_sign_up(request: HttpRequest, pk: int) -> SignUp:
    """Return the reader's own sign-up for the shift. Raises NotVisible when there is none."""
    rows = SignUp.objects.select_related("shift__activity__workplace__unit")
    found = rows.filter(shift=pk, volunteer=request.actor.volunteer_id or 0).first()
    if found is None:
        raise NotVisible
    return found
