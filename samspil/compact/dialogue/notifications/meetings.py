"""What members of a committee are told about their meetings. The subject names neither person nor matter."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.ui import formats
from samspil.compact.dialogue import events
from samspil.compact.dialogue.models import Meeting
from samspil.compact.dialogue.queries.people import invited_to
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(events.MeetingPlanned, kind="dialogue")
def call_members(fact: events.MeetingPlanned) -> list[Message]:
    meeting = _meeting(fact)
    subject = _("You are called to a meeting on %(day)s") % {"day": formats.date_long(meeting.starts_at)}
    return _to(invited_to(meeting), meeting, subject=subject)


@notify(events.MeetingMoved, kind="dialogue")
def tell_of_new_time(fact: events.MeetingMoved) -> list[Message]:
    meeting = _meeting(fact)
    return _to(invited_to(meeting), meeting, subject=_("Your meeting has another time or place"))


@notify(events.MeetingCalledOff, kind="dialogue")
def tell_of_calling_off(fact: events.MeetingCalledOff) -> list[Message]:
    meeting = _meeting(fact)
    subject = _("The meeting on %(day)s has been called off") % {"day": formats.date_long(meeting.starts_at)}
    more = [_("Why: %(reason)s") % {"reason": meeting.cancellation}]
    more.append(_("What was on the agenda waits for the next meeting."))
    return _to(invited_to(meeting), meeting, subject=subject, more=more)


@notify(events.AgendaSent, kind="dialogue")
def send_agenda(fact: events.AgendaSent) -> list[Message]:
    meeting = _meeting(fact)
    subject = _("The agenda for the meeting on %(day)s") % {"day": formats.date_long(meeting.starts_at)}
    more = [_("The agenda, and a paper that says what each matter is about, are ready for you to read.")]
    return _to(invited_to(meeting), meeting, subject=subject, more=more, label=_("Read the agenda"))


@notify(events.MeetingComing, kind="dialogue")
def remind_members(fact: events.MeetingComing) -> list[Message]:
    meeting = _meeting(fact)
    subject = _("Remember the meeting on %(day)s") % {"day": formats.date_long(meeting.starts_at)}
    return _to(invited_to(meeting), meeting, subject=subject)


def _meeting(fact: object) -> Meeting:
    meeting: Meeting = fact.subject  # type: ignore[attr-defined] # each of these facts is about a meeting
    return meeting


def _to(
    people: Iterable[User], meeting: Meeting, *, subject: str, more: list[str] | None = None, label: str = ""
) -> list[Message]:
    names = ", ".join(committee.name for committee in meeting.committees.all())
    where = f", {meeting.place}" if meeting.place else ""
    body = [
        f"{meeting.get_kind_display()} – {names}",
        f"{formats.timespan(meeting.starts_at, meeting.ends_at)}{where}",
        *(more or []),
    ]
    path = reverse("dialogue:meeting", args=[meeting.pk])
    label = label or _("See the meeting")
    return [
        Message(recipient=user, subject=subject, body=body, action_label=label, action_path=path)
        for user in people
    ]
