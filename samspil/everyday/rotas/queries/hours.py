"""Hours, added up in the database: for reports and exports."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, QuerySet, Sum

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.everyday.rotas.models import Attendance
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within

SPAN = ExpressionWrapper(F("checked_out_at") - F("checked_in_at"), output_field=DurationField())


def attended_between(first: date, last: date) -> QuerySet[Attendance]:
    """Return everybody's finished attendances of these days, both included: for jobs."""
    return _between(Attendance.objects.all(), first, last)


def hours_by_activity(by: Actor, first: date, last: date) -> list[dict[str, Any]]:
    """Return activity, title, workplace, people, times and hours for each activity that the reader's rota reaches."""
    reached = within(
        by,
        Can.ROTA_VIEW,
        authority="shift__activity__workplace__unit__authority_id",
        unit_path="shift__activity__workplace__unit__path",
        partner="affiliation__partner_id",
    )
    rows = _between(Attendance.objects.filter(reached), first, last).values(
        activity=F("shift__activity_id"),
        title=F("shift__activity__title"),
        workplace=F("shift__activity__workplace__unit__name"),
    )
    return _added(rows, "workplace", "title", "activity")


def hours_by_volunteer(by: Actor, first: date, last: date) -> list[dict[str, Any]]:
    """Return volunteer, name, times and hours for each volunteer whose name the reader may know."""
    rows = _between(Attendance.objects.visible_to(by), first, last).values(
        "volunteer", name=F("volunteer__user__name")
    )
    return _added(rows, "name", "volunteer")


def hours_of(volunteer_id: int, first: date, last: date) -> float:
    """Return one volunteer's own hours."""
    found = _times(volunteer_id, clock.start_of(first), clock.start_of(last + timedelta(days=1)))
    return _hours(found[0] if found else None)


def hours_through(affiliation_id: int, first: date, last: date) -> float:
    """Return the hours that a volunteer gave through one affiliation on these days, both included."""
    rows = _between(Attendance.objects.filter(affiliation=affiliation_id), first, last)
    return _hours(rows.order_by().aggregate(time=Sum(SPAN))["time"])


@kept
def _times(volunteer: int, begin: datetime, end: datetime) -> QuerySet[Attendance, timedelta]:
    rows = Attendance.objects.filter(volunteer=volunteer, checked_out_at__isnull=False)
    rows = rows.filter(checked_in_at__gte=begin, checked_in_at__lt=end)
    return rows.order_by().values("volunteer").annotate(time=Sum(SPAN)).values_list("time", flat=True)


def _between(rows: QuerySet[Attendance], first: date, last: date) -> QuerySet[Attendance]:
    return rows.filter(
        checked_out_at__isnull=False,
        checked_in_at__gte=clock.start_of(first),
        checked_in_at__lt=clock.start_of(last + timedelta(days=1)),
    )


def _added(rows: QuerySet[Attendance, Any], *order: str) -> list[dict[str, Any]]:
    added = rows.annotate(
        people=Count("volunteer", distinct=True), times=Count("pk"), time=Sum(SPAN)
    ).order_by(*order)
    return [
        {**{key: value for key, value in row.items() if key != "time"}, "hours": _hours(row["time"])}
        for row in added
    ]


def _hours(time: timedelta | None) -> float:
    return round((time or timedelta()).total_seconds() / 3600, 2)
