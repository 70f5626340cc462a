"""Rounds, and answers of as many people as it takes."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM, Actor
from samspil.learning.surveys.actions import answer_round, close_round, open_round
from samspil.learning.surveys.models import Asked, Question, Round
from samspil.society.places.models import Authority, Workplace


def questions(of: Authority, kind: str = "pulse") -> list[Question]:
    return list(Question.objects.in_use().filter(authority=of, kind=kind))


def opened(
    at: Workplace | Authority,
    *,
    by: Actor = SYSTEM,
    kind: str = "pulse",
    groups: tuple[str, ...] = ("volunteers", "employees"),
    days: int = 14,
    **fields: object,
) -> Round:
    """Return a round with all the questions that come with the house."""
    authority = at.unit.authority if isinstance(at, Workplace) else at
    values = {
        "title": "Sådan går det hos os",
        "groups": list(groups),
        "questions": questions(authority, kind),
        "ends_on": clock.today() + timedelta(days=days),
    }
    return open_round(by, at, kind=kind, **(values | fields))


def asked(of: Round, group: str) -> Asked:
    return Asked.objects.select_related("round").get(round=of, group=group)


def numbers(of: Round) -> dict[str, int]:
    """Return the numbers of the round's questions by their keys."""
    return dict(of.questions.values_list("question__key", "pk"))


def answer(
    of: Round, group: str, *scores: int, only: tuple[str, ...] = (), words: str = "", tasks: str = ""
) -> None:
    """Let one stranger answer for each score, with that score to every question (or those named) of the group."""
    group_asked = asked(of, group)
    keys = {
        row.question.key: row.pk
        for row in of.questions.select_related("question")
        if group in row.question.groups and (not only or row.question.key in only)
    }
    for score in scores:
        said = dict.fromkeys(keys.values(), score)
        answer_round(STRANGER, group_asked, scores=said, words=words, tasks=tasks, key=group_asked.key)


def closed(of: Round) -> Round:
    close_round(SYSTEM, of)
    of.refresh_from_db()
    return of
