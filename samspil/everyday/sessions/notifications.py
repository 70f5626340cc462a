"""What citizens are told of their place. The letters say when and where, and never what the series is about."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import moment
from samspil.everyday.sessions.events import PlaceGiven, SessionCalledOff, SessionReminded, SignedUp
from samspil.everyday.sessions.flow import PlaceState
from samspil.everyday.sessions.models import Session, SignUp
from samspil.society.notifications.notify import EmailAddress, Message, notify


@notify(SignedUp, kind="request")
def confirm(fact: SignedUp) -> list[Message]:
    place = _place(fact)
    if place.state == PlaceState.WAITING:
        body = [
            _(
                "All places are taken just now. You are on the waiting list, and we write as soon as there is one."
            )
        ]
        return [_letter(place, subject=_("You are on the waiting list"), body=body)]
    return [_letter(place, subject=_("You have a place"), body=[_when(place.session)])]


@notify(PlaceGiven, kind="request")
def tell_of_a_place(fact: PlaceGiven) -> list[Message]:
    place = _place(fact)
    body = [_("Somebody could not come, so there is a place for you."), _when(place.session)]
    return [_letter(place, subject=_("There is a place for you"), body=body)]


@notify(SessionReminded, kind="request")
def remind(fact: SessionReminded) -> list[Message]:
    session = _session(fact)
    rows = session.sign_ups.filter(state=PlaceState.HELD)
    return [_letter(place, subject=_("See you soon"), body=[_when(session)]) for place in rows]


@notify(SessionCalledOff, kind="request")
def tell_that_it_is_off(fact: SessionCalledOff) -> list[Message]:
    session = _session(fact)
    body = [
        _("What you signed up for %(when)s has been called off. We are sorry.")
        % {"when": moment(session.starts_at)}
    ]
    rows = session.sign_ups.exclude(state=PlaceState.CANCELLED)
    return [_letter(place, subject=_("Called off"), body=body) for place in rows]


def _place(fact: Fact) -> SignUp:
    return SignUp.objects.select_related("session__series").get(pk=fact.subject.pk)


def _session(fact: Fact) -> Session:
    return Session.objects.select_related("series").get(pk=fact.subject.pk)


def _when(session: Session) -> str:
    told = {"when": moment(session.starts_at), "place": session.series.place}
    return _("You are expected %(when)s. Where: %(place)s.") % told


def _letter(place: SignUp, *, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=EmailAddress(place.email, place.language),
        subject=subject,
        body=[_("Hello %(name)s") % {"name": place.first_name}, *body],
        action_label=_("See or cancel your place"),
        action_path=reverse("sessions:place", args=[place.pk, place.key]),
    )
