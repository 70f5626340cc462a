"""What volunteers are told while somebody is looked for. A no is as welcome as a yes, and nobody asks why.

The subject names neither person nor place: it is seen on locked screens. An address is in no message.
"""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui import formats
from samspil.everyday.requests import events
from samspil.everyday.requests.flow import LIVE, MeetingState
from samspil.everyday.requests.models import Meeting, Question, Request
from samspil.everyday.requests.rules.finding import rings
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify
from samspil.society.places.models import Setting

_NEAREST = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(events.VolunteersAsked, kind="request")
def ask(fact: events.VolunteersAsked) -> list[Message]:
    rows = Question.objects.filter(request=fact.subject.pk, wave=fact.wave)
    return [
        Message(
            recipient=question.volunteer.user,
            subject=_("Somebody would like company: can you?"),
            body=[
                what(question.request),
                _("Press the button, and answer yes or no with one tap. You need not sign in."),
                _(
                    "A no is quite all right. Nobody asks why, nobody counts, and we do not ask again about this."
                ),
            ],
            action_label=_("Answer yes or no"),
            action_path=reverse("requests:answer", args=[question.pk, question.key]),
            urgent=rings(question.request, clock.now()),
        )
        for question in _asked(rows)
    ]


@notify(events.OthersThanked, kind="request")
def thank_others(fact: events.OthersThanked) -> list[Message]:
    found_at = Request.objects.values_list("found_at", flat=True).get(pk=fact.subject.pk)
    rows = Question.objects.filter(request=fact.subject.pk, thanked_at=found_at)
    return [
        Message(
            recipient=question.volunteer.user,
            subject=_("Somebody was there before you – thank you"),
            body=[
                _("We asked you a short while ago whether you had time. Another volunteer has said yes."),
                _("You need not do anything. Thank you for being there."),
            ],
        )
        for question in _asked(rows)
    ]


@notify(events.VolunteerFound, kind="request")
def confirm(fact: events.VolunteerFound) -> list[Message]:
    """Tell the volunteer that it is theirs, and the asker that somebody comes."""
    meetings = _meetings(request=fact.subject.pk, state__in=LIVE)
    asked = [message for meeting in meetings for message in _to_asker(meeting.request)]
    return [
        *asked,
        *(
            _about(
                meeting,
                subject=_("Thank you: you are the one who comes"),
                body=[
                    what(meeting.request),
                    _(
                        "On the page you see whom you meet and where. You may step back any time, without a reason."
                    ),
                ],
            )
            for meeting in meetings
        ),
    ]


@notify(events.RequestMoved, kind="request")
def ask_again(fact: events.RequestMoved) -> list[Message]:
    return [
        _about(
            meeting,
            subject=_("There is a new time or place: does it suit you?"),
            body=[
                what(meeting.request),
                _("We count on you only when you have said yes to it. A no is quite all right."),
            ],
            label=_("Say yes or no"),
            urgent=rings(meeting.request, clock.now()),
        )
        for meeting in _meetings(request=fact.subject.pk, state=MeetingState.ASKED_AGAIN)
    ]


@notify(events.MeetingCancelled, kind="request")
def tell_of_cancellation(fact: events.MeetingCancelled) -> list[Message]:
    return [
        Message(
            recipient=meeting.volunteer.user,
            subject=_("The meeting is off"),
            body=[
                _("The meeting you had said yes to is not needed any more. It has nothing to do with you."),
                what(meeting.request),
                _("You need not do anything. Thank you for being there."),
            ],
            urgent=rings(meeting.request, clock.now()),
        )
        for meeting in _meetings(pk=fact.subject.pk)
    ]


@notify(events.HomeOpened, kind="request")
def tell_of_open_home(fact: events.HomeOpened) -> list[Message]:
    return [
        _about(
            meeting,
            subject=_("The citizen agrees to meet at home"),
            body=[what(meeting.request), _("The address is on your page when you have agreed, too.")],
        )
        for meeting in _meetings(pk=fact.subject.pk)
    ]


@notify(events.SearchExhausted, kind="request")
def tell_that_nobody_is_left(fact: events.SearchExhausted) -> list[Message]:
    request = _request(fact.subject.pk)
    people = people_who(Can.REQUEST_HANDLE, request.access_scopes()[0], duties=_NEAREST)
    return [
        Message(
            recipient=user,
            subject=_("Nobody more to ask: please look at a request"),
            body=[
                _("We have asked everybody who fits and may be called, and nobody has said yes yet."),
                what(request),
            ],
            action_label=_("See the request"),
            action_path=reverse("requests:request", args=[request.pk]),
        )
        for user in people
    ]


def what(request: Request) -> str:
    """Say what, where and when: never who."""
    when = formats.moment(request.starts_at) if request.starts_at else _("as soon as it can be")
    place = request.activity.workplace.unit.name
    return _("%(what)s, %(place)s, %(when)s.") % {
        "what": request.get_kind_display(),
        "place": place,
        "when": when,
    }


def _to_asker(request: Request) -> list[Message]:
    if not request.email:
        return []
    body = [
        _("Hello %(name)s") % {"name": request.first_name},
        _("A volunteer has said yes: %(what)s") % {"what": what(request)},
    ]
    if request.activity.setting == Setting.PRIVATE_HOME:
        body.append(_("Say on your page that you agree to meet at home, and write the address there."))
        path = reverse("requests:home", args=[request.pk, request.key])
    else:
        path = reverse("requests:status", args=[request.pk, request.key])
    return [
        Message(
            recipient=EmailAddress(request.email, request.language),
            subject=_("A volunteer is found"),
            body=body,
            action_label=_("See your page"),
            action_path=path,
        )
    ]


def _about(
    meeting: Meeting, *, subject: str, body: list[str], label: str = "", urgent: bool = False
) -> Message:
    """Lead to the list of one's meetings: the meeting itself may be gone when somebody opens an old message."""
    return Message(
        recipient=meeting.volunteer.user,
        subject=subject,
        body=body,
        action_label=label or _("See the meeting"),
        action_path=reverse("requests:near"),
        urgent=urgent,
    )


def _asked(rows: QuerySet[Question]) -> list[Question]:
    found = rows.select_related("volunteer__user", "request__activity__workplace__unit")
    return list(found.order_by("pk"))


def _meetings(**found: object) -> list[Meeting]:
    rows = Meeting.objects.filter(**found)
    return list(rows.select_related("volunteer__user", "request__activity__workplace__unit").order_by("pk"))


def _request(pk: int) -> Request:
    return Request.objects.select_related("activity__workplace__unit").get(pk=pk)
