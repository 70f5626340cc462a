"""What stands on the form that a group answers."""

from samspil.everyday.requests.models import Request
from samspil.learning.surveys.models import Asked, Kind, Question
from samspil.learning.surveys.rules.answering import asks_for_tasks
from samspil.learning.surveys.rules.opening import questions_for

Numbered = list[tuple[int, Question]]


def questions_of(asked: Asked) -> Numbered:
    """Return the questions that the group is asked, each under its number in the round."""
    rows = asked.round.questions.select_related("question")
    return [(row.pk, row.question) for row in rows if asked.group in row.question.groups]


def takes_words(asked: Asked) -> bool:
    """Say whether the group is asked for words of its own."""
    return asked.round.kind != Kind.OUTCOME


def tasks_are_asked(asked: Asked, questions: Numbered) -> bool:
    """Say whether the group is asked which tasks have moved."""
    return asks_for_tasks(asked.round, asked.group, frozenset(one.key for _number, one in questions))


def questions_afterwards(request: Request) -> Numbered:
    """Return the questions to somebody for whom a request has been done, under their own numbers."""
    authority = request.activity.workplace.unit.authority_id
    rows = Question.objects.in_use().filter(authority=authority, kind=Kind.OUTCOME)
    return [(one.pk, one) for one in questions_for("citizens", list(rows))]
