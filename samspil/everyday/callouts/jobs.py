"""What happens to responder groups by itself. Every job may run twice, or late, and does no harm."""

from contextlib import suppress
from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict
from samspil.base.jobs.queue import job
from samspil.base.jobs.schedule import periodic
from samspil.everyday.callouts.actions import (
    alert_wave,
    erase_people,
    erase_places,
    erase_talk_wish,
    expire_certificate,
    remind_of_certificate,
    remind_of_debrief,
    remove_responder,
    stand_down,
)
from samspil.everyday.callouts.models import CallOut
from samspil.everyday.callouts.queries import due


@job(queue="urgent")
def send_next_wave(call_out_id: int, after_wave: int) -> None:
    """Alert the next nearest, unless all roles are taken or somebody has done it."""
    rows = CallOut.objects.running().select_related("group__workplace__unit")
    found = rows.filter(pk=call_out_id, waves=after_wave, has_more=True).first()
    if found is not None:
        with suppress(Conflict):  # covered in this moment, or nobody left
            alert_wave(SYSTEM, found)


@periodic(daily_at=time(0, 0))
def end_certificates() -> None:
    """Take those off duty whose certificate has ended at midnight; the call list leaves them out by itself."""
    for responder in due.expired(clock.today()):
        expire_certificate(SYSTEM, responder)


@periodic(daily_at=time(8, 10))
def remind_of_certificates() -> None:
    """Tell of certificates that end within two months."""
    for responder in due.expiring(clock.today()):
        remind_of_certificate(SYSTEM, responder)


@periodic(daily_at=time(0, 20))
def remove_departed() -> None:
    """Take those out of their groups who no longer belong at the workplace."""
    for responder in due.departed(clock.today()):
        remove_responder(SYSTEM, responder)


@periodic(every=timedelta(minutes=30))
def close_drills() -> None:
    """Stand down drills that somebody forgot, and tell of debriefs that are overdue."""
    for call_out in due.forgotten_drills():
        stand_down(SYSTEM, call_out)
    for debrief in due.overdue_debriefs():
        remind_of_debrief(SYSTEM, debrief)


@periodic(daily_at=time(4, 55))
def forget_drills() -> None:
    """Erase places and distances after the debrief, wishes after two months, and people after a year."""
    for call_out in due.places_to_erase():
        erase_places(SYSTEM, call_out)
    for wish in due.talks_to_erase():
        erase_talk_wish(SYSTEM, wish)
    for call_out in due.people_to_erase():
        erase_people(SYSTEM, call_out)
