"""The networks of those who look after volunteers. Whoever does not belong to one finds nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.networks import (
    add_member,
    describe_network,
    found_network,
    leave_network,
    write_post,
)
from samspil.learning.networks.forms.networks import FoundForm, MemberForm, NetworkForm, PostForm
from samspil.learning.networks.queries import networks as queries
from samspil.learning.networks.rules.experiences import is_colleague


def networks(request: HttpRequest) -> HttpResponse:
    """The networks that one belongs to."""
    context = {
        "page": paginate(queries.networks_of(request.actor), request, size=30),
        "is_colleague": is_colleague(request.actor),
    }
    return respond(request, "networks/networks.html", context)


def new(request: HttpRequest) -> HttpResponse:
    form = FoundForm(request.POST if request.method == "POST" else None, by=request.actor)
    if form.is_valid() and form.submit(found_network, request.actor, form.cleaned_data["authority"]):
        messages.success(request, _("The network is founded. Now take the first colleagues in."))
        return redirect("networks:members", pk=form.result.pk)
    return respond(
        request, "networks/network_new.html", {"is_colleague": is_colleague(request.actor)}, form=form
    )


def network(request: HttpRequest, pk: int) -> HttpResponse:
    """What is written, when one meets; and a place to write."""
    found = queries.network_or_404(request.actor, pk)
    form = PostForm(request.POST if request.method == "POST" else None)
    if form.submit(write_post, request.actor, found):
        messages.success(request, _("The others have been told."))
        return redirect("networks:network", pk=pk)
    context = {
        "network": found,
        "page": paginate(queries.talk_of(found), request, size=20),
        "gatherings": queries.gatherings_ahead(found),
    }
    return respond(request, "networks/network.html", context, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.network_or_404(request.actor, pk)
    initial = {"name": found.name, "about": found.about}
    form = NetworkForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.submit(describe_network, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("networks:network", pk=pk)
    return respond(request, "networks/network_change.html", {"network": found}, form=form)


def members(request: HttpRequest, pk: int) -> HttpResponse:
    """Who belongs, and taking one more in."""
    found = queries.network_or_404(request.actor, pk)
    form = MemberForm(request.POST if request.method == "POST" else None)
    if form.submit(add_member, request.actor, found):
        messages.success(request, _("Your colleague is a member now, and has been told."))
        return redirect("networks:members", pk=pk)
    context = {"network": found, "members": queries.members_of(found)}
    return respond(request, "networks/members.html", context, form=form)


@require_POST
def departure(request: HttpRequest, pk: int) -> HttpResponse:
    leave_network(request.actor, queries.network_or_404(request.actor, pk))
    messages.success(request, _("You have left the network."))
    return redirect("networks:networks")
