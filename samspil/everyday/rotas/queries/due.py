"""What the periodic jobs look for."""

from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samspil.base.core import clock
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Attendance, Hold, Pattern, Shift, SignUp, Vigil
from samspil.everyday.rotas.models.vigils import VigilQuerySet
from samspil.everyday.rotas.rules import (
    ALERT_BEFORE,
    RELEASE_BEFORE,
    REMIND_BEFORE,
    WARN_BEFORE,
    reminder_due,
)
from samspil.everyday.rotas.rules.vigils import CALL_AHEAD, CALL_PACE, CARE_KEPT, KEPT_AFTER
from samspil.people.activities.flow import State

UNCOVERED_BEFORE = timedelta(hours=2)
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
            vigil__isnull=True,
            alerted_at__isnull=True,
            taken__lt=F("minimum"),
            starts_at__gt=now,
            starts_at__lte=now + ALERT_BEFORE,
        )
        .exclude(activity__state__in=[State.DRAFT, State.CLOSED])
        .select_related("activity__workplace__unit")
    )


def holds_to_release() -> QuerySet[Hold]:
    """Return what circles hold on shifts that start within a day."""
    soon = Q(shift__starts_at__lte=clock.now() + RELEASE_BEFORE)
    return Hold.objects.filter(soon).select_related("shift", "partner").order_by("pk")


def holds_to_warn() -> QuerySet[Hold]:
    """Return what circles have not filled of shifts that start within two days, and have not been told of."""
    soon = Hold.objects.filter(
        shift__state="planned",
        shift__starts_at__lte=clock.now() + WARN_BEFORE,
        shift__starts_at__gt=clock.now() + RELEASE_BEFORE,
        warned_at=None,
        left__gt=0,
    )
    return soon.select_related("shift__activity__workplace__unit", "partner__contact").order_by("pk")


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


def vigils() -> QuerySet[Vigil]:
    """Return the open vigils."""
    return _vigils().open()


def unwanted_vigils() -> QuerySet[Vigil]:
    """Return the open vigils where whoever lies there has said no."""
    return _vigils().unwanted()


def vigils_to_call_for() -> QuerySet[Vigil]:
    """Return the open vigils with a watch of the next twelve hours that lacks somebody, a quarter of an hour after the last wave."""
    now = clock.now()
    lacking = Shift.objects.planned().filter(
        vigil=OuterRef("pk"), taken__lt=F("minimum"), starts_at__gt=now, starts_at__lte=now + CALL_AHEAD
    )
    rested = Q(called_at__isnull=True) | Q(called_at__lte=now - CALL_PACE)
    wanted = _vigils().open().exclude(pk__in=Vigil.objects.unwanted().order_by().values("pk"))
    return wanted.filter(rested, Exists(lacking), activity__state=State.PUBLISHED)


def uncovered_watches() -> QuerySet[Shift]:
    """Return the watches of the next two hours that lack somebody, and that the ward has not been told of."""
    now = clock.now()
    soon = Shift.objects.planned().filter(starts_at__gt=now, starts_at__lte=now + UNCOVERED_BEFORE)
    lacking = soon.filter(vigil__state="open", alerted_at__isnull=True, taken__lt=F("minimum"))
    return lacking.select_related("activity__workplace__unit", "vigil__opened_by").order_by("pk")


def vigils_to_erase() -> QuerySet[Vigil]:
    """Return the vigils whose words, or whose list of those who wished to talk, have been kept long enough."""
    now = clock.now()
    words = Q(ended_at__lte=now - KEPT_AFTER, erased_at__isnull=True)
    return _vigils().filter(words | Q(ended_at__lte=now - CARE_KEPT, after_cares__isnull=False)).distinct()


def _vigils() -> VigilQuerySet:
    return Vigil.objects.select_related("activity__workplace__unit", "workplace__unit").order_by("pk")
