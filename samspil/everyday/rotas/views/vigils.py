"""The vigils of a ward: the list, a new one, and the page that staff and volunteers share."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import Closed, Denied
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import call_sitters, change_vigil, end_vigil, finish_talk, open_vigil
from samspil.everyday.rotas.forms import VigilChangeForm, VigilForm
from samspil.everyday.rotas.models import AfterCare, Vigil
from samspil.everyday.rotas.queries import sitters
from samspil.everyday.rotas.queries import vigils as asked
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404

_WITH = "workplace__unit__authority", "activity__workplace__unit__authority", "activity__partner"


def vigil_or_404(request: HttpRequest, pk: int) -> Vigil:
    """Return the vigil with all that its page needs."""
    return visible_or_404(request.actor, Vigil.objects.select_related(*_WITH), pk)


def index(request: HttpRequest) -> HttpResponse:
    """The open vigils that the reader may know of, and who would like to talk after one."""
    context = {
        "vigils": asked.listed(request.actor),
        "after_cares": sitters.after_cares(request.actor),
        "may_open": asked.may_open(request.actor),
    }
    return respond(request, "rotas/vigils.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Open a vigil within a minute."""
    if not asked.may_open(request.actor):
        raise Denied(_("A vigil is opened by the staff of the ward."))
    activities = asked.activities_to_sit(request.actor)
    form = VigilForm(request.POST if request.method == "POST" else None, activities=activities)
    try:
        if form.submit(open_vigil, request.actor):
            messages.success(request, _("The vigil is open. Those who are willing are asked from now on."))
            return redirect("rotas:vigil", form.result.pk)
    except Closed as refused:
        form.refuse({"room": refused.reasons})
    return respond(request, "rotas/vigil_new.html", {"activities": activities}, form=form)


def page(request: HttpRequest, pk: int) -> HttpResponse:
    """The relay: for the staff who comes and what lacks, for a volunteer what they may take."""
    return respond(request, "rotas/vigil.html", _context(request, vigil_or_404(request, pk)))


def _context(request: HttpRequest, vigil: Vigil) -> dict[str, Any]:
    watches = asked.relay(request.actor, vigil)
    coming = [watch for watch in watches if not (watch.is_now or watch.is_past) and watch.shift.is_planned]
    return {
        "vigil": vigil,
        "watches": watches,
        "now_watches": [watch for watch in watches if watch.is_now],
        "next_watch": coming[0] if coming else None,
        "mine": [watch for watch in watches if watch.is_mine and not watch.is_past],
        "keeping": asked.keeping(request.actor, vigil),
        "sitting": asked.sitting(request.actor, vigil),
        "knows_room": asked.knows_room(request.actor, vigil),
        "hand_overs": sitters.hand_overs(request.actor, vigil),
        "may_hand_over": vigil.is_open and sitters.watch_to_hand_over(request.actor, vigil) is not None,
        "now": clock.now(),
    }


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Another room, other words, a longer rest."""
    vigil = vigil_or_404(request, pk)
    require(request.actor, Can.VIGIL_OPEN, vigil)
    form = VigilChangeForm(
        request.POST if request.method == "POST" else None, initial=VigilChangeForm.initial_of(vigil)
    )
    try:
        if form.submit(change_vigil, request.actor, vigil):
            messages.success(request, _("The vigil has been changed."))
            return redirect("rotas:vigil", pk)
    except Closed as refused:
        form.refuse({"room": refused.reasons})
    return respond(request, "rotas/vigil_edit.html", {"vigil": vigil}, form=form)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End it; everybody is told once."""
    end_vigil(request.actor, vigil_or_404(request, pk))
    messages.success(request, _("The vigil has ended, and everybody has been told. Thank you for caring."))
    return redirect("rotas:vigil", pk)


@require_POST
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the next five who are willing, now."""
    count = call_sitters(request.actor, vigil_or_404(request, pk))
    said = ngettext("%(count)s volunteer has been asked.", "%(count)s volunteers have been asked.", count)
    if count:
        messages.success(request, said % {"count": count})
    else:
        messages.info(
            request,
            _("There is nobody more to ask just now. Look at who stands by, or call somebody you know."),
        )
    return redirect("rotas:vigil", pk)


@require_POST
def talked(request: HttpRequest, pk: int) -> HttpResponse:
    """The talk has been held."""
    rows = AfterCare.objects.select_related("vigil__workplace__unit", "vigil__activity")
    finish_talk(request.actor, visible_or_404(request.actor, rows, pk))
    messages.success(request, _("It has been noted that you have talked."))
    return redirect("rotas:vigils")
