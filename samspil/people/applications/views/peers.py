"""Those whose own experience counts: their yes, the day they take it back, and the invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.people.applications import queries
from samspil.people.applications.actions import invite_peer, offer_experience, take_back_yes
from samspil.people.applications.forms import ExperienceForm, InvitePeerForm
from samspil.people.applications.models import Interest
from samspil.society.access.permission import visible_or_404
from samspil.society.accounts.rules import sparingly
from samspil.society.places.models import Workplace


@login_not_required
@sparingly("experience")
def experience(request: HttpRequest, pk: int) -> HttpResponse:
    """Say yes to being asked some day by the place."""
    workplace = get_object_or_404(Workplace.objects.public().select_related("unit__authority"), pk=pk)
    request.tenant = workplace.unit.authority
    form = ExperienceForm(request.POST or None)
    if form.submit(offer_experience, request.actor, workplace):
        return redirect("applications:experience_told")
    return respond(request, "applications/experience.html", {"workplace": workplace}, form=form)


@login_not_required
def told(request: HttpRequest) -> HttpResponse:
    return respond(request, "applications/experience_told.html", {})


@login_not_required
def kept(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Show the person what is kept; take the yes back."""
    interest = Interest.objects.select_related("workplace__unit__authority").filter(pk=pk).first()
    if interest is None or not interest.opens_with(key):
        raise NotVisible
    request.tenant = interest.authority
    if request.method == "POST":
        take_back_yes(request.actor, interest, key=key)
        return redirect("applications:experience_deleted")
    return respond(request, "applications/experience_kept.html", {"interest": interest})


@login_not_required
def deleted(request: HttpRequest) -> HttpResponse:
    return respond(request, "applications/experience_deleted.html", {})


def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite somebody who has said yes, to an activity that asks for people like them."""
    interest = visible_or_404(request.actor, Interest.objects.select_related("workplace__unit"), pk)
    activities = queries.peer_activities(interest)
    form = InvitePeerForm(request.POST or None, activities=activities)
    if form.submit(invite_peer, request.actor, interest):
        messages.success(request, _("We have written to %(name)s.") % {"name": interest.first_name})
        return redirect("applications:interests")
    context = {"interest": interest, "any": activities.exists()}
    return respond(request, "applications/peer_invitation.html", context, form=form)
