"""The tablet at the entrance, the info screen, and the page where coordinators put up tablets."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.core.errors import Conflict, NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.doors.kiosk.actions import make_tablet, revoke_tablet, tablet_check_in, tablet_check_out
from samspil.doors.kiosk.forms import TabletForm
from samspil.doors.kiosk.models import Tablet
from samspil.doors.kiosk.queries import tablets as queries
from samspil.doors.kiosk.queries.stands import stand_shifts
from samspil.people.activities.queries.role_cards import qr_code
from samspil.society.access.permission import visible_or_404
from samspil.society.places.models import Workplace

MOST = 30  # workplaces whose screens are listed
_SAID = {"kom": "came", "gik": "went", "spoerg": "ask"}


@login_not_required
@require_safe
def tablet(request: HttpRequest, key: str) -> HttpResponse:
    """Today's shifts, first names only. Whoever has the address sees it; a coordinator can stop it."""
    found = queries.tablet_of(key)
    request.tenant = found.workplace.unit.authority
    context = {
        "tablet": found,
        "key": key,
        "visitors": queries.visitors(found),
        "stands": stand_shifts(found),
        "said": _SAID.get(request.GET.get("sagt", ""), ""),
    }
    response = respond(request, "kiosk/tablet.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


@login_not_required
@require_POST
def arrival(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Somebody pressed "I am here". What stands in the way is told by the coordinator, not by a screen in a hall."""
    found = queries.tablet_of(key)
    try:
        tablet_check_in(request.actor, found, queries.sign_up_at(found, pk), key=key)
    except Conflict:
        return _back(key, "spoerg")
    return _back(key, "kom")


@login_not_required
@require_POST
def departure(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Somebody pressed "I am going now"."""
    found = queries.tablet_of(key)
    try:
        tablet_check_out(request.actor, found, queries.attendance_at(found, pk), key=key)
    except Conflict:
        return _back(key, "spoerg")
    return _back(key, "gik")


@login_not_required
@require_safe
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """What volunteers do here today, in large letters and without names (RM-27)."""
    found = queries.screen(slug)
    request.tenant = found.workplace.unit.authority
    context = {"screen": found, "qr": qr_code(found.ask_address) if found.can_ask else ""}
    return respond(request, "kiosk/screen.html", context)


def tablets(request: HttpRequest) -> HttpResponse:
    """List the tablets within reach."""
    places = _require_some_place(request)
    context = {"page": paginate(queries.tablets(request.actor), request), "workplaces": places[:MOST]}
    return respond(request, "kiosk/tablets.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """Put up a tablet; its address is shown this once."""
    form = TabletForm(
        request.POST if request.method == "POST" else None, workplaces=_require_some_place(request)
    )
    if form.is_valid() and form.submit(make_tablet, request.actor, form.place):
        address = settings.PUBLIC_URL + reverse("kiosk:tablet", args=[form.result])
        return respond(request, "kiosk/tablet_made.html", {"address": address, "workplace": form.place})
    return respond(request, "kiosk/tablet_new.html", {}, form=form)


@require_POST
def revocation(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a tablet."""
    revoke_tablet(
        request.actor, visible_or_404(request.actor, Tablet.objects.select_related("workplace__unit"), pk)
    )
    messages.success(request, _("The tablet's address has stopped working."))
    return redirect("kiosk:tablets")


def _require_some_place(request: HttpRequest) -> list[Workplace]:
    found = list(queries.workplaces_for_tablets(request.actor)[:500])
    if not found:
        raise NotVisible
    return found


def _back(key: str, said: str) -> HttpResponse:
    return redirect(f"{reverse('kiosk:tablet', args=[key])}?sagt={said}")
