"""What the asker is told, and those who find a volunteer. A request for a vigil rings the staff at once."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.everyday.requests.events.asking import (
    RequestHandedOver,
    RequestMade,
    RequestUnmet,
    VolunteerSteppedBack,
)
from samspil.everyday.requests.models import HandOver, Request, RequestKind
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_NEAREST = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})
_LEADERS = frozenset({Duty.LEADER})
_STAFF = frozenset({Duty.COORDINATOR, Duty.EMPLOYEE, Duty.LEADER})


@notify(RequestMade, kind="request")
def receive(fact: RequestMade) -> list[Message]:
    """Tell the asker where to follow it, and the coordinator that somebody waits."""
    request = _request(fact)
    receipt = _to_asker(
        request,
        subject=_("We have your request"),
        body=[
            _("Hello %(name)s") % {"name": request.first_name},
            _("We have your request to %(place)s, and look for somebody.") % _place(request),
            _("On your own page you see how it goes. You can cancel it there any time, without a reason."),
        ],
        label=_("See how it goes"),
    )
    if request.kind == RequestKind.VIGIL:
        return receipt
    body = [_("Somebody at %(place)s has asked: %(what)s.") % _place(request)]
    return [
        *receipt,
        *(_to_staff(user, request, _("Somebody asks for a volunteer"), body) for user in _nearest(request)),
    ]


@notify(RequestMade, kind="vigil")
def ring_the_ward(fact: RequestMade) -> list[Message]:
    """Nobody should die alone: all who can open a vigil are told at once, whatever the hour."""
    request = _request(fact)
    if request.kind != RequestKind.VIGIL:
        return []
    body = [
        _("At %(place)s somebody would like a volunteer to sit with a dying person.") % _place(request),
        _("Talk to the one who asks, and open the vigil."),
    ]
    staff = people_who(Can.VIGIL_OPEN, request.access_scopes()[0], duties=_STAFF)
    return [_to_staff(user, request, _("Somebody would like a vigil"), body, urgent=True) for user in staff]


@notify(VolunteerSteppedBack, kind="request")
def tell_that_we_look_again(fact: VolunteerSteppedBack) -> list[Message]:
    request = _request(fact)
    body = [
        _("Hello %(name)s") % {"name": request.first_name},
        _("The volunteer we had found cannot come after all. It has nothing to do with you."),
        _("We look for somebody else, and write as soon as we know."),
    ]
    return _to_asker(request, subject=_("We look for somebody else"), body=body, label=_("See how it goes"))


@notify(RequestUnmet, kind="request")
def say_sorry(fact: RequestUnmet) -> list[Message]:
    request = _request(fact)
    phone = request.activity.workplace.contact_phone
    body = [
        _("Hello %(name)s") % {"name": request.first_name},
        _("We are sorry: this time we found nobody for you at %(place)s.") % _place(request),
        _("You are welcome to ask again, for another day or for something else."),
        *([_("You can also call the place: %(phone)s.") % {"phone": phone}] if phone else []),
    ]
    return _to_asker(request, subject=_("We found nobody this time"), body=body, label=_("See your request"))


@notify(RequestHandedOver, kind="request")
def receive_from_elsewhere(fact: RequestHandedOver) -> list[Message]:
    """Tell the receiving place, and the citizen who goes on with it."""
    row = HandOver.objects.select_related("request").get(pk=fact.subject.pk)
    request = Request.objects.select_related("activity__workplace__unit").get(pk=row.request_id)
    body = [_("A citizen has agreed to be handed over to %(place)s: %(what)s.") % _place(request)]
    told = [
        _("Hello %(name)s") % {"name": request.first_name},
        _("As you agreed, %(place)s goes on with your request. They get in touch with you.")
        % _place(request),
    ]
    return [
        *_to_asker(request, subject=_("Your request goes on"), body=told, label=_("See how it goes")),
        *(_to_staff(user, request, _("Somebody asks for a volunteer"), body) for user in _nearest(request)),
    ]


def _request(fact: Fact) -> Request:
    return Request.objects.select_related("activity__workplace__unit", "activity__contact").get(
        pk=fact.subject.pk
    )


def _place(request: Request) -> dict[str, str]:
    return {"place": request.activity.workplace.unit.name, "what": request.get_kind_display()}


def _to_asker(request: Request, *, subject: str, body: list[str], label: str) -> list[Message]:
    """Write to the asker, if an e-mail address was left; who left a phone number is called."""
    if not request.email:
        return []
    return [
        Message(
            recipient=EmailAddress(request.email, request.language),
            subject=subject,
            body=body,
            action_label=label,
            action_path=reverse("requests:status", args=[request.pk, request.key]),
        )
    ]


def _to_staff(
    user: User, request: Request, subject: str, body: list[str], *, urgent: bool = False
) -> Message:
    return Message(
        recipient=user,
        subject=subject,
        body=body,
        action_label=_("See the request"),
        action_path=reverse("requests:request", args=[request.pk]),
        urgent=urgent,
    )


def _nearest(request: Request) -> list[User]:
    """Return the coordinators of the place or the association; its leaders when there is none."""
    scope = request.access_scopes()[0]
    found = list(people_who(Can.REQUEST_HANDLE, scope, duties=_NEAREST))
    return found or list(people_who(Can.REQUEST_HANDLE, scope, duties=_LEADERS))
