"""How much is right: a volunteer's own choice, and where somebody went beyond it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.forms import MeasureForm
from samspil.everyday.rotas.queries.measure import excesses, hours_of_weeks
from samspil.everyday.rotas.views.mine import own_volunteer
from samspil.people.volunteers.actions import choose_measure


def mine(request: HttpRequest) -> HttpResponse:
    """Choose how many hours a week suit me."""
    volunteer = own_volunteer(request)
    form = MeasureForm(request.POST or None, initial=vars(volunteer))
    if form.submit(choose_measure, request.actor, volunteer):
        messages.success(request, _("Thank you. We ask you before it gets more than that."))
        return redirect("rotas:measure")
    this, following = hours_of_weeks(volunteer.pk, clock.today())
    return respond(request, "rotas/measure.html", {"this": this, "next": following}, form=form)


def report(request: HttpRequest) -> HttpResponse:
    """Show the coordinator where somebody took more than was thought right."""
    return respond(request, "rotas/excesses.html", {"page": paginate(excesses(request.actor), request)})
