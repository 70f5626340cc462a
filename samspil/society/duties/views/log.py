"""What has happened at a place, for those who answer for it; and who has looked at me, for everybody."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from samspil.base.core.errors import Denied
from samspil.base.events.models import Event
from samspil.base.ui.shortcuts import respond
from samspil.society.access.matrix import Can
from samspil.society.access.reach import grants_for
from samspil.society.duties.forms import LogFilter
from samspil.society.duties.queries import log_for, names_of, narrowed, views_of

SIZE = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One event as a sentence."""

    event: Event
    sentence: str
    actor_name: str


def events(request: HttpRequest) -> HttpResponse:
    """List what has happened within reach, the latest first; continue below a number, so that new events shift nothing."""
    if not grants_for(request.actor, Can.EVENT_LOG_VIEW):
        raise Denied(_("None of your duties allows this."))
    form = LogFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = narrowed(log_for(request.actor), **wanted) if wanted or not form.is_bound else Event.objects.none()
    lines = _lines(_below(request, rows))
    context = {"lines": lines, "older_url": _older_url(request, lines), "is_filtered": form.is_bound}
    return respond(request, "duties/events.html", context, form=form)


def own_views(request: HttpRequest) -> HttpResponse:
    """Tell the person who has looked at what is kept about them."""
    lines = _lines(_below(request, views_of(request.actor.volunteer_id or 0)))
    return respond(
        request, "duties/own_views.html", {"lines": lines, "older_url": _older_url(request, lines)}
    )


def _below(request: HttpRequest, rows: QuerySet[Event]) -> list[Event]:
    mark = request.GET.get("foer", "")
    if mark and not (mark.isascii() and mark.isdigit() and len(mark) <= 18):
        raise Http404
    return list((rows.filter(sequence__lt=int(mark)) if mark else rows)[: SIZE + 1])


def _lines(found: list[Event]) -> list[Line]:
    names = names_of(found)
    return [Line(event, event.sentence(_who(event, names)), _who(event, names)) for event in found]


def _who(event: Event, names: dict[int, str]) -> str:
    if event.actor_kind == "system":
        return "Samspil"
    name = names.get(event.actor_id or 0, "")
    return _("Somebody whose data is erased") if name == "-" else name or _("Somebody")


def _older_url(request: HttpRequest, lines: list[Line]) -> str:
    """Take off the one line too many; return the address that continues below, if there is more."""
    if len(lines) <= SIZE:
        return ""
    del lines[SIZE:]
    query = request.GET.copy()
    query["foer"] = str(lines[-1].event.sequence)
    return f"?{query.urlencode()}"
