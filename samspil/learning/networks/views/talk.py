"""Answers and meetings in a network."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.learning.networks.actions.networks import (
    call_off_gathering,
    plan_gathering,
    take_back_post,
    write_post,
)
from samspil.learning.networks.forms.networks import AnswerPostForm, GatheringForm
from samspil.learning.networks.queries import networks as queries
from samspil.learning.networks.rules.networks import may_take_back


def post(request: HttpRequest, pk: int) -> HttpResponse:
    """One post with a place to answer it, or to take it back."""
    found = queries.post_or_404(request.actor, pk)
    form = AnswerPostForm(request.POST if request.method == "POST" else None)
    if form.submit(write_post, request.actor, found.network, parent=found):
        messages.success(request, _("The others have been told."))
        return redirect("networks:network", pk=found.network_id)
    context = {"post": found, "may_take_back": may_take_back(found, request.actor)}
    return respond(request, "networks/post.html", context, form=form)


@require_POST
def post_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.post_or_404(request.actor, pk)
    take_back_post(request.actor, found)
    messages.success(request, _("It has been taken back."))
    return redirect("networks:network", pk=found.network_id)


def gathering_new(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.network_or_404(request.actor, pk)
    form = GatheringForm(request.POST if request.method == "POST" else None)
    if form.submit(plan_gathering, request.actor, found):
        messages.success(request, _("The members have been called to the meeting."))
        return redirect("networks:network", pk=pk)
    return respond(request, "networks/gathering_new.html", {"network": found}, form=form)


@require_POST
def gathering_cancellation(request: HttpRequest, pk: int) -> HttpResponse:
    found = queries.gathering_or_404(request.actor, pk)
    call_off_gathering(request.actor, found)
    messages.success(request, _("The members have been told that the meeting is called off."))
    return redirect("networks:network", pk=found.network_id)
