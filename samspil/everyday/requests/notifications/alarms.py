"""What is told when a volunteer has not come out of a home. An address is in no message."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.ui import formats
from samspil.everyday.requests import events
from samspil.everyday.requests.models import HomeVisit
from samspil.everyday.requests.queries.alarms import leaders_to_tell
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(events.HomeAlarmRaised, kind="request")
def tell_the_named_person(fact: events.HomeAlarmRaised) -> list[Message]:
    """Ring whoever the volunteer has been told looks out for them."""
    visit = HomeVisit.objects.select_related("alarm_contact", "meeting__volunteer__user").get(
        pk=fact.subject.pk
    )
    return [] if visit.alarm_contact is None else [_alarm(visit, visit.alarm_contact, [])]


@notify(events.HomeAlarmPassedOn, kind="request")
def tell_the_leader(fact: events.HomeAlarmPassedOn) -> list[Message]:
    """Ring the leader of the place when the named person has not answered."""
    rows = HomeVisit.objects.select_related(
        "alarm_contact", "meeting__volunteer__user", "meeting__request__activity__workplace__unit"
    )
    visit = rows.get(pk=fact.subject.pk)
    first = []
    if visit.alarm_contact is not None:
        first = [_("%(name)s was told first, and has not answered.") % {"name": visit.alarm_contact.name}]
    return [_alarm(visit, leader, first) for leader in leaders_to_tell(visit)]


def _alarm(visit: HomeVisit, recipient: User, first: list[str]) -> Message:
    volunteer = visit.meeting.volunteer
    return Message(
        recipient=recipient,
        subject=_("A volunteer has not come out of a visit"),
        body=[
            *first,
            _("%(name)s is visiting in a private home, and has not said that the visit is over.")
            % {"name": volunteer.user.name},
            _("Call first: %(phone)s. If nobody answers, do what you have agreed at your place.")
            % {"phone": formats.phone(volunteer.phone) if volunteer.phone else _("no number is known")},
        ],
        action_label=_("I look after it"),
        action_path=reverse("requests:alarm", args=[visit.meeting.request_id]),
        urgent=True,
    )
