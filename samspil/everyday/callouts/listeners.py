"""What follows: the next wave of a drill waits its seconds, and whoever leaves the workplace leaves the group."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.base.jobs.queue import enqueue
from samspil.everyday.callouts.actions import remove_responder
from samspil.everyday.callouts.events.drills import DrillTurnedBack, WaveSent
from samspil.everyday.callouts.jobs import send_next_wave
from samspil.everyday.callouts.queries import due
from samspil.people.volunteers.events import VolunteerDeparted


@listens(WaveSent)
def wait_for_answers(by: Actor, fact: WaveSent) -> None:
    if fact.subject.has_more:
        wait = timedelta(seconds=fact.subject.group.wave_seconds)
        enqueue(send_next_wave, fact.subject.pk, fact.number, after=wait)


@listens(DrillTurnedBack)
def look_for_another(by: Actor, fact: DrillTurnedBack) -> None:
    call_out = fact.subject.call_out
    enqueue(send_next_wave, call_out.pk, call_out.waves)


@listens(VolunteerDeparted)
def see_off(by: Actor, fact: VolunteerDeparted) -> None:
    for responder in due.departed(clock.today()).filter(affiliation=fact.subject.pk):
        remove_responder(SYSTEM.in_request(by.request_id), responder)
