"""The rota of a week."""

from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.ui.shortcuts import respond
from samspil.everyday.rotas.queries.board import require_rota, week_board
from samspil.everyday.rotas.queries.sharing import sides_of, totals_of
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Can
from samspil.society.access.permission import visible_or_404
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Workplace


def week(request: HttpRequest) -> HttpResponse:
    """All shifts of the workplaces that the reader's duties reach."""
    return respond(request, "rotas/board.html", _context(request))


def printed(request: HttpRequest) -> HttpResponse:
    """The same week on paper."""
    return respond(request, "rotas/board_print.html", _context(request))


def week_of_activity(request: HttpRequest, pk: int) -> HttpResponse:
    """The shifts of one activity."""
    activity = visible_or_404(request.actor, Activity.objects.select_related("workplace__unit"), pk)
    context = _context(request, activity)
    return respond(request, "rotas/board.html", context)


def _context(request: HttpRequest, activity: Activity | None = None) -> dict[str, Any]:
    require_rota(request.actor)
    monday, place = _monday(request.GET.get("uge", "")), _place(request.GET.get("sted", ""))
    workplaces = (
        Workplace.objects.visible_to(request.actor).filter(activities__shifts__isnull=False).distinct()
    )
    here = reverse("rotas:activity_board", args=[activity.pk]) if activity else reverse("rotas:board")
    days = week_board(request.actor, monday, activity=activity, workplace_id=place)
    return {
        "days": days,
        "totals": totals_of(activity, days) if activity else [],
        "activity": activity,
        "may_edit": activity is not None and bool(sides_of(request.actor, activity)),
        "sees_excess": bool(grants_for(request.actor, Can.ROTA_EDIT)),
        "workplaces": [] if activity else workplaces.select_related("unit").order_by("unit__name"),
        "place": place,
        "here": here,
        "week": week_name(monday),
        "number": monday.isocalendar().week,
        "previous": week_name(monday - timedelta(days=7)),
        "following": week_name(monday + timedelta(days=7)),
    }


def week_name(monday: date) -> str:
    """Return 2026-48."""
    year, number, _day = monday.isocalendar()
    return f"{year}-{number:02}"


def _monday(asked: str) -> date:
    if not asked:
        today = clock.today()
        return today - timedelta(days=today.weekday())
    try:
        year, number = (int(part) for part in asked.split("-"))
        if not 2000 <= year <= 2100:
            raise Http404
        return date.fromisocalendar(year, number, 1)
    except ValueError as error:
        raise Http404 from error


def _place(asked: str) -> int | None:
    if not asked:
        return None
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 12):
        raise Http404
    return int(asked)
