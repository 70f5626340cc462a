"""What the clock alone asks for: reminders, more people, closing, erasing."""

from datetime import timedelta
from itertools import chain

from django.db.models import Exists, OuterRef, Q, QuerySet

from samspil.base.core import clock
from samspil.everyday.cases.flow import ENDED, OPEN, WAITING, State
from samspil.everyday.cases.models.cases import NEVER_READING, Case, CaseReader
from samspil.everyday.cases.models.departures import Departure, DepartureQuerySet
from samspil.everyday.cases.rules import deadlines
from samspil.people.onboarding.models import Badge
from samspil.society.duties.models import Assignment

QUIET_DAYS = 30  # after a decision that nobody has objected to


def to_escalate() -> list[Case]:
    """Return what waits too long for a first look or for an answer, and what nobody on duty reads."""
    late = Q(state=State.RECEIVED, look_by__lt=clock.now()) | Q(state__in=WAITING, due_on__lt=clock.today())
    a_day_ago = clock.now() - timedelta(days=1)
    rested = Q(escalated_at=None) | Q(escalated_at__lt=clock.now() - deadlines.ESCALATE_AGAIN)
    daily = Q(escalated_at=None) | Q(escalated_at__lt=a_day_ago)
    rows = _detailed().filter(late, rested | Q(kind__in=deadlines.URGENT) & daily).order_by("pk")
    alone = _detailed().filter(daily, ~Exists(_on_duty()), state__in=OPEN).order_by("pk")
    return list({case.pk: case for case in chain(rows, alone)}.values())


def to_remind() -> QuerySet[Case]:
    """Return what is owed an answer within a few days, and nobody has been reminded of."""
    soon = clock.today() + deadlines.REMIND_BEFORE
    return _detailed().filter(state__in=WAITING, due_on__lte=soon, reminded_at=None).order_by("pk")


def to_close() -> QuerySet[Case]:
    """Return what was decided a month ago, and where nobody has asked for more."""
    limit = clock.now() - timedelta(days=QUIET_DAYS)
    return _detailed().filter(state=State.DECIDED, decided_at__lt=limit).order_by("pk")


def to_erase() -> QuerySet[Case]:
    limit = clock.now() - deadlines.KEEP
    return Case.objects.filter(state__in=ENDED, ended_at__lt=limit, erased_at=None).order_by("pk")


def departures_to_reach() -> QuerySet[Departure]:
    """Return the departures whose last day is over, while access still stands."""
    rows = _departures().unfinished().filter(last_day__lt=clock.today(), affiliation__ends_on=None)
    return rows.order_by("pk")


def departures_with_cards() -> QuerySet[Departure]:
    """Return the departures that are over, where a card of the volunteer has not been blocked."""
    cards = Badge.objects.valid().filter(
        volunteer=OuterRef("affiliation__volunteer"), workplace=OuterRef("affiliation__workplace")
    )
    rows = _departures().filter(affiliation__ends_on__lte=clock.today())
    return rows.filter(Exists(cards)).order_by("pk")


def departures_to_forget() -> QuerySet[Departure]:
    limit = clock.now() - deadlines.KEEP
    return _departures().filter(closed_at__lt=limit).order_by("pk")


def _departures() -> DepartureQuerySet:
    return Departure.objects.select_related(
        "affiliation__workplace__unit", "affiliation__volunteer__user", "affiliation__partner"
    )


def _detailed() -> QuerySet[Case]:
    return Case.objects.select_related("workplace__unit__authority", "activity__partner")


def _on_duty() -> QuerySet[CaseReader]:
    """Return the readers of the outer case who hold a duty with its authority today."""
    held = Assignment.objects.current().filter(authority=OuterRef("case__authority"), user=OuterRef("user"))
    return CaseReader.objects.filter(
        Exists(held.exclude(duty__in=NEVER_READING)), case=OuterRef("pk"), ended_at=None
    )
