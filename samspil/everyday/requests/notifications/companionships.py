"""What the two, the group's contact and the coordinator are told. Nobody is told who ended it, and a no is never written to."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.everyday.requests.events import (
    CompanionshipEnded,
    CompanionshipFounded,
    CompanionshipPaused,
    CompanionshipResumed,
    CompanionshipStopped,
    ReviewOverdue,
    VolunteerChanged,
)
from samspil.everyday.requests.models import Companionship
from samspil.people.citizens.queries import said_no
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can, Duty
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_NEAREST = frozenset({Duty.COORDINATOR, Duty.ASSOCIATION_LEADER})


@notify(CompanionshipFounded, kind="request")
def invite(fact: CompanionshipFounded) -> list[Message]:
    body = [
        _("You are invited to a first talk, to find out whether you would like to spend time together."),
        _("Nobody has promised anything yet. Either may say no at any time, without a reason."),
    ]
    return _to_both(_of(fact), _("A first talk"), body)


@notify(VolunteerChanged, kind="request")
def introduce_another(fact: VolunteerChanged) -> list[Message]:
    """Thank the one who came until now; invite the citizen and the new one to a first talk."""
    companionship = _of(fact)
    before = Volunteer.objects.select_related("user").get(pk=fact.before)
    thanks = Message(
        recipient=before.user,
        subject=_("Thank you for the time you gave"),
        body=[_("Somebody else comes from now on. Thank you for all the hours and the company.")],
    )
    body = [_("From now on somebody else comes. It begins with a talk, as the first time.")]
    return [thanks, *_to_both(companionship, _("A first talk"), body)]


@notify(CompanionshipPaused, kind="request")
def tell_of_the_pause(fact: CompanionshipPaused) -> list[Message]:
    body = [
        _(
            "You are having a pause from each other, and that is quite all right. It can go on whenever it suits you."
        )
    ]
    return _to_both(_of(fact), _("A pause"), body)


@notify(CompanionshipResumed, kind="request")
def tell_that_it_goes_on(fact: CompanionshipResumed) -> list[Message]:
    return _to_both(_of(fact), _("It goes on"), [_("The pause is over, and you meet again.")])


@notify(CompanionshipEnded, kind="request")
def thank_both(fact: CompanionshipEnded) -> list[Message]:
    """The same words to both, so that they do not say who ended it; and a line to the coordinator."""
    companionship = _of(fact)
    body = [
        _("Your companionship has ended. Everything has its time, and nobody needs a reason."),
        _("Thank you for the time that you gave each other."),
    ]
    subject = _("Thank you for the time together")
    ended = [
        _("A companionship at %(place)s has ended. Perhaps one of the two would like a call.")
        % _place(companionship)
    ]
    return [
        *_to_both(companionship, subject, body, leads=False),
        *_to_coordinators(companionship, _("A companionship has ended"), ended),
    ]


@notify(CompanionshipStopped, kind="request")
def tell_gently(fact: CompanionshipStopped) -> list[Message]:
    """Tell whoever came, once. The citizen is not written to: they may have died, or have said no."""
    companionship = _of(fact)
    body = [
        _("Your visits at %(place)s stop here. It is not about anything that you have done.")
        % _place(companionship),
        _("Thank you for being there. You are welcome to call the coordinator and talk about it."),
    ]
    return _to_holder(companionship, _("The visits stop here"), body, leads=False)


@notify(ReviewOverdue, kind="request")
def remind_of_the_talk(fact: ReviewOverdue) -> list[Message]:
    companionship = _of(fact)
    body = [
        _("It is time to ask two people at %(place)s how it goes. A short call is enough.")
        % _place(companionship)
    ]
    return _to_coordinators(companionship, _("A talk about how it goes is due"), body)


def _of(fact: Fact) -> Companionship:
    rows = Companionship.objects.select_related("workplace__unit", "volunteer__user", "partner")
    return rows.get(pk=fact.subject.pk)


def _place(companionship: Companionship) -> dict[str, Any]:
    return {"place": companionship.workplace.unit.name}


def _to_both(c: Companionship, subject: str, body: Sequence[str], *, leads: bool = True) -> list[Message]:
    return [*_to_holder(c, subject, body, leads=leads), *_to_citizen(c, subject, body, leads=leads)]


def _to_holder(c: Companionship, subject: str, body: Sequence[str], *, leads: bool) -> list[Message]:
    if c.volunteer is not None:
        path = reverse("requests:my_companionship", args=[c.pk])
        return [Message(recipient=c.volunteer.user, subject=subject, body=body, **_button(path, leads=leads))]
    if not c.contact_email:
        return []
    path = reverse("requests:companionship_group", args=[c.pk, c.group_key])
    address = EmailAddress(c.contact_email, c.language)
    return [Message(recipient=address, subject=subject, body=body, **_button(path, leads=leads))]


def _to_citizen(c: Companionship, subject: str, body: Sequence[str], *, leads: bool) -> list[Message]:
    if not c.email or said_no(c.workplace, whereabouts=c.whereabouts, contacts=c.contacts):
        return []
    path = reverse("requests:companionship_citizen", args=[c.pk, c.key])
    address = EmailAddress(c.email, c.language)
    return [Message(recipient=address, subject=subject, body=body, **_button(path, leads=leads))]


def _button(path: str, *, leads: bool) -> dict[str, Any]:
    return {"action_label": _("See more"), "action_path": path} if leads else {}


def _to_coordinators(c: Companionship, subject: str, body: Sequence[str]) -> list[Message]:
    path = reverse("requests:companionship", args=[c.pk])
    near = people_who(Can.COMPANIONSHIP_EDIT, c.access_scopes()[0], duties=_NEAREST)
    return [
        Message(recipient=user, subject=subject, body=body, action_label=_("See more"), action_path=path)
        for user in near
    ]
