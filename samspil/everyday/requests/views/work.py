"""Where staff see who has asked, and what can be done about it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.events.recording import record_read
from samspil.base.ui.context import NavItem
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions.asking import (
    answer_by_vigil,
    close_unmet,
    complete_request,
    stop_request,
    take_down_request,
)
from samspil.everyday.requests.actions.handing import hand_over
from samspil.everyday.requests.actions.refusing import refuse_contact_for
from samspil.everyday.requests.events.asking import RequestViewed
from samspil.everyday.requests.flow import FLOW, OPEN, WANTING, State
from samspil.everyday.requests.forms.work import ByPhoneForm, CompleteForm, HandOverForm
from samspil.everyday.requests.models import Asker, Request, RequestKind
from samspil.everyday.requests.queries import offers
from samspil.everyday.requests.queries import worklist as lists
from samspil.everyday.requests.queries.alarms import rings_now
from samspil.everyday.requests.queries.matching import who_comes
from samspil.everyday.requests.rules.finding import may_be_urgent
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404

_ASKERS = {
    Asker.CITIZEN: gettext_lazy("The citizen"),
    Asker.RELATIVE: gettext_lazy("A relative or a friend"),
    Asker.EMPLOYEE: gettext_lazy("An employee, for the citizen"),
}
# Received or looked for, it is the same to the one who waits: one list.
_TABS = (State.RECEIVED, State.FOUND, State.DONE, State.UNMET, State.CANCELLED, State.STOPPED)
_WAITING = gettext_lazy("Waiting for a volunteer")


def _name(tab: State) -> object:
    return _WAITING if tab == State.RECEIVED else tab.label


def _tab(tab: State, rest: str, wanted: lists.Narrowing, counts: dict[str, int]) -> NavItem:
    url, count = f"?tilstand={tab}{rest}", counts.get(tab, 0)
    return NavItem(str(_name(tab)), url, current=tab == wanted.state, count=count)


def worklist(request: HttpRequest) -> HttpResponse:
    """List the requests by state; those who have waited longest first."""
    wanted = _wanted(request)
    counts = lists.counts(request.actor, wanted)
    total = counts.get(wanted.state, 0) if wanted.state in OPEN else None
    rest = "".join(
        f"&{name}={request.GET[name]}" for name in ("slags", "sted") if _plain(request.GET.get(name))
    )
    context = {
        "wanted": wanted,
        "page": paginate(lists.worklist(request.actor, wanted), request, total=total),
        "tabs": [_tab(tab, rest, wanted, counts) for tab in _TABS],
        "state": _name(State(wanted.state)),
        "kinds": RequestKind.choices,
        "workplaces": lists.workplaces(request.actor),
        "may_take_down": bool(request.actor.duties & {"coordinator", "association_leader", "leader"}),
    }
    return respond(request, "requests/worklist.html", context)


def request_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request. How to reach the asker is for those who answer it, and that they looked is recorded."""
    wanted = _seen(request, pk)
    verdict = allowed(request.actor, Can.REQUEST_HANDLE, wanted)
    if verdict and not wanted.erased_at:
        record_read(RequestViewed(subject=wanted), by=request.actor)
    return respond(request, "requests/request.html", _context(request, wanted))


def new(request: HttpRequest) -> HttpResponse:
    """Choose what somebody on the telephone asks for."""
    activities = Activity.objects.visible_to(request.actor, Can.REQUEST_HANDLE)
    rows = offers.askable().filter(pk__in=activities.values("pk")).select_related("workplace__unit")
    page = paginate(rows.order_by("workplace__unit__name", "title", "pk"), request)
    return respond(request, "requests/new.html", {"page": page, "rows": offers.offered(page.items)})


def by_phone(request: HttpRequest, pk: int) -> HttpResponse:
    """Type the request while they tell it."""
    rows = offers.askable().select_related("workplace__unit__authority", "partner")
    activity = rows.filter(pk=pk).first()
    if activity is None or not allowed(request.actor, Can.REQUEST_HANDLE, activity):
        raise NotVisible
    kind = offers.kind_named(request.GET.get("hvad", ""), activity)
    form = ByPhoneForm(request.POST or None, activity=activity, kind=kind)
    if form.submit(take_down_request, request.actor, activity):
        messages.success(request, _("The request is noted."))
        return redirect("requests:request", pk=form.result.pk)
    return respond(request, "requests/by_phone.html", {"activity": activity, "kind": kind}, form=form)


def no_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The second of two taps: the citizen wants no volunteer (DR-40)."""
    return _confirmed(
        request, pk, refuse_contact_for, "no_contact", _("It is noted. No volunteer gets in touch.")
    )


@require_POST
def vigil(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that the vigil has been opened, so that nobody else is looked for."""
    answer_by_vigil(request.actor, _seen(request, pk))
    messages.success(request, _("Good. The one who asked can see that the vigil is open."))
    return redirect("requests:request", pk=pk)


def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Death or discharge: everything about the request stops. Nobody asks which."""
    return _confirmed(request, pk, stop_request, "stop", _("It is stopped. Whoever was on the way is told."))


def unmet(request: HttpRequest, pk: int) -> HttpResponse:
    """Close it honestly: nobody was found."""
    return _confirmed(
        request, pk, close_unmet, "unmet", _("It is closed, and the person who asked is told kindly.")
    )


def completion(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that it has been done."""
    wanted = _seen(request, pk)
    form = CompleteForm(request.POST or None)
    if wanted.kind != RequestKind.PURCHASE:
        del form.fields["receipt_note"]
    if form.submit(complete_request, request.actor, wanted):
        messages.success(request, _("It is done. Thank you."))
        return redirect("requests:worklist")
    return respond(request, "requests/completion.html", {"wanted": wanted}, form=form)


def handing_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the request over to another place, with the citizen's consent."""
    wanted = _seen(request, pk)
    text = request.GET.get("q", "")[:120]
    places = offers.places_elsewhere(wanted, text)
    form = HandOverForm(request.POST or None, places=places)
    if form.is_valid() and form.submit(hand_over, request.actor, wanted, form.cleaned_data["to_activity"]):
        messages.success(request, _("It is handed over. You see it no more, and the citizen is told."))
        return redirect("requests:worklist")
    context = {"wanted": wanted, "text": text, "shown": list(places)}
    return respond(request, "requests/handing_over.html", context, form=form)


def _confirmed(request: HttpRequest, pk: int, action: Any, what: str, said: str) -> HttpResponse:
    """Ask once with one button, then do it."""
    wanted = _seen(request, pk)
    if request.method == "POST":
        action(request.actor, wanted)
        messages.success(request, said)
        return redirect("requests:worklist")
    return respond(request, f"requests/confirm/{what}.html", _context(request, wanted))


def _seen(request: HttpRequest, pk: int) -> Request:
    rows = Request.objects.select_related(*lists.RELATED, "taken_down_by")
    return visible_or_404(request.actor, rows, pk)


def _context(request: HttpRequest, wanted: Request) -> dict[str, Any]:
    verdict = allowed(request.actor, Can.REQUEST_HANDLE, wanted)
    is_wanting = wanted.state in WANTING
    is_vigil = is_wanting and wanted.kind == RequestKind.VIGIL
    return {
        "wanted": wanted,
        "errand": lists.errand_of(wanted),
        "who_asks": _ASKERS[Asker(wanted.asker)],
        "verdict": verdict,
        "comes": who_comes(request.actor, wanted),
        "may_mark": allowed(request.actor, Can.NO_CONTACT_MARK, wanted),
        "may_open_vigil": is_vigil and allowed(request.actor, Can.VIGIL_OPEN, wanted),
        "vigil_url": _address("rotas:open_vigil") if is_vigil else "",
        "finding_url": reverse("requests:suggested", args=[wanted.pk]) if is_wanting else "",
        "time_url": "" if wanted.kind == RequestKind.VIGIL else reverse("requests:time", args=[wanted.pk]),
        "lasting_url": _founding(wanted) if is_wanting and wanted.kind == RequestKind.COMPANION else "",
        "urgent_url": reverse("requests:urgent", args=[wanted.pk]) if may_be_urgent(wanted) else "",
        "alarm_url": reverse("requests:alarm", args=[wanted.pk]) if verdict and rings_now(wanted.pk) else "",
        "is_open": wanted.state in OPEN,
        "can_complete": FLOW.can(wanted, State.DONE),
        "can_close": FLOW.can(wanted, State.UNMET),
        "can_hand_over": is_wanting,
        "can_refuse": wanted.state in OPEN and bool(wanted.contact_key or wanted.place_key),
    }


def _founding(wanted: Request) -> str:
    """Return the address at which somebody who comes regularly is brought together with the citizen."""
    return f"{reverse('requests:companionship_new')}?anmodning={wanted.pk}"


def _address(name: str) -> str:
    """Return the address of a page in another room; nothing where the room is not there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _wanted(request: HttpRequest) -> lists.Narrowing:
    state = request.GET.get("tilstand", State.RECEIVED)
    kind, place = request.GET.get("slags", ""), request.GET.get("sted", "")
    return lists.Narrowing(
        state=state if state in _TABS else State.RECEIVED,
        kind=kind if kind in RequestKind.values else "",
        workplace=int(place) if _plain(place) and place.isdigit() else None,
    )


def _plain(text: str | None) -> bool:
    return (
        bool(text) and len(str(text)) <= 16 and str(text).replace("_", "").isalnum() and str(text).isascii()
    )
