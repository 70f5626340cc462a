"""The communication plan as a timeline."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.shortcuts import respond
from samspil.learning.outreach.actions import change_message, complete_message, drop_message, plan_message
from samspil.learning.outreach.forms.plans import MessageForm
from samspil.learning.outreach.models import PlannedMessage
from samspil.learning.outreach.queries.homes import may_begin
from samspil.learning.outreach.queries.plans import timeline
from samspil.learning.outreach.views.homes import choose_home, chosen_home, insist, may_edit
from samspil.society.access.permission import visible_or_404


def _planned(request: HttpRequest, pk: int) -> PlannedMessage:
    return visible_or_404(request.actor, PlannedMessage.objects.select_related(*PlannedMessage.HOME), pk)


def index(request: HttpRequest) -> HttpResponse:
    """Show what is late, what comes month by month, and what has been."""
    context = {"plan": timeline(request.actor), "may_begin": may_begin(request.actor)}
    return respond(request, "outreach/plan.html", context)


def new(request: HttpRequest) -> HttpResponse:
    home = chosen_home(request)
    if home is None:
        return choose_home(request, _("Plan what is said"))
    form = MessageForm(request.POST or None, home=home, by=request.actor)
    if form.submit(plan_message, request.actor, home):
        messages.success(request, _("It stands in the plan."))
        return redirect("outreach:plan")
    return respond(request, "outreach/message_new.html", {"home": home}, form=form)


def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is planned."""
    planned = _planned(request, pk)
    insist(may_edit(request, planned))
    form = MessageForm(request.POST or None, home=planned, by=request.actor, planned=planned)
    if form.submit(change_message, request.actor, planned):
        messages.success(request, _("Saved."))
        return redirect("outreach:plan")
    return respond(request, "outreach/message.html", {"planned": planned}, form=form)


@require_POST
def done(request: HttpRequest, pk: int) -> HttpResponse:
    complete_message(request.actor, _planned(request, pk))
    messages.success(request, _("Noted as carried out."))
    return redirect("outreach:plan")


@require_POST
def dropped(request: HttpRequest, pk: int) -> HttpResponse:
    drop_message(request.actor, _planned(request, pk))
    messages.success(request, _("It is out of the plan."))
    return redirect("outreach:plan")
