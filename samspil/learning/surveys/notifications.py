"""What people are told about questionnaires: that they are asked, that it ends soon, and that there is a report."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import date_long
from samspil.everyday.requests.events.asking import RequestDone
from samspil.everyday.requests.models import Request
from samspil.learning.surveys.events import PeopleInvited, RoundClosed, RoundReminded
from samspil.learning.surveys.models import Round
from samspil.learning.surveys.queries.people import invited_to, keepers_of
from samspil.learning.surveys.rules.answering import AFTERWARDS_DAYS, afterwards_verdict
from samspil.learning.surveys.rules.suppression import MIN_ANSWERS
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import EmailAddress, Message, notify


@notify(PeopleInvited, kind="dialogue")
def invite_people(fact: PeopleInvited) -> list[Message]:
    of = _round(fact)
    body = [
        _("How do you think it goes at %(place)s? A few questions, about two minutes.")
        % {"place": of.place_name},
        _(
            "It is anonymous: your answers are added to the others', and it is kept nowhere that they are yours."
        ),
        _("You can answer until %(day)s.") % {"day": date_long(of.ends_on)},
    ]
    people = invited_to(of).filter(pk__gt=fact.after, pk__lte=fact.up_to)
    return [_to_answerer(user, of, _("Two minutes: what do you think?"), body) for user in people]


@notify(RoundReminded, kind="dialogue")
def remind_people(fact: RoundReminded) -> list[Message]:
    of = _round(fact)
    body = [
        _("The questionnaire from %(place)s can be answered until %(day)s.")
        % {"place": of.place_name, "day": date_long(of.ends_on)},
        _("We cannot see who has answered, so everybody gets this message. If you have, thank you!"),
    ]
    people = invited_to(of).filter(pk__gt=fact.after, pk__lte=fact.up_to)
    return [_to_answerer(user, of, _("You can still answer"), body) for user in people]


@notify(RoundClosed, kind="dialogue")
def tell_that_there_is_a_report(fact: RoundClosed) -> list[Message]:
    of = _round(fact)
    n = sum(asked.answers for asked in of.asked.all())
    body = [
        _("The questionnaire “%(title)s” is closed, and the report is ready.") % {"title": of.title},
        _("There are %(n)s answers.") % {"n": n}
        if n >= MIN_ANSWERS
        else _("Fewer than five have answered, so it shows no averages."),
    ]
    return [
        Message(
            recipient=user,
            subject=_("A report is ready"),
            body=body,
            action_label=_("Read the report"),
            action_path=reverse("surveys:report", args=[of.pk]),
        )
        for user in keepers_of(of)
    ]


@notify(RequestDone, kind="request")
def ask_afterwards(fact: RequestDone) -> list[Message]:
    """Ask the citizen two short questions; nobody is asked after a vigil, and nobody twice."""
    rows = Request.objects.select_related("activity__workplace__unit")
    request = rows.get(pk=fact.subject.pk)
    if not request.email or not afterwards_verdict(request):
        return []
    body = [
        _("Hello %(name)s") % {"name": request.first_name},
        _("We hope it was a good time. Would you answer two short questions?"),
        _("Nobody sees who has answered what. It can be done for %(n)s days.") % {"n": AFTERWARDS_DAYS},
    ]
    return [
        Message(
            recipient=EmailAddress(request.email, request.language),
            subject=_("How was it?"),
            body=body,
            action_label=_("Answer two questions"),
            action_path=reverse("surveys:afterwards", args=[request.pk, request.key]),
        )
    ]


def _round(fact: Fact) -> Round:
    rows = Round.objects.select_related("workplace__unit", "authority", "opened_by").prefetch_related("asked")
    return rows.get(pk=fact.subject.pk)


def _to_answerer(user: User, of: Round, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=user,
        subject=subject,
        body=body,
        action_label=_("Answer"),
        action_path=reverse("surveys:answer", args=[of.pk]),
    )
