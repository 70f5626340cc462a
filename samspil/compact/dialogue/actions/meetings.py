"""Calling committees together, and what becomes of the meeting."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.dialogue.events import (
    AgendaSent,
    AgendaSet,
    ItemPutOnAgenda,
    ItemTakenOffAgenda,
    MeetingCalledOff,
    MeetingComing,
    MeetingHeld,
    MeetingMoved,
    MeetingPlanned,
    MinutesWritten,
)
from samspil.compact.dialogue.flow import ITEM, MEETING, ItemState, MeetingState
from samspil.compact.dialogue.models import Committee, Item, Meeting, MeetingKind
from samspil.compact.dialogue.rules.recording import insist, may_arrange, may_run
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system


@action
def plan_meeting(
    by: Actor,
    committees: Sequence[Committee],
    *,
    starts_at: datetime,
    ends_at: datetime,
    kind: str = MeetingKind.ORDINARY,
    place: str = "",
) -> Meeting:
    """Call one committee, or several of an authority together. Their members are told.

    Raises Invalid for no committee, committees of two authorities, a dissolved one, and times that make no meeting.
    """
    require(by, Can.DISCUSSION_RECORD, _host(committees))
    insist(may_arrange(by, committees))
    _refuse_misfits(committees, kind=kind)
    _refuse_times(starts_at, ends_at)
    meeting = Meeting.objects.create(
        authority_id=committees[0].authority_id,
        kind=kind,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place.strip(),
    )
    meeting.committees.set(committees)
    record(MeetingPlanned(subject=meeting, kind=kind, committees=[c.pk for c in committees]), by=by)
    return meeting


@action
def move_meeting(
    by: Actor, meeting: Meeting, *, starts_at: datetime, ends_at: datetime, place: str = ""
) -> None:
    """Give the meeting another time or place. Raises Conflict when it is over or called off."""
    require(by, Can.DISCUSSION_RECORD, meeting)
    insist(may_run(by, meeting))
    _refuse_times(starts_at, ends_at)
    values = {"starts_at": starts_at, "ends_at": ends_at, "place": place.strip(), "reminded_at": None}
    planned = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED)
    if not planned.update(version=F("version") + 1, **values):
        raise Conflict(_("The meeting is over, or has been called off."))
    meeting.refresh_from_db()
    record(MeetingMoved(subject=meeting), by=by)


@action
def set_agenda(by: Actor, meeting: Meeting, *, items: Sequence[Item]) -> None:
    """Let these items be the agenda; what was on it and is not named waits for another meeting.

    Raises Invalid for an item of a committee that does not meet here, Conflict when the meeting is over.
    """
    require(by, Can.DISCUSSION_RECORD, meeting)
    insist(may_run(by, meeting))
    _lock(meeting)
    meeting_of = set(meeting.committees.values_list("pk", flat=True))
    if any(item.committee_id not in meeting_of for item in items):
        raise Invalid({"items": [_("One of these matters belongs to a committee that does not meet here.")]})
    wanted = {item.pk for item in items}
    before = list(meeting.items.filter(state=ItemState.ON_AGENDA))
    for item in before:
        if item.pk not in wanted:
            _take_off(by, meeting, item)
    for item in items:
        if item.pk not in {row.pk for row in before}:
            ITEM.move(item, to=ItemState.ON_AGENDA, meeting=meeting)
            record(ItemPutOnAgenda(subject=item, meeting=meeting.pk), by=by)
    record(AgendaSet(subject=meeting, items=len(wanted)), by=by)


@action
def put_on_agenda(by: Actor, item: Item, meeting: Meeting) -> None:
    """Put one waiting item on the agenda of a meeting. Raises what `set_agenda` raises."""
    require(by, Can.DISCUSSION_RECORD, meeting)
    now_on = [*meeting.items.filter(state=ItemState.ON_AGENDA), item]
    set_agenda(by, meeting, items=now_on)
    record(AgendaSet(subject=meeting, items=len(now_on)), by=by)


@action
def send_agenda(by: Actor, meeting: Meeting) -> None:
    """Send the agenda with its background paper to the members. Raises Invalid for an empty one."""
    require(by, Can.DISCUSSION_RECORD, meeting)
    insist(may_run(by, meeting))
    _lock(meeting)
    if not meeting.items.filter(state=ItemState.ON_AGENDA).exists():
        raise Invalid(_("There is nothing on the agenda yet."))
    meeting.agenda_sent_at = clock.now()
    meeting.save(update_fields=["agenda_sent_at"])
    record(AgendaSent(subject=meeting), by=by)


@action
def hold_meeting(
    by: Actor, meeting: Meeting, *, participants: str = "", minutes: str = "", decisions: str = ""
) -> None:
    """Close the meeting with its minutes; items without an outcome wait for another one.

    Raises Conflict before it has begun, IllegalMove when it is closed or called off.
    """
    require(by, Can.DISCUSSION_RECORD, meeting)
    insist(may_run(by, meeting))
    if not meeting.has_begun:
        raise Conflict(_("The meeting has not begun yet."))
    MEETING.move(
        meeting,
        to=MeetingState.HELD,
        held_at=clock.now(),
        participants=participants.strip(),
        minutes=minutes.strip(),
        decisions=decisions.strip(),
    )
    postponed = _postpone(by, meeting)
    discussed = meeting.items.filter(state=ItemState.DISCUSSED).count()
    record(MeetingHeld(subject=meeting, discussed=discussed, postponed=postponed), by=by)


@action
def cancel_meeting(by: Actor, meeting: Meeting, *, reason: str) -> None:
    """Call the meeting off, with the reason; its agenda waits for another. Raises IllegalMove when it is over."""
    require(by, Can.DISCUSSION_RECORD, meeting)
    insist(may_run(by, meeting))
    if not reason.strip():
        raise Invalid({"reason": [_("Write why.")]})
    if meeting.items.filter(state=ItemState.DISCUSSED).exists():
        raise Conflict(_("Something has been discussed at this meeting already. Close it instead."))
    MEETING.move(meeting, to=MeetingState.CANCELLED, cancellation=reason.strip())
    _postpone(by, meeting)
    Meeting.objects.filter(pk=meeting.pk).update(version=F("version") + 1)
    record(MeetingCalledOff(subject=meeting), by=by)


@action
def write_minutes(by: Actor, meeting: Meeting, *, participants: str, minutes: str, decisions: str) -> None:
    """Correct the minutes of a meeting that has been held. Raises Conflict before that."""
    require(by, Can.DISCUSSION_RECORD, meeting)
    insist(may_run(by, meeting))
    values = {
        "participants": participants.strip(),
        "minutes": minutes.strip(),
        "decisions": decisions.strip(),
    }
    if not Meeting.objects.filter(pk=meeting.pk, state=MeetingState.HELD).update(**values):
        raise Conflict(_("The meeting has not been closed yet."))
    record(MinutesWritten(subject=meeting), by=by)


@action
def remind_of_meeting(by: Actor, meeting: Meeting) -> None:
    """Remind the members of a meeting that is near, once."""
    require_system(by)
    near = Meeting.objects.filter(pk=meeting.pk, state=MeetingState.PLANNED, reminded_at=None)
    if near.update(reminded_at=clock.now()):
        record(MeetingComing(subject=meeting), by=by)


def _host(committees: Sequence[Committee]) -> Committee:
    if not committees:
        raise Invalid({"committees": [_("Choose a committee.")]})
    return committees[0]


def _refuse_misfits(committees: Sequence[Committee], *, kind: str) -> None:
    if kind not in MeetingKind.values:
        raise Invalid({"kind": [_("Choose one of the answers.")]})
    if len({committee.authority_id for committee in committees}) > 1:
        raise Invalid({"committees": [_("The committees belong to two authorities.")]})
    if any(committee.ended_on is not None for committee in committees):
        raise Invalid({"committees": [_("One of the committees has been dissolved.")]})


def _refuse_times(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid({"ends": [_("The meeting must end after it begins.")]})


def _lock(meeting: Meeting) -> None:
    """Hold the meeting, so that nobody closes it meanwhile. Raises Conflict when it is over or called off."""
    rows = Meeting.objects.order_by().select_for_update(of=("self",), no_key=True)
    if rows.get(pk=meeting.pk).state != MeetingState.PLANNED:
        raise Conflict(_("The meeting is over, or has been called off."))


def _postpone(by: Actor, meeting: Meeting) -> int:
    rows = Item.objects.order_by("pk").select_for_update(of=("self",), no_key=True)
    left = list(rows.filter(meeting=meeting, state=ItemState.ON_AGENDA))
    for item in left:
        _take_off(by, meeting, item)
    return len(left)


def _take_off(by: Actor, meeting: Meeting, item: Item) -> None:
    ITEM.move(item, to=ItemState.WAITING, meeting=None)
    record(ItemTakenOffAgenda(subject=item, meeting=meeting.pk), by=by)
