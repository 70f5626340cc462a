"""What people are told about evaluations: that they are asked, that it is late, and that both have answered."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import date_long
from samspil.learning.insights.events import EvaluationCompleted, EvaluationOpened, EvaluationReminded
from samspil.learning.insights.models import Evaluation
from samspil.learning.insights.queries.asked import people_missing, people_of
from samspil.learning.insights.rules.evaluating import both_sides
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(EvaluationOpened, kind="dialogue")
def ask_both_sides(fact: EvaluationOpened) -> list[Message]:
    evaluation = _evaluation(fact)
    body = [
        _("How has it been? You are asked to look back at “%(title)s” by %(day)s.")
        % {"title": evaluation.title, "day": date_long(evaluation.answer_by)},
        _("A few words are enough. Both sides answer, and neither reads the other's words before."),
    ]
    asked = [user for user in people_missing(evaluation) if user.pk != evaluation.opened_by_id]
    return [_letter(user, evaluation, _("An evaluation for you to answer"), body) for user in asked]


@notify(EvaluationReminded, kind="dialogue")
def remind_those_who_have_not_answered(fact: EvaluationReminded) -> list[Message]:
    evaluation = _evaluation(fact)
    body = [
        _(
            "The evaluation of “%(title)s” was to be answered by %(day)s. It is not too late: a few words help."
        )
        % {"title": evaluation.title, "day": date_long(evaluation.answer_by)}
    ]
    return [
        _letter(user, evaluation, _("The evaluation waits for you"), body)
        for user in people_missing(evaluation)
    ]


@notify(EvaluationCompleted, kind="dialogue")
def tell_both_sides(fact: EvaluationCompleted) -> list[Message]:
    evaluation = _evaluation(fact)
    body = [
        _("Both sides have answered the evaluation of “%(title)s”. Now you can read what was said.")
        % {"title": evaluation.title}
    ]
    answered = User.objects.filter(pk__in=evaluation.answers.values("author"), is_active=True)
    told = {user.pk: user for side in both_sides(evaluation)[:1] for user in people_of(evaluation, side)}
    told |= {user.pk: user for user in answered}
    subject = _("The evaluation has been carried out")
    return [_letter(told[pk], evaluation, subject, body, label=_("Read the report")) for pk in sorted(told)]


def _evaluation(fact: Fact) -> Evaluation:
    return Evaluation.objects.detailed().get(pk=fact.subject.pk)


def _letter(user: User, evaluation: Evaluation, subject: str, body: list[str], *, label: str = "") -> Message:
    return Message(
        recipient=user,
        subject=subject,
        body=body,
        action_label=label or _("Read and answer"),
        action_path=reverse("insights:evaluation", args=[evaluation.pk]),
    )
