"""The staff's side of a no: noted in two taps, lifted with a note."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.citizens import queries
from samspil.people.citizens.actions import lift_contact, lift_mark, mark_whereabouts
from samspil.people.citizens.forms import LiftContactForm, LiftForm, MarkForm
from samspil.people.citizens.models import NoContact
from samspil.society.access.permission import visible_or_404


def marks(request: HttpRequest) -> HttpResponse:
    """Where volunteers do not go, and the field that notes one more. Rooms and beds, nobody's name."""
    workplaces = queries.workplaces_to_mark(request.actor)
    form = MarkForm(
        request.POST or None, workplaces=workplaces, initial={"workplace": request.GET.get("sted", "")}
    )
    if form.is_valid() and form.submit(mark_whereabouts, request.actor, form.place):
        messages.success(request, _("It is noted. No volunteer goes there, and whatever was planned stops."))
        return redirect("citizens:marks")
    page = paginate(queries.marks(request.actor), request)
    return respond(
        request, "citizens/marks.html", {"page": page, "has_several": len(workplaces) > 1}, form=form
    )


def lifting(request: HttpRequest, pk: int) -> HttpResponse:
    """Lift the no of a room or a bed, and say why."""
    rows = NoContact.objects.exclude(place_key="").select_related("workplace__unit")
    mark = visible_or_404(request.actor, rows, pk)
    form = LiftForm(request.POST or None)
    if form.submit(lift_mark, request.actor, mark):
        messages.success(request, _("The note is lifted."))
        return redirect("citizens:marks")
    return respond(request, "citizens/lifting.html", {"mark": mark}, form=form)


def contact_lifting(request: HttpRequest) -> HttpResponse:
    """Lift the no of a citizen who has said so themselves, by their number or address."""
    form = LiftContactForm(request.POST or None, workplaces=queries.workplaces_to_mark(request.actor))
    if form.is_valid() and form.submit(lift_contact, request.actor, form.place):
        messages.success(request, _("The note is lifted."))
        return redirect("citizens:marks")
    return respond(request, "citizens/contact_lifting.html", {}, form=form)
