"""The consultant hears that somebody asks, and the one who asked hears the answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.learning.networks.events.advice import (
    AdviceAnswered,
    AdviceAsked,
    AdviceIntroduced,
    AdviceNoted,
)
from samspil.learning.networks.models import AdviceCase, Introduction
from samspil.learning.networks.queries.advice import advisers
from samspil.society.accounts.models import User
from samspil.society.notifications.notify import Message, notify


@notify(AdviceAsked, kind="dialogue")
def ask_the_consultant(fact: AdviceAsked) -> list[Message]:
    case = _case(fact.subject.pk)
    body = [_("%(name)s asks for: %(kind)s") % {"name": case.asker, "kind": case.get_kind_display()}]
    people = [user for user in advisers(case.authority) if user.pk != case.asker_id]
    return [_message(user, case, subject=_("A question to the consultant"), body=body) for user in people]


@notify(AdviceNoted, kind="dialogue")
def tell_the_other_side(fact: AdviceNoted) -> list[Message]:
    case = _case(fact.subject.pk)
    last = case.notes.order_by("-at", "-pk").values_list("author_id", flat=True).first()
    people = [case.asker] if last != case.asker_id else advisers(case.authority)
    body = [_("There is more to read about a question to the consultant.")]
    told = [user for user in people if user.is_active and user.pk != last]
    return [_message(user, case, subject=_("More about a question"), body=body) for user in told]


@notify(AdviceAnswered, kind="dialogue")
def tell_the_answer(fact: AdviceAnswered) -> list[Message]:
    case = _case(fact.subject.pk)
    if not case.asker.is_active:
        return []
    body = [_("The consultant has answered your question.")]
    return [_message(case.asker, case, subject=_("An answer to your question"), body=body)]


@notify(AdviceIntroduced, kind="dialogue")
def tell_both(fact: AdviceIntroduced) -> list[Message]:
    """A network tells its new members itself."""
    found = Introduction.objects.select_related("case__asker", "colleague").get(pk=fact.introduction)
    asker, colleague = found.case.asker, found.colleague
    if colleague is None:
        return []
    said = _("The consultant has brought you together with %(name)s.")
    return [
        Message(
            recipient=user,
            subject=_("A colleague to talk to"),
            body=[said % {"name": other}],
            action_label=_("See how you reach each other"),
            action_path=reverse("networks:introduction", args=[found.pk]),
        )
        for user, other in ((asker, colleague), (colleague, asker))
        if user.is_active
    ]


def _message(user: User, case: AdviceCase, *, subject: str, body: list[str]) -> Message:
    return Message(
        recipient=user,
        subject=subject,
        body=body,
        action_label=_("Open the question"),
        action_path=reverse("networks:advice_case", args=[case.pk]),
    )


def _case(pk: int) -> AdviceCase:
    return AdviceCase.objects.select_related("asker", "authority").get(pk=pk)
