"""What happens by itself on a rota. Every job may run twice, or late, and does no harm."""

from datetime import time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.jobs.schedule import periodic
from samspil.compact.dialogue.actions import note_volunteer_hours, raise_item
from samspil.compact.dialogue.models import Cause
from samspil.everyday.rotas.actions import (
    alert_uncovered,
    alert_understaffed,
    call_sitters,
    close_attendance,
    complete_shift,
    end_vigil,
    erase_vigil,
    forget_excess,
    keep_vigil,
    lapse_offer,
    make_shifts,
    release_places,
    remind,
    warn_circle,
)
from samspil.everyday.rotas.queries import due
from samspil.everyday.rotas.queries.measure import to_forget
from samspil.everyday.rotas.queries.volume import Change, hours_to_note, volume_changes


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


@periodic(every=timedelta(minutes=5))
def release_held_places() -> None:
    """Tell circles of friends two days before of what they have not filled, and give it to everybody the day before."""
    for hold in due.holds_to_warn():
        warn_circle(SYSTEM, hold)
    for hold in due.holds_to_release():
        release_places(SYSTEM, hold)


@periodic(every=timedelta(minutes=10))
def close_shifts() -> None:
    """Check out whoever forgot to, and thank for shifts that are over."""
    for attendance in due.attendances():
        close_attendance(SYSTEM, attendance)
    for shift in due.completions():
        complete_shift(SYSTEM, shift)


@periodic(every=timedelta(minutes=15))
def keep_vigils() -> None:
    """Keep watches two days ahead; end a vigil where somebody has said no while it was being opened."""
    for vigil in due.unwanted_vigils():
        end_vigil(SYSTEM, vigil)
    for vigil in due.vigils():
        keep_vigil(SYSTEM, vigil)


@periodic(every=timedelta(minutes=5))
def call_for_watches() -> None:
    """Ask the next five who are willing, a quarter of an hour after the last; tell the ward of what is still uncovered."""
    for vigil in due.vigils_to_call_for():
        call_sitters(SYSTEM, vigil)
    for shift in due.uncovered_watches():
        alert_uncovered(SYSTEM, shift)


@periodic(daily_at=time(4, 40))
def erase_vigils() -> None:
    """Erase the room and the words of a vigil a week after its end."""
    for vigil in due.vigils_to_erase():
        erase_vigil(SYSTEM, vigil)


@periodic(daily_at=time(4, 50))
def forget_excesses() -> None:
    """Delete that somebody took more than was thought right, a quarter of a year after the shift."""
    for excess in to_forget():
        forget_excess(SYSTEM, excess)


@periodic(every=timedelta(days=7))
def count_hours_of_the_year() -> None:
    """Tell the floor below how many hours volunteers were at each workplace: the yearly declaration proposes them (RM-68)."""
    for workplace, year, hours in hours_to_note(clock.today()):
        note_volunteer_hours(SYSTEM, workplace, year=year, hours=hours)


@periodic(daily_at=time(4, 20))
def bring_volume_to_committees() -> None:
    """Raise much more or fewer volunteer hours for the committee, once a quarter for each workplace (HJ-32)."""
    with translation.override(settings.LANGUAGE_CODE):  # what is stored is read by everybody
        for change in volume_changes(clock.today()):
            _raise(change)


def _raise(change: Change) -> None:
    place = change.workplace.unit.name
    raise_item(
        SYSTEM,
        change.workplace,
        cause=Cause.VOLUME,
        about=change.about,
        title=place,
        what=_("The volunteers' hours at %(place)s have changed from %(before)s to %(after)s in a quarter.")
        % {"place": place, "before": round(change.before), "after": round(change.after)},
        why=_("Much more or much less of it changes the everyday of employees and citizens."),
        link=reverse("places:workplace", args=[change.workplace.pk]),
        numbers=[
            (_("Hours in the quarter before"), str(round(change.before))),
            (_("Hours in the last quarter"), str(round(change.after))),
        ],
    )
