"""What the association sees and does: its series, its sessions, first names and counts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.everyday.sessions import actions, queries, rules
from samspil.everyday.sessions.forms import CallOffForm, SeriesForm, SessionForm
from samspil.everyday.sessions.models import Series, Session
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, require, visible_or_404

_ROWS = Series.objects.select_related("partner__authority")


def mine(request: HttpRequest) -> HttpResponse:
    """The series of one's own associations."""
    page = paginate(queries.own_series(request.actor), request)
    return respond(request, "sessions/mine.html", {"page": page, "owners": queries.owners(request.actor)})


def start(request: HttpRequest, partner: int) -> HttpResponse:
    """Begin a series for an association."""
    owner = queries.owners(request.actor).filter(pk=partner).first()
    if owner is None:
        raise NotVisible
    form = SeriesForm(request.POST or None)
    if form.submit(actions.start_series, request.actor, owner):
        messages.success(request, _("Saved. Now add the sessions."))
        return redirect("sessions:work", form.result.pk)
    return respond(request, "sessions/start.html", {"partner": owner}, form=form)


def work(request: HttpRequest, pk: int) -> HttpResponse:
    """One series: who comes, by first name; a session is added here."""
    series = visible_or_404(request.actor, _ROWS, pk)
    form = SessionForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.add_session, request.actor, series):
        messages.success(request, _("The session has been added."))
        return redirect("sessions:work", pk)
    may_edit = allowed(request.actor, Can.ACTIVITY_EDIT, series)
    context = {
        "series": series,
        "sessions": queries.sessions_of(series),
        "may_open": may_edit and rules.may_open(series),
    }
    return respond(request, "sessions/work.html", context, form=form)


def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say it in other words."""
    series = visible_or_404(request.actor, _ROWS, pk)
    form = SeriesForm(request.POST if request.method == "POST" else None, initial=SeriesForm.of(series))
    if form.submit(actions.change_series, request.actor, series):
        messages.success(request, _("Saved."))
        return redirect("sessions:work", pk)
    return respond(request, "sessions/change.html", {"series": series}, form=form)


@require_POST
def opening(request: HttpRequest, pk: int) -> HttpResponse:
    actions.open_series(request.actor, visible_or_404(request.actor, _ROWS, pk))
    messages.success(request, _("Everybody can see it and sign up now."))
    return redirect("sessions:work", pk)


@require_POST
def closing(request: HttpRequest, pk: int) -> HttpResponse:
    actions.close_series(request.actor, visible_or_404(request.actor, _ROWS, pk))
    messages.success(request, _("The series is closed."))
    return redirect("sessions:work", pk)


def calling_off(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a session off, and say why."""
    rows = Session.objects.select_related("series__partner__authority")
    session = visible_or_404(request.actor, rows, pk)
    require(request.actor, Can.ACTIVITY_EDIT, session)
    form = CallOffForm(request.POST if request.method == "POST" else None)
    if form.submit(actions.call_off_session, request.actor, session):
        messages.success(request, _("The session is called off. Everybody who signed up has been told."))
        return redirect("sessions:work", session.series_id)
    return respond(request, "sessions/calling_off.html", {"session": session}, form=form)
