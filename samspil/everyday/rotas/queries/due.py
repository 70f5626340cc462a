"""What the periodic jobs look for."""

from datetime import timedelta

from django.db.models import F, QuerySet

from samspil.base.core import clock
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Attendance, Pattern, Shift, SignUp
from samspil.everyday.rotas.rules import ALERT_BEFORE, REMIND_BEFORE, reminder_due
from samspil.people.activities.flow import State

_LOOK_BACK = timedelta(days=2)  # a shift that ended long before this was installed is thanked for by nobody


def patterns() -> QuerySet[Pattern]:
    """Return the patterns that may lack shifts."""
    return (
        Pattern.objects.current()
        .exclude(activity__state=State.CLOSED)
        .select_related("activity__workplace__unit")
        .order_by("pk")
    )


def offers() -> QuerySet[SignUp]:
    """Return the offers that have run out."""
    return SignUp.objects.filter(state=SignUpState.OFFERED, answer_by__lte=clock.now()).order_by(
        "answer_by", "pk"
    )


def reminders() -> list[SignUp]:
    """Return the sign-ups whose volunteers should be reminded now."""
    now = clock.now()
    soon = SignUp.objects.filter(
        state__in=(SignUpState.TAKEN, SignUpState.ASKED_AGAIN),
        reminded_at__isnull=True,
        starts_at__gt=now,
        starts_at__lte=now + REMIND_BEFORE,
    )
    rows = soon.select_related("shift__activity__workplace__unit", "volunteer__user").order_by(
        "starts_at", "pk"
    )
    return [row for row in rows if reminder_due(now, row.starts_at, row.shift.moved_at or row.created_at)]


def understaffed() -> QuerySet[Shift]:
    """Return the shifts of the next two days that have fewer than their minimum, and that nobody has been told of."""
    now = clock.now()
    return (
        Shift.objects.planned()
        .filter(
            alerted_at__isnull=True,
            taken__lt=F("minimum"),
            starts_at__gt=now,
            starts_at__lte=now + ALERT_BEFORE,
        )
        .exclude(activity__state__in=[State.DRAFT, State.CLOSED])
        .select_related("activity__workplace__unit")
    )


def attendances() -> QuerySet[Attendance]:
    """Return those who forgot to check out."""
    return (
        Attendance.objects.open()
        .filter(shift__ends_at__lte=clock.now())
        .select_related("shift__activity__workplace__unit", "affiliation")
    )


def completions() -> QuerySet[Shift]:
    """Return the shifts that are over and have not been noted as such."""
    now = clock.now()
    return (
        Shift.objects.planned()
        .filter(completed_at__isnull=True, ends_at__lte=now, ends_at__gt=now - _LOOK_BACK)
        .select_related("activity__workplace__unit")
        .order_by("ends_at", "pk")
    )
