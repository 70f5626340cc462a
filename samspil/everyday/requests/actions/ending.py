"""What ends elsewhere: the need, or a volunteer's affiliation. Everybody involved is told once, gently."""

from datetime import date

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.recording import action, record
from samspil.everyday.requests.actions.taking import release
from samspil.everyday.requests.events.asking import VolunteerSteppedBack
from samspil.everyday.requests.events.finding import (
    ExperienceWithdrawn,
    HomeForgotten,
    MeetingCancelled,
    MeetingHeld,
)
from samspil.everyday.requests.flow import MEETING_FLOW, MeetingState
from samspil.everyday.requests.models import (
    HomeVisit,
    LivedExperience,
    Meeting,
    PeerWish,
    Question,
    Request,
    Search,
    Silence,
    Standby,
)
from samspil.everyday.requests.queries.gates import fitting_affiliation
from samspil.everyday.requests.rules.finding import day_of
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.permission import require_system


@action
def cancel_meetings(by: Actor, request: Request) -> None:
    """Cancel what was agreed, forget who was asked and who said no, and the address."""
    require_system(by)
    forget_search(request)
    meetings = list(Meeting.objects.live().filter(request=request).select_related("request"))
    for meeting in meetings:
        MEETING_FLOW.move(meeting, to=MeetingState.CANCELLED)
    HomeVisit.objects.filter(meeting__in=meetings).delete()
    for meeting in meetings:
        record(MeetingCancelled(subject=meeting), by=by)


@action
def settle_meetings(by: Actor, request: Request) -> None:
    """The request is done: so is the meeting, and what was needed to find somebody is forgotten."""
    require_system(by)
    forget_search(request)
    meetings = list(Meeting.objects.live().filter(request=request).select_related("request"))
    for meeting in meetings:
        Meeting.objects.filter(pk=meeting.pk).update(
            state=MeetingState.HELD, held_at=request.settled_at or meeting.agreed_at
        )
    HomeVisit.objects.filter(meeting__request=request).update(address="")
    for meeting in meetings:
        record(MeetingHeld(subject=meeting), by=by)


@action
def empty_visits(by: Actor, request: Request) -> None:
    """Delete when somebody was in a citizen's home, with the rest of what led to the citizen."""
    require_system(by)
    if not HomeVisit.objects.filter(meeting__request=request).delete()[0]:
        return
    record(HomeForgotten(subject=request), by=by)


@action
def free_departed(by: Actor, affiliation: Affiliation, *, ends_on: date) -> None:
    """Give up what a volunteer had agreed through an affiliation that ends; others are looked for the same day."""
    require_system(by)
    freed = []
    rows = Meeting.objects.live().filter(affiliation=affiliation)
    for meeting in rows.select_related("request__activity__workplace__unit", "volunteer"):
        if day_of(meeting.request) < ends_on and meeting.request.starts_at is not None:
            continue
        other = fitting_affiliation(meeting.volunteer_id, meeting.request)
        if other is not None and other.pk != affiliation.pk:
            Meeting.objects.filter(pk=meeting.pk).update(affiliation=other)
            continue
        release(meeting)
        freed.append(meeting.request)
    _forget_volunteer(affiliation)
    for request in freed:
        record(VolunteerSteppedBack(subject=request), by=SYSTEM)


def _forget_volunteer(affiliation: Affiliation) -> None:
    """Forget what is open at the place, and, when it was the last one, what the volunteer has said of their own life."""
    here = {"volunteer": affiliation.volunteer_id, "request__activity__workplace": affiliation.workplace_id}
    others = (
        Affiliation.objects.current().filter(volunteer=affiliation.volunteer_id).exclude(pk=affiliation.pk)
    )
    for table in (Question, Standby, Silence):
        table.objects.filter(**here).delete()
    if others.exists():
        return
    rows = LivedExperience.objects.filter(volunteer=affiliation.volunteer_id)
    if (row := rows.first()) is not None:
        rows.delete()
        record(ExperienceWithdrawn(subject=row), by=SYSTEM)


def forget_search(request: Request) -> None:
    """Forget who was asked, who stood by, and who did not want to hear of it: the need is settled."""
    for table in (Question, Silence, Standby, Search, PeerWish):
        table.objects.filter(request=request).delete()
