"""Answering: counts go up by one, words are put among the others, and nothing says who it was."""

from collections.abc import Mapping

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.base.core.actor import STRANGER, SYSTEM, Actor
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.everyday.requests.models import Request
from samspil.learning.surveys.actions.rounds import open_outcome_round
from samspil.learning.surveys.events import AnswerGiven
from samspil.learning.surveys.models import Asked, Remark, Round, Spent, Tally
from samspil.learning.surveys.queries.people import asked_as, belonging_of
from samspil.learning.surveys.rules.answering import (
    afterwards_verdict,
    answer_verdict,
    group_after,
    task_lines,
    token_of,
)
from samspil.learning.surveys.rules.suppression import SCORES
from samspil.society.access.permission import require_anyone


@action
def answer_round(
    by: Actor, asked: Asked, *, scores: Mapping[int, int], words: str = "", tasks: str = "", key: str = ""
) -> None:
    """Answer as one of the group: with the group's own address, or signed in as somebody who belongs to it.

    `scores` are one to five by the number of the question; what is left out is not counted. Who is signed in answers once. The
    fact is recorded as nobody's. Raises Closed, Conflict, Denied, Invalid.
    """
    require_anyone(by)
    of = Round.objects.select_for_update(of=("self",), no_key=True).get(pk=asked.round_id)
    verdict = answer_verdict(of)
    if not verdict:
        raise Closed([verdict.reason])
    if not asked.opens_with(key) and asked not in asked_as(of, belonging_of(by)):
        raise Denied(_("This questionnaire is for others."))
    if by.user_id is not None:
        _spend(token_of("round", of.pk, by.user_id), of)
    _count(asked, scores)
    _put_down(asked, words, tasks)
    record(AnswerGiven(subject=asked), by=STRANGER)


@action
def answer_afterwards(by: Actor, request: Request, *, key: str, scores: Mapping[int, int]) -> None:
    """Answer what a visit gave: `scores` by the number of the authority's question. Counted in the quarter's round of the place."""
    require_anyone(by)
    if not request.opens_with(key):
        raise NotVisible
    verdict, group = afterwards_verdict(request), group_after(request)
    if not verdict or group is None:
        raise Closed([verdict.reason])
    of = open_outcome_round(SYSTEM, request.activity.workplace)
    asked = Asked.objects.get(round=of, group=group)
    numbers = dict(of.questions.values_list("question", "pk"))
    _spend(token_of("request", request.pk), of)
    _count(asked, {numbers[pk]: score for pk, score in scores.items() if pk in numbers})
    record(AnswerGiven(subject=asked), by=STRANGER)


def _spend(token: str, of: Round) -> None:
    _row, is_new = Spent.objects.get_or_create(token_hash=token, defaults={"round": of})
    if not is_new:
        raise Conflict(_("You have answered already. Thank you!"))


def _count(asked: Asked, scores: Mapping[int, int]) -> None:
    if not scores:
        raise Invalid(_("Answer at least one of the questions."))
    for question, score in sorted(scores.items()):
        rows = Tally.objects.filter(asked=asked, question=question, score=score) if score in SCORES else None
        if rows is None or not rows.update(count=F("count") + 1):
            raise Invalid({f"q{question}": [_("Choose one of the answers.")]})
    Asked.objects.filter(pk=asked.pk).update(answers=F("answers") + 1)


def _put_down(asked: Asked, words: str, tasks: str) -> None:
    rows = [Remark(asked=asked, text=words.strip())] if words.strip() else []
    rows += [Remark(asked=asked, kind=Remark.Kind.TASK, text=line) for line in task_lines(tasks)]
    Remark.objects.bulk_create(rows)
