"""What happens by itself on a rota. Every job may run twice, or late, and does no harm."""

from datetime import timedelta

from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.everyday.rotas.actions import (
    alert_understaffed,
    close_attendance,
    complete_shift,
    lapse_offer,
    make_shifts,
    remind,
)
from samspil.everyday.rotas.queries import due


@periodic(every=timedelta(hours=6))
def make_coming_shifts() -> None:
    """Make the shifts of the next eight weeks from every pattern."""
    for pattern in due.patterns():
        make_shifts(SYSTEM, pattern)


@periodic(every=timedelta(minutes=2))
def lapse_offers() -> None:
    """Let offers that nobody answered go on to the next."""
    for sign_up in due.offers():
        lapse_offer(SYSTEM, sign_up)


@periodic(every=timedelta(minutes=5))
def send_reminders() -> None:
    """Remind the day before; those who signed up later than that, two hours before."""
    for sign_up in due.reminders():
        remind(SYSTEM, sign_up)


@periodic(every=timedelta(minutes=15))
def tell_of_empty_places() -> None:
    """Tell coordinators of shifts below their minimum two days before."""
    for shift in due.understaffed():
        alert_understaffed(SYSTEM, shift)


@periodic(every=timedelta(minutes=10))
def close_shifts() -> None:
    """Check out whoever forgot to, and thank for shifts that are over."""
    for attendance in due.attendances():
        close_attendance(SYSTEM, attendance)
    for shift in due.completions():
        complete_shift(SYSTEM, shift)
