"""A circle of friends on the rota."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import hand_back_places, hold_places
from samspil.everyday.rotas.forms import ContactForm, HoldForm
from samspil.everyday.rotas.models import Hold
from samspil.everyday.rotas.queries import circles as queries
from samspil.everyday.rotas.views.shifts import shift_or_404
from samspil.people.volunteers.actions import name_contact
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404
from samspil.society.partners.models import Partner


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The shifts of the circle, and who speaks for it."""
    circle = _circle_or_404(request, pk)
    speaks = queries.speaks_for(request.actor, circle)
    context = {
        "circle": circle,
        "holds": queries.coming_holds(circle),
        "holdable": queries.holdable(circle) if speaks else [],
        "speaks": speaks,
        "may_choose": bool(allowed(request.actor, Can.VOLUNTEER_EDIT, circle)),
    }
    return respond(request, "rotas/circle.html", context)


def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the contact person among those who belong to the circle."""
    circle = _circle_or_404(request, pk)
    require(request.actor, Can.VOLUNTEER_EDIT, circle)
    people = queries.members(request.actor, circle)
    form = ContactForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        name_contact(request.actor, form.cleaned_data["affiliation"])
        messages.success(request, _("The circle has a contact person."))
        return redirect("rotas:circle", pk)
    return respond(request, "rotas/circle_contact.html", {"circle": circle, "people": people}, form=form)


def hold(request: HttpRequest, pk: int, circle: int) -> HttpResponse:
    """Hold places of the shift for the circle, or change how many."""
    shift, group = shift_or_404(request, pk), _circle_or_404(request, circle)
    queries.require_voice(request.actor, group, shift)
    held = Hold.objects.filter(shift=shift, partner=group).first()
    form = HoldForm(
        request.POST if request.method == "POST" else None, initial={"places": held.places if held else None}
    )
    if form.submit(hold_places, request.actor, shift, circle=group):
        messages.success(request, _("The places are held. Now each of you takes one by name."))
        return redirect("rotas:shift", pk)
    return respond(request, "rotas/hold.html", {"shift": shift, "circle": group, "held": held}, form=form)


@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand back what the circle has not filled. Nobody asks why."""
    rows = Hold.objects.select_related("shift__activity__workplace__unit", "partner")
    found = visible_or_404(request.actor, rows, pk)
    hand_back_places(request.actor, found)
    messages.success(request, _("The places are free for everybody. Thank you for saying so."))
    return redirect("rotas:shift", found.shift_id)


def _circle_or_404(request: HttpRequest, pk: int) -> Partner:
    found = queries.circles(request.actor).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found
