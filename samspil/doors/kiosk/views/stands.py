"""The stand in the lobby: what its tablet counts and takes down, and how it is doing."""

from contextlib import suppress

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.core.errors import Conflict
from samspil.base.ui.shortcuts import respond
from samspil.doors.kiosk.actions import (
    add_stock_item,
    count_stock,
    drop_stock_item,
    note_visitors,
    tablet_count_stock,
    tablet_count_visitors,
    tablet_leave_interest,
)
from samspil.doors.kiosk.forms import LeadForm, StockForm, StockItemForm, VisitorsForm
from samspil.doors.kiosk.models import Stand, Tablet
from samspil.doors.kiosk.queries import stands as queries
from samspil.doors.kiosk.queries.tablets import tablet_of
from samspil.everyday.rotas.models import Shift
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require
from samspil.society.accounts.rules import sparingly


@login_not_required
@require_safe
def tablet_stand(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """The stand on its own tablet: three buttons that count, and two ways on. Nobody signs in."""
    found, shift = _on_tablet(request, key, pk)
    context = {
        "tablet": found,
        "key": key,
        "shift": shift,
        "visitors": queries.tally_of(shift).visitors,
        "stock": queries.stock_of(shift.activity),
        "thanks": request.GET.get("sagt") == "tak",
    }
    return _unkept(respond(request, "kiosk/tablet_stand.html", context))


@login_not_required
@require_POST
def tablet_visitors(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One more, five more, or one less."""
    found, shift = _on_tablet(request, key, pk)
    more = {"1": 1, "5": 5, "-1": -1}.get(request.POST.get("more", ""), 0)
    with suppress(Conflict):  # the number on the page says how it stands
        tablet_count_visitors(request.actor, found, shift, key=key, more=more)
    return redirect("kiosk:tablet_stand", key, pk)


@login_not_required
def tablet_stock(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Count what is left."""
    found, shift = _on_tablet(request, key, pk)
    items = queries.stock_of(shift.activity)
    form = StockForm(request.POST if request.method == "POST" else None, items=items)
    if form.submit(tablet_count_stock, request.actor, found, shift, key=key):
        return redirect("kiosk:tablet_stand", key, pk)
    context = {"tablet": found, "key": key, "shift": shift}
    return _unkept(respond(request, "kiosk/tablet_stock.html", context, form=form))


@login_not_required
@sparingly("stand")
def tablet_interest(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Leave one's name: typed by the person, who first reads what is kept and by whom. It does not stay on the screen."""
    found, shift = _on_tablet(request, key, pk)
    form = LeadForm(request.POST if request.method == "POST" else None)
    if form.submit(tablet_leave_interest, request.actor, found, shift, key=key):
        response = redirect("kiosk:tablet_stand", key, pk)
        response.headers["Location"] += "?sagt=tak"
        return response
    context = {"tablet": found, "key": key, "shift": shift, "authority": request.tenant}
    return _unkept(respond(request, "kiosk/tablet_interest.html", context, form=form))


@require_safe
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    """How the stand is doing: its shifts and who fills them, visitors, interests, stock, and the trial it belongs to."""
    found = queries.stand_or_404(request.actor, pk)
    diary = queries.stand_diary(request.actor, found)
    context = {
        "activity": found,
        "diary": diary,
        "visitors": sum(one.tally.visitors for one in diary),
        "interests": sum(one.tally.interests for one in diary),
        "stock": queries.stock_of(found),
        "trials": queries.trials_at(request.actor, found.workplace_id),
        "may_edit": allowed(request.actor, Can.ROTA_EDIT, Stand(found)),
    }
    return respond(request, "kiosk/stand.html", context)


def stock(request: HttpRequest, pk: int) -> HttpResponse:
    """Count what is left, signed in."""
    found = queries.stand_or_404(request.actor, pk)
    require(request.actor, Can.ROTA_EDIT, Stand(found))
    items = queries.stock_of(found)
    form = StockForm(request.POST if request.method == "POST" else None, items=items)
    if form.submit(count_stock, request.actor, found):
        messages.success(request, _("The stock has been counted."))
        return redirect("kiosk:stand", pk)
    return respond(request, "kiosk/stock.html", {"activity": found, "items": items}, form=form)


def stock_new(request: HttpRequest, pk: int) -> HttpResponse:
    """Put something on the list."""
    found = queries.stand_or_404(request.actor, pk)
    require(request.actor, Can.ROTA_EDIT, Stand(found))
    form = StockItemForm(request.POST if request.method == "POST" else None)
    if form.submit(add_stock_item, request.actor, found):
        messages.success(request, _("It is on the list."))
        return redirect("kiosk:stock", pk)
    return respond(request, "kiosk/stock_new.html", {"activity": found}, form=form)


@require_POST
def stock_ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Take something off the list."""
    item = queries.item_at(request.actor, pk)
    drop_stock_item(request.actor, item)
    messages.success(request, _("It is off the list."))
    return redirect("kiosk:stock", item.activity_id)


def visitors(request: HttpRequest, pk: int) -> HttpResponse:
    """Write afterwards how many came, where there was no tablet."""
    shift = queries.shift_at_stand(request.actor, pk)
    require(request.actor, Can.ROTA_EDIT, shift)
    form = VisitorsForm(
        request.POST if request.method == "POST" else None,
        initial={"visitors": queries.tally_of(shift).visitors},
    )
    if form.submit(note_visitors, request.actor, shift):
        messages.success(request, _("The number has been noted."))
        return redirect("kiosk:stand", shift.activity_id)
    return respond(request, "kiosk/visitors.html", {"shift": shift}, form=form)


def _on_tablet(request: HttpRequest, key: str, pk: int) -> tuple[Tablet, Shift]:
    found = tablet_of(key)
    request.tenant = found.workplace.unit.authority
    return found, queries.stand_shift_at(found, pk)


def _unkept(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
