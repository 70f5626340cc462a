"""Who could come, for those who find volunteers; and a new time, for them and for the asker."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.requests.actions import (
    ask_volunteers,
    choose_theme,
    move_own_request,
    move_request,
    note_yes,
)
from samspil.everyday.requests.forms.finding import ThemeForm, TimeForm
from samspil.everyday.requests.models import PeerWish, Request, Search
from samspil.everyday.requests.queries.matching import suggestions, who_comes
from samspil.everyday.requests.views.homes import asked_or_404, private
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


def suggested(request: HttpRequest, pk: int) -> HttpResponse:
    """The ten who fit best, and why."""
    wish = _handled(request, pk)
    search = Search.objects.filter(request=wish).first()
    context = {
        "wish": wish,
        "found": suggestions(request.actor, wish),
        "search": search,
        "comes": who_comes(request.actor, wish),
    }
    return respond(request, "requests/suggested.html", context)


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask volunteers now, a few at a time."""
    ask_volunteers(request.actor, _handled(request, pk))
    messages.success(
        request, _("We ask five at a time, and more every twenty minutes, until somebody says yes.")
    )
    return redirect("requests:suggested", pk)


@require_POST
def said_yes(request: HttpRequest, pk: int) -> HttpResponse:
    """Note the yes of a volunteer without an e-mail address."""
    wish = _handled(request, pk)
    rows = Affiliation.objects.filter(workplace=wish.activity.workplace_id).select_related("volunteer__user")
    number = request.POST.get("frivillig", "")
    found = (
        rows.visible_to(request.actor)
        .current()
        .filter(volunteer=int(number) if number.isascii() and number.isdecimal() and len(number) < 18 else 0)
    )
    if (affiliation := found.first()) is None:
        raise NotVisible
    note_yes(request.actor, wish, affiliation=affiliation)
    messages.success(request, _("The yes has been noted."))
    return redirect("requests:suggested", pk)


def time(request: HttpRequest, pk: int) -> HttpResponse:
    """Note a new time or place for the citizen."""
    wish = _handled(request, pk)
    form = TimeForm(request.POST or None, initial=_known(wish))
    if form.submit(move_request, request.actor, wish):
        messages.success(request, _("The new time has been noted. Whoever had said yes is asked again."))
        return redirect("requests:request", pk)
    return respond(request, "requests/time.html", {"wish": wish, "key": ""}, form=form)


@login_not_required
@private
def own_time(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """The asker notes a new time or place."""
    wish = asked_or_404(pk, key)
    request.tenant = wish.activity.workplace.unit.authority
    form = TimeForm(request.POST or None, initial=_known(wish))
    if form.submit(move_own_request, request.actor, wish, key=key):
        messages.success(request, _("The new time has been noted. Whoever had said yes is asked again."))
        return redirect("requests:status", pk=pk, key=key)
    return respond(request, "requests/time.html", {"wish": wish, "key": key}, form=form)


@login_not_required
@private
def theme(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Whom would you like to talk with? Voluntary, and read by no person."""
    wish = asked_or_404(pk, key)
    request.tenant = wish.activity.workplace.unit.authority
    chosen = PeerWish.objects.filter(request=wish).first()
    form = ThemeForm(request.POST or None, initial={"theme": chosen.theme if chosen else ""})
    if form.submit(choose_theme, request.actor, wish, key=key):
        messages.success(request, _("Thank you. It is used to find the right one, and for nothing else."))
        return redirect("requests:status", pk=pk, key=key)
    return respond(request, "requests/theme.html", {"wish": wish}, form=form)


def _known(wish: Request) -> dict[str, object]:
    """Fill in the time as it is, so that only what is new has to be written."""
    if wish.starts_at is None:
        return {}
    begin = clock.local(wish.starts_at)
    until = clock.local(wish.ends_at).time() if wish.ends_at else None
    return {"day": begin.date(), "hour": begin.time(), "until": until}


def _handled(request: HttpRequest, pk: int) -> Request:
    rows = Request.objects.select_related(
        "activity__workplace__unit__authority", "activity__workplace__site", "activity__partner"
    )
    wish = visible_or_404(request.actor, rows, pk)
    require(request.actor, Can.REQUEST_HANDLE, wish)
    return wish
