"""Who is there: the volunteer says so, or the coordinator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samspil.base.core.errors import NotVisible
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.actions import check_in, check_out, record_attendance
from samspil.everyday.rotas.forms import PresenceForm
from samspil.everyday.rotas.models import Attendance, SignUp
from samspil.everyday.rotas.queries.people import came_besides, expected, fitting
from samspil.everyday.rotas.views.shifts import shift_or_404
from samspil.everyday.rotas.views.signing import own_sign_up
from samspil.society.access.permission import visible_or_404


@require_POST
def arrive(request: HttpRequest, pk: int) -> HttpResponse:
    """I am here."""
    check_in(request.actor, own_sign_up(request, pk))
    messages.success(request, _("Welcome! We have noted that you are here."))
    return redirect("rotas:shift", pk)


@require_POST
def depart(request: HttpRequest, pk: int) -> HttpResponse:
    """I am going home."""
    mine = Attendance.objects.filter(shift=pk, volunteer=request.actor.volunteer_id or 0)
    attendance = mine.select_related("shift__activity__workplace__unit", "affiliation").first()
    if attendance is None:
        raise NotVisible
    check_out(request.actor, attendance)
    messages.success(request, _("Thank you for today. Get home safely."))
    return redirect("rotas:shift", pk)


def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The coordinator's list of those expected, and a form for those who came and were not noted."""
    shift = shift_or_404(request, pk)
    people = fitting(request.actor, shift)
    form = PresenceForm(request.POST if request.method == "POST" else None, people=people, shift=shift)
    if form.submit(record_attendance, request.actor, shift):
        messages.success(request, _("The hours have been noted."))
        return redirect("rotas:attendance", pk)
    context = {
        "shift": shift,
        "expected": expected(request.actor, shift),
        "besides": came_besides(request.actor, shift),
    }
    return respond(request, "rotas/attendance.html", context, form=form)


@require_POST
def welcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that somebody has come."""
    sign_up = visible_or_404(
        request.actor, SignUp.objects.select_related("shift__activity__workplace__unit", "affiliation"), pk
    )
    check_in(request.actor, sign_up, how=Attendance.How.COORDINATOR)
    return redirect("rotas:attendance", sign_up.shift_id)


@require_POST
def send_home(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that somebody has gone home."""
    rows = Attendance.objects.select_related("shift__activity__workplace__unit", "affiliation")
    attendance = visible_or_404(request.actor, rows, pk)
    check_out(request.actor, attendance, how=Attendance.How.COORDINATOR)
    return redirect("rotas:attendance", attendance.shift_id)
