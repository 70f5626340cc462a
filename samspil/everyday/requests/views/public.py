"""Asking for a volunteer: what, where, and one short form. No account, no referral (RM-29)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions.asking import make_request
from samspil.everyday.requests.actions.wishing import leave_wish
from samspil.everyday.requests.forms.asking import AskForm
from samspil.everyday.requests.forms.wishing import WishForm
from samspil.everyday.requests.models import RequestKind
from samspil.everyday.requests.queries import offers
from samspil.everyday.requests.queries.waiting import waiting_at
from samspil.everyday.requests.rules.kinds import kinds_of, may_ask
from samspil.people.activities.models import Activity
from samspil.society.accounts.rules import network_key
from samspil.society.places.models import Workplace

private = cache_control(private=True, no_store=True)  # the next one at a shared tablet sees nothing


@login_not_required
def choose(request: HttpRequest) -> HttpResponse:
    """Ask what somebody needs; then where."""
    kind = _kind(request.GET.get("hvad", ""))
    if kind is None:
        return respond(request, "requests/choose.html", {"kinds": offers.kinds_anywhere()})
    text = request.GET.get("q", "")[:120]
    page = paginate(offers.places_with(kind, text), request, size=20)
    return respond(request, "requests/choose_place.html", {"kind": kind, "page": page, "text": text})


@login_not_required
@private
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for one thing at one activity."""
    activity = _askable(request, pk)
    kind = _kind(request.GET.get("hvad", ""), among=kinds_of(activity))
    if not may_ask(activity) or kind is None:
        return respond(request, "requests/ask_what.html", _frame(request) | _about(activity))
    form = AskForm(request.POST or None, activity=activity, kind=kind, initial=_known(request))
    network = "" if _is_staff(request) else network_key("request", request)
    if form.submit(make_request, request.actor, activity, network=network):
        if _is_tablet(request):
            return redirect("requests:thanks", slug=activity.workplace.slug)
        messages.success(request, _("Thank you. We have your request."))
        return redirect("requests:status", pk=form.result.pk, key=form.result.key)
    context = {"kind": kind, "waiting": waiting_at(activity), **_frame(request), **_about(activity)}
    return respond(request, "requests/ask.html", context, form=form)


@login_not_required
@private
def ask_here(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what can be asked for at this place: where the code on the poster leads, and the tablet on the ward."""
    workplace = _place(request, slug)
    context = {"workplace": workplace, "offers": offers.offers_at(workplace), **_frame(request)}
    return respond(request, "requests/ask_here.html", context)


@login_not_required
@private
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Say thank you on a shared tablet, with nothing about anybody, and lead back to the start."""
    return respond(request, "requests/thanks.html", {"workplace": _place(request, slug)})


@login_not_required
def wish(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the place what is lacked, when nothing fits (RM-20). Nothing about anybody is asked."""
    workplace = _place(request, slug)
    form = WishForm(request.POST or None)
    network = network_key("wish", request)
    if form.submit(leave_wish, request.actor, workplace, network=network):
        messages.success(request, _("Thank you. The place can see now what is missing."))
        return redirect("requests:ask_here", slug=slug)
    return respond(request, "requests/wish.html", {"workplace": workplace}, form=form)


def _askable(request: HttpRequest, pk: int) -> Activity:
    """Return the activity, if it is one that citizens ask for themselves (RM-30); otherwise it does not exist here."""
    rows = Activity.objects.public().select_related(
        "workplace__unit__authority", "workplace__site", "partner"
    )
    activity = get_object_or_404(rows, pk=pk)
    if not kinds_of(activity):
        raise NotVisible
    request.tenant = activity.workplace.unit.authority
    return activity


def _place(request: HttpRequest, slug: str) -> Workplace:
    rows = Workplace.objects.public().select_related("unit__authority", "site")
    workplace = get_object_or_404(rows, slug=slug)
    request.tenant = workplace.unit.authority
    return workplace


def _kind(text: str, *, among: tuple[RequestKind, ...] = tuple(RequestKind)) -> RequestKind | None:
    """Return the kind that the address names; the only one when there is no choice."""
    if len(among) == 1:
        return among[0]
    return RequestKind(text) if text in among else None


def _about(activity: Activity) -> dict[str, Any]:
    return {"activity": activity, "kinds": kinds_of(activity), "verdict": may_ask(activity)}


def _is_tablet(request: HttpRequest) -> bool:
    return request.GET.get("skaerm") == "1"


def _frame(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of the page: large and without navigation on a tablet that several people use."""
    tablet = _is_tablet(request)
    return {
        "is_tablet": tablet,
        "frame": "ui/kiosk.html" if tablet else "ui/base.html",
        "on_tablet": "&skaerm=1" if tablet else "",
        "query": "?skaerm=1" if tablet else "",
    }


def _known(request: HttpRequest) -> dict[str, str]:
    """An employee who is signed in asks for somebody else; nobody else's details are filled in."""
    return {"asker": "employee"} if _is_staff(request) and not _is_tablet(request) else {}


def _is_staff(request: HttpRequest) -> bool:
    return bool(request.actor.duties - {"volunteer"})
