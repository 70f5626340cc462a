"""What is over takes the conversation with it; a no to contact, and a volunteer who leaves, end what they are part of."""

from collections.abc import Iterable

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import Fact, listens
from samspil.everyday.requests.actions import erase_thread, stop_companionship
from samspil.everyday.requests.events import (
    CompanionshipEnded,
    CompanionshipStopped,
    RequestCancelled,
    RequestDone,
    RequestStopped,
    RequestUnmet,
    VolunteerChanged,
    VolunteerSteppedBack,
)
from samspil.everyday.requests.events.finding import MeetingCancelled, MeetingHeld
from samspil.everyday.requests.models import Meeting, Thread
from samspil.everyday.requests.queries import companionships
from samspil.people.citizens.events import NoContactMarked
from samspil.people.citizens.models import NoContact
from samspil.people.volunteers.events import VolunteerDeparted
from samspil.people.volunteers.models import Affiliation


@listens(RequestCancelled, RequestDone, RequestStopped, RequestUnmet, VolunteerSteppedBack)
def forget_what_was_written_about_a_request(by: Actor, fact: Fact) -> None:
    _erase(by, Thread.objects.filter(request=fact.subject.pk))


@listens(CompanionshipEnded, CompanionshipStopped, VolunteerChanged)
def forget_what_was_written_in_a_companionship(by: Actor, fact: Fact) -> None:
    _erase(by, Thread.objects.filter(companionship=fact.subject.pk))


@listens(NoContactMarked)
def stop_companionships_with_who_said_no(by: Actor, fact: Fact) -> None:
    mark = NoContact.objects.get(pk=fact.subject.pk)
    for companionship in companionships.touched_by(mark):
        stop_companionship(SYSTEM.in_request(by.request_id), companionship)


@listens(VolunteerDeparted)
def stop_companionships_of_who_leaves(by: Actor, fact: Fact) -> None:
    affiliation = Affiliation.objects.get(pk=fact.subject.pk)
    for companionship in companionships.left_behind(affiliation):
        stop_companionship(SYSTEM.in_request(by.request_id), companionship)


@listens(MeetingCancelled, MeetingHeld)
def forget_what_was_written_before_a_meeting(by: Actor, fact: Fact) -> None:
    meeting = Meeting.objects.filter(pk=fact.subject.pk).first()
    if meeting is not None:
        _erase(by, Thread.objects.filter(request=meeting.request_id, volunteer=meeting.volunteer_id))


def _erase(by: Actor, threads: Iterable[Thread]) -> None:
    for thread in threads:
        erase_thread(SYSTEM.in_request(by.request_id), thread)
