"""A volunteer says yes, or no, and may step back at any time without a reason."""

from django.db import transaction
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Closed, Conflict, Denied, NotVisible
from samspil.base.events.recording import action, record
from samspil.everyday.requests.actions.asking import complete_request
from samspil.everyday.requests.events.asking import VolunteerFound, VolunteerSteppedBack
from samspil.everyday.requests.events.finding import (
    MeetingConfirmed,
    MeetingHeld,
    NeedSilenced,
    OthersThanked,
    StandbyChanged,
)
from samspil.everyday.requests.flow import FLOW, MEETING_FLOW, MeetingState, State
from samspil.everyday.requests.models import (
    HomeVisit,
    Meeting,
    Question,
    Request,
    Search,
    Silence,
    Standby,
)
from samspil.everyday.requests.queries.gates import check_gates, is_wanting, reasons_to_stay_away
from samspil.everyday.requests.rules.finding import is_urgent
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone
from samspil.society.places.models import Setting


@action
def take_request(by: Actor, request: Request, *, volunteer: Volunteer) -> Meeting:
    """Say yes to a request. The first one wins; every gate is asked.

    Raises Closed with the reasons when a gate is shut, Conflict when somebody else was first.
    """
    require(by, Can.REQUEST_ANSWER, volunteer)
    return _take(by, request, volunteer)


@action
def accept_question(by: Actor, question: Question, *, key: str) -> Meeting:
    """Say yes from the private link of a question, without signing in. As `take_request`."""
    require_anyone(by)
    _refuse_guess(question, key)
    return _take(by, question.request, question.volunteer)


@action
def note_yes(by: Actor, request: Request, *, affiliation: Affiliation) -> Meeting:
    """Note the yes that a volunteer without an e-mail address gave aloud. Every gate is asked as for their own yes.

    Raises Denied for those who can answer on screen, else as `take_request`.
    """
    require(by, Can.REQUEST_HANDLE, request)
    require(by, Can.SHIFT_SIGN_UP, affiliation)
    if affiliation.volunteer.can_sign_in:
        raise Denied(
            _("%(name)s has an e-mail address, and answers on screen.")
            % {"name": affiliation.volunteer.first_name}
        )
    return _take(by, request, affiliation.volunteer)


def _take(by: Actor, request: Request, volunteer: Volunteer) -> Meeting:
    affiliation = check_gates(volunteer, request)
    now = clock.now()
    FLOW.move(request, to=State.FOUND, found_at=now)
    meeting = _met(Meeting(request=request, volunteer=volunteer, affiliation=affiliation, agreed_at=now))
    if request.activity.setting == Setting.PRIVATE_HOME:
        HomeVisit.objects.create(meeting=meeting)
    for table in (Silence, Standby):
        table.objects.filter(request=request, volunteer=volunteer).delete()
    Search.objects.filter(request=request).update(next_at=None)
    _thank_others(request, volunteer)
    record(VolunteerFound(subject=request), by=SYSTEM.in_request(by.request_id))
    return meeting


def _met(meeting: Meeting) -> Meeting:
    try:
        with transaction.atomic():
            meeting.save(force_insert=True)
    except IntegrityError as raced:
        raise Conflict(_("Somebody was there before you. Thank you for wanting to.")) from raced
    return meeting


def _thank_others(request: Request, volunteer: Volunteer) -> None:
    others = Question.objects.filter(request=request, thanked_at=None).exclude(volunteer=volunteer)
    if others.update(thanked_at=request.found_at):
        record(OthersThanked(subject=Search(request=request)), by=SYSTEM)


@action
def silence_need(by: Actor, request: Request, *, volunteer: Volunteer) -> None:
    """Say no thanks: the need is not brought to the volunteer again. Who it was, and that it was a no, is kept nowhere else."""
    require(by, Can.REQUEST_ANSWER, volunteer)
    _silence(request, volunteer)
    record(NeedSilenced(subject=Search(request=request)), by=SYSTEM)


@action
def decline_question(by: Actor, question: Question, *, key: str) -> None:
    """Say no thanks from the private link. The question's row is deleted."""
    require_anyone(by)
    _refuse_guess(question, key)
    _silence(question.request, question.volunteer)
    record(NeedSilenced(subject=Search(request=question.request)), by=SYSTEM)


@action
def stand_by(by: Actor, request: Request, *, volunteer: Volunteer) -> None:
    """Join those who are asked first if the one who was first cannot after all. Raises Conflict when it is not taken."""
    require(by, Can.REQUEST_ANSWER, volunteer)
    if Request.objects.filter(pk=request.pk, state=State.FOUND).first() is None:
        raise Conflict(_("This has changed meanwhile. Open the list to see how it stands."))
    Question.objects.filter(request=request, volunteer=volunteer).delete()
    Silence.objects.filter(request=request, volunteer=volunteer).delete()
    Standby.objects.get_or_create(request=request, volunteer=volunteer)
    record(StandbyChanged(subject=Search(request=request)), by=SYSTEM)


@action
def step_back(by: Actor, meeting: Meeting) -> None:
    """Say that one cannot after all. No reason is asked, and nothing is left that could be counted."""
    require(by, Can.REQUEST_ANSWER, meeting)
    request = meeting.request
    if not Meeting.objects.live().filter(pk=meeting.pk).exists():
        raise Conflict(_("You are not expected any more. Thank you for saying so."))
    release(meeting)
    _silence(request, meeting.volunteer)
    record(VolunteerSteppedBack(subject=request), by=SYSTEM)


def release(meeting: Meeting) -> None:
    """Delete the row, and look for somebody else: at once, when it is urgent or when somebody stands by."""
    request, now = meeting.request, clock.now()
    Meeting.objects.filter(pk=meeting.pk).delete()
    FLOW.move(request, to=State.SEARCHING, found_at=None)
    waits = Standby.objects.filter(request=request).exists()
    if is_urgent(request, now) or waits or Search.objects.filter(request=request).exists():
        Search.objects.update_or_create(request=request, defaults={"next_at": now})


@action
def confirm_meeting(by: Actor, meeting: Meeting) -> None:
    """Say yes to the new time or place. Raises Closed when a gate is shut on that day, IllegalMove when it was not new."""
    require(by, Can.REQUEST_ANSWER, meeting)
    if reasons := reasons_to_stay_away(meeting.volunteer, meeting.request):
        raise Closed(reasons)
    MEETING_FLOW.move(meeting, to=MeetingState.AGREED, agreed_at=clock.now())
    record(MeetingConfirmed(subject=meeting), by=by)


@action
def hold_meeting(by: Actor, meeting: Meeting, *, receipt_note: str = "") -> None:
    """Say that the two have met: the request is done. Raises Invalid for a purchase without its receipt, Conflict too early."""
    require(by, Can.REQUEST_ANSWER, meeting)
    now = clock.now()
    if meeting.request.starts_at is not None and meeting.request.starts_at > now:
        raise Conflict(_("The meeting has not begun yet."))
    MEETING_FLOW.move(meeting, to=MeetingState.HELD, held_at=now)
    complete_request(SYSTEM, meeting.request, receipt_note=receipt_note)
    record(MeetingHeld(subject=meeting), by=by)


def _silence(request: Request, volunteer: Volunteer) -> None:
    Question.objects.filter(request=request, volunteer=volunteer).delete()
    Standby.objects.filter(request=request, volunteer=volunteer).delete()
    if is_wanting(request) or request.state == State.FOUND:
        Silence.objects.get_or_create(request=request, volunteer=volunteer)


def _refuse_guess(question: Question, key: str) -> None:
    if not question.opens_with(key):
        raise NotVisible
