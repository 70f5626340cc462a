"""What people are told about a roll-out: who is to decide, who is to answer, and what was forgotten."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui.formats import date_long
from samspil.learning.programmes.events.papers import (
    PaperSubmitted,
    PointsDecided,
    ResourceAsked,
    ResourceCommitted,
    ResourceDeclined,
)
from samspil.learning.programmes.events.pilots import CheckInOverdue
from samspil.learning.programmes.models import DecisionPaper, Pilot, ResourceAsk
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import Message, notify

_COUNCIL, _LEADERS = frozenset({Duty.COUNCIL_MEMBER}), frozenset({Duty.LEADER})
_CONSULTANTS = frozenset({Duty.CONSULTANT})


@notify(PaperSubmitted, kind="dialogue")
def ask_for_decisions(fact: PaperSubmitted) -> list[Message]:
    paper = _paper(fact)
    asked = ngettext(
        "A decision paper with %(n)s point has been put forward. Each point is decided by itself.",
        "A decision paper with %(n)s points has been put forward. Each point is decided by itself.",
        fact.points,
    ) % {"n": fact.points}
    body = [paper.title, asked]
    if paper.meeting_on is not None:
        body.append(_("The meeting is on %(day)s.") % {"day": date_long(paper.meeting_on)})
    readers = _people(Can.PROGRAMME_DECIDE, paper.access_scopes(), _COUNCIL)
    return [_about_paper(user, paper, _("A decision paper to read"), body) for user in readers]


@notify(PointsDecided, kind="dialogue")
def tell_what_was_decided(fact: PointsDecided) -> list[Message]:
    paper = _paper(fact)
    body = [paper.title, _("It has been registered what was decided, point by point.")]
    writers = _people(Can.PROGRAMME_EDIT, paper.access_scopes(), _CONSULTANTS)
    return [_about_paper(user, paper, _("A decision paper has been decided on"), body) for user in writers]


@notify(ResourceAsked, kind="dialogue")
def ask_the_leader(fact: ResourceAsked) -> list[Message]:
    ask = _ask(fact)
    body = [
        _("A programme asks %(place)s for %(hours)s hours from %(day)s.")
        % {"place": ask.unit.name, "hours": ask.hours, "day": date_long(ask.starts_on)},
        _("You can commit all of them, fewer, or say no with a reason."),
    ]
    leaders = _people(Can.RESOURCE_COMMIT, ask.access_scopes(), _LEADERS)
    return [_about_ask(user, ask, _("Hours are asked for"), body) for user in leaders]


@notify(ResourceCommitted, ResourceDeclined, kind="dialogue")
def tell_the_answer(fact: ResourceCommitted | ResourceDeclined) -> list[Message]:
    ask = _ask(fact)
    if isinstance(fact, ResourceCommitted):
        said = _("%(place)s has committed %(hours)s of %(asked)s hours.")
        body = [said % {"place": ask.unit.name, "hours": fact.hours, "asked": fact.asked}]
    else:
        body = [
            _("%(place)s cannot give the hours. The reason stands on the page.") % {"place": ask.unit.name}
        ]
    writers = _people(Can.PROGRAMME_EDIT, ask.programme.access_scopes(), _CONSULTANTS)
    return [_about_ask(user, ask, _("An answer about hours"), body) for user in writers]


@notify(CheckInOverdue, kind="dialogue")
def remind_of_the_check_in(fact: CheckInOverdue) -> list[Message]:
    pilot: Pilot = fact.subject  # type: ignore[assignment] # the subject of these facts
    body = [pilot.title, _("It was time to say how the pilot is going. Two sentences are enough.")]
    followers = {
        *_people(Can.EVALUATION_EDIT, pilot.access_scopes(), _LEADERS),
        *_people(Can.PROGRAMME_EDIT, pilot.programme.access_scopes(), _CONSULTANTS),
    }
    return [
        Message(
            recipient=user,
            subject=_("A check-in was missed"),
            body=body,
            action_label=_("Say how it is going"),
            action_path=reverse("programmes:check_in", args=[pilot.pk]),
        )
        for user in sorted(followers, key=lambda user: user.pk)
    ]


def _people(can: Can, scopes: Iterable[Scope], duties: frozenset[Duty]) -> list[User]:
    found = {user.pk: user for scope in scopes for user in people_who(can, scope, duties=duties)}
    return [found[number] for number in sorted(found)]


def _paper(fact: PaperSubmitted | PointsDecided) -> DecisionPaper:
    paper: DecisionPaper = fact.subject  # type: ignore[assignment] # the subject of these facts
    return paper


def _ask(fact: ResourceAsked | ResourceCommitted | ResourceDeclined) -> ResourceAsk:
    ask: ResourceAsk = fact.subject  # type: ignore[assignment] # the subject of these facts
    return ask


def _about_paper(user: User, paper: DecisionPaper, subject: str, body: list[str]) -> Message:
    path = reverse("programmes:paper", args=[paper.pk])
    return Message(
        recipient=user, subject=subject, body=body, action_label=_("Read the paper"), action_path=path
    )


def _about_ask(user: User, ask: ResourceAsk, subject: str, body: list[str]) -> Message:
    path = reverse("programmes:ask", args=[ask.pk])
    return Message(
        recipient=user, subject=subject, body=body, action_label=_("See the hours"), action_path=path
    )
