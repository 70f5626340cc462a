"""A volunteer's yes and no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
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
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.everyday.rotas.queries.people import candidates
from samspil.everyday.rotas.rules import ShiftFull
from samspil.everyday.rotas.rules.measure import AboveMeasure
from samspil.everyday.rotas.views.shifts import shift_or_404
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404

_WISHES = {"wait": "venteliste", "automatic": "automatisk", "confirmed": "alligevel"}


@require_POST
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a place, or join the waiting list; what stands in the way is said on a short page of its own (409).

    When a shift is announced many come at once and most are too late: their answer costs as little as can be.
    """
    shift, volunteer_id = shift_or_404(request, pk), request.actor.volunteer_id or 0
    wishes = {name: request.POST.get(word) == "1" for name, word in _WISHES.items()}
    try:
        made = sign_up(request.actor, shift, volunteer_id=volunteer_id, **wishes)
    except AboveMeasure as above:
        return _asked(request, shift, above, reverse("rotas:join", args=[pk]))
    except Conflict as refused:
        return _refused(request, shift, refused)
    said = _("The place is yours. Thank you!") if made.has_place else _("You are on the waiting list.")
    messages.success(request, said)
    return redirect("rotas:vigil", shift.vigil_id) if shift.vigil_id else redirect("rotas:shift", pk)


def _refused(request: HttpRequest, shift: Shift, refused: Conflict) -> HttpResponse:
    is_late = isinstance(refused, ShiftFull)
    if is_late:
        shift.taken = shift.places
    may_wait = is_late and shift.vigil_id is None
    context = {"shift": shift, "problem": refused.reason, "may_wait": may_wait}
    return respond(request, "rotas/refused.html", context, status=refused.status)


def _asked(
    request: HttpRequest, shift: Shift, above: AboveMeasure, url: str, *, aloud: bool = False
) -> HttpResponse:
    """Ask whether the volunteer would like it anyway: nothing has been booked yet."""
    context = {"shift": shift, "reasons": above.reasons, "yes_url": url, "aloud": aloud}
    return respond(request, "rotas/above.html", context, status=above.status)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes to an offer, an invitation or a new time."""
    mine, anyway = own_sign_up(request, pk), request.POST.get("alligevel") == "1"
    try:
        accept_place(request.actor, mine, confirmed=anyway)
    except AboveMeasure as above:
        return _asked(request, mine.shift, above, reverse("rotas:accept", args=[pk]))
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
    row, anyway = _sign_up_or_404(request, pk), request.POST.get("alligevel") == "1"
    try:
        accept_for(request.actor, row, confirmed=anyway)
    except AboveMeasure as above:
        url = reverse("rotas:accept_aloud", args=[pk])
        return _asked(request, row.shift, above, url, aloud=True)
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
