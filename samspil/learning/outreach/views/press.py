"""The press log, and the media near by."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.learning.outreach.actions import (
    add_outlet,
    change_mention,
    change_outlet,
    note_mention,
    remove_mention,
    remove_outlet,
)
from samspil.learning.outreach.forms.plans import MentionForm, OutletForm
from samspil.learning.outreach.models import Mention, Outlet
from samspil.learning.outreach.queries import plans as queries
from samspil.learning.outreach.queries.consents import press_consents
from samspil.learning.outreach.queries.homes import may_begin
from samspil.learning.outreach.views.homes import choose_home, chosen_home, insist, may_edit
from samspil.society.access.permission import visible_or_404


def index(request: HttpRequest) -> HttpResponse:
    """Show what has been told, the latest first."""
    page = paginate(queries.mentions(request.actor), request)
    context = {"page": page, "rows": press_consents(page), "may_begin": may_begin(request.actor)}
    return respond(request, "outreach/press.html", context)


def new(request: HttpRequest) -> HttpResponse:
    home = chosen_home(request)
    if home is None:
        return choose_home(request, _("Write into the press log"))
    form = MentionForm(request.POST or None, home=home, by=request.actor)
    if form.submit(note_mention, request.actor, home):
        messages.success(request, _("It stands in the press log."))
        return redirect("outreach:press")
    return respond(request, "outreach/mention_new.html", {"home": home}, form=form)


def mention(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what stands in the log."""
    found = visible_or_404(request.actor, Mention.objects.select_related(*Mention.HOME), pk)
    insist(may_edit(request, found))
    form = MentionForm(request.POST or None, home=found, by=request.actor, mention=found)
    if form.submit(change_mention, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("outreach:press")
    return respond(request, "outreach/mention.html", {"mention": found}, form=form)


@require_POST
def mention_removal(request: HttpRequest, pk: int) -> HttpResponse:
    remove_mention(
        request.actor, visible_or_404(request.actor, Mention.objects.select_related(*Mention.HOME), pk)
    )
    messages.success(request, _("It is out of the press log."))
    return redirect("outreach:press")


def outlets(request: HttpRequest) -> HttpResponse:
    """List the media near by with the addresses of their newsrooms."""
    page = paginate(queries.outlets(request.actor), request)
    return respond(request, "outreach/outlets.html", {"page": page, "may_begin": may_begin(request.actor)})


def outlet_new(request: HttpRequest) -> HttpResponse:
    home = chosen_home(request)
    if home is None:
        return choose_home(request, _("Put a medium on the list"))
    form = OutletForm(request.POST or None)
    if form.submit(add_outlet, request.actor, home):
        messages.success(request, _("The medium is on the list."))
        return redirect("outreach:outlets")
    return respond(request, "outreach/outlet_new.html", {"home": home}, form=form)


def outlet(request: HttpRequest, pk: int) -> HttpResponse:
    found = visible_or_404(request.actor, Outlet.objects.select_related(*Outlet.HOME), pk)
    insist(may_edit(request, found))
    form = OutletForm(request.POST or None, outlet=found)
    if form.submit(change_outlet, request.actor, found):
        messages.success(request, _("Saved."))
        return redirect("outreach:outlets")
    return respond(request, "outreach/outlet.html", {"outlet": found}, form=form)


@require_POST
def outlet_removal(request: HttpRequest, pk: int) -> HttpResponse:
    remove_outlet(
        request.actor, visible_or_404(request.actor, Outlet.objects.select_related(*Outlet.HOME), pk)
    )
    messages.success(request, _("The medium is off the list."))
    return redirect("outreach:outlets")
