"""My wishes: what, when, how far, and what I have been through myself."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import tell_experience, withdraw_experience
from samspil.everyday.requests.forms.finding import ExperienceForm, WishesForm
from samspil.everyday.requests.queries.gates import wishes_of
from samspil.everyday.requests.queries.standing import told_themes
from samspil.everyday.requests.views.finding import own_volunteer
from samspil.people.volunteers.actions import change_wishes


def mine(request: HttpRequest) -> HttpResponse:
    """What I would like to be asked for."""
    volunteer = own_volunteer(request)
    form = WishesForm(request.POST or None, initial=vars(wishes_of(volunteer)))
    if form.submit(change_wishes, request.actor, volunteer):
        messages.success(request, _("Thank you. Your wishes have been noted."))
        return redirect("requests:wishes")
    return respond(request, "requests/wishes.html", {"has_told": bool(told_themes(volunteer))}, form=form)


def experience(request: HttpRequest) -> HttpResponse:
    """What I have been through myself: an explicit consent, that can be taken back."""
    volunteer = own_volunteer(request)
    told = told_themes(volunteer)
    form = ExperienceForm(request.POST or None, initial={"themes": told})
    if form.submit(tell_experience, request.actor, volunteer):
        messages.success(request, _("Thank you. It is used for matching alone, and no person reads it."))
        return redirect("requests:wishes")
    return respond(request, "requests/experience.html", {"told": told}, form=form)


@require_POST
def take_back(request: HttpRequest) -> HttpResponse:
    """Take the consent back."""
    withdraw_experience(request.actor, own_volunteer(request))
    messages.success(request, _("It has been deleted everywhere."))
    return redirect("requests:wishes")
