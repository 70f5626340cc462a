"""Evaluations in lists, and one of them as a report with a section for each group."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from samspil.base.core.actor import Actor
from samspil.learning.insights.flow import ANSWERABLE, FINISHED
from samspil.learning.insights.models import Answer, Evaluation, Group, Outcome, Voice
from samspil.learning.insights.rules.evaluating import both_sides, missing_sides
from samspil.society.access.permission import visible_or_404


@dataclass(frozen=True)
class Section:
    """What was said about one group; nothing, when nobody has thrown light on it."""

    group: Group
    outcomes: list[Outcome]

    @property
    def is_missing(self) -> bool:
        return not self.outcomes


@dataclass(frozen=True)
class Report:
    """All that was answered: a section for each group, what works, what should change, and what is advised."""

    sections: list[Section]
    answers: list[Answer]
    heard: list[tuple[Voice, int]]  # each voice, and how many have answered in it
    missing: list[Voice] = field(default_factory=list)  # sides that have not answered yet

    @property
    def unlit(self) -> list[Group]:
        """The groups that nobody has thrown light on."""
        return [section.group for section in self.sections if section.is_missing]


def evaluation_or_404(by: Actor, pk: int) -> Evaluation:
    """Return the evaluation with all that its page shows. Raises NotVisible."""
    return visible_or_404(by, Evaluation.objects.detailed(), pk)


def report_of(evaluation: Evaluation) -> Report:
    """Return the report. Two queries."""
    answers = list(evaluation.answers.prefetch_related("outcomes"))
    said = [outcome for answer in answers for outcome in _of(answer)]
    voices = [answer.voice for answer in answers]
    return Report(
        sections=[Section(group, [row for row in said if row.group == group]) for group in Group],
        answers=answers,
        heard=[(voice, voices.count(voice)) for voice in Voice if voice in voices],
        missing=missing_sides(evaluation, voices),
    )


def own_answer(by: Actor, evaluation: Evaluation) -> Answer | None:
    """Return what the actor has answered. Two queries."""
    rows = Answer.objects.filter(evaluation=evaluation, author=by.user_id or 0)
    return rows.prefetch_related("outcomes").first()


def evaluations(by: Actor, which: str = "") -> QuerySet[Evaluation]:
    """Return the open ones (those that are due first), the finished ones ("faerdige"), or what the actor has not answered ("mine")."""
    rows = Evaluation.objects.visible_to(by).detailed()
    if which == "faerdige":
        return rows.filter(state__in=FINISHED).order_by("-done_at", "-pk")
    if which == "mine":
        rows = Evaluation.objects.answerable_by(by).detailed().filter(~_answered(by))
    return rows.filter(state__in=ANSWERABLE).order_by("answer_by", "pk")


def with_voices(rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Bring along who has answered, so that a list says whom each waits for. One query more."""
    return rows.prefetch_related(Prefetch("answers", Answer.objects.only("evaluation_id", "voice")))


def waits_for(evaluation: Evaluation) -> list[Voice]:
    """Return the sides that have not answered; no query when it was read `with_voices`."""
    return missing_sides(evaluation, [answer.voice for answer in evaluation.answers.all()])


def sides_of(evaluation: Evaluation, report: Report) -> list[tuple[Voice, bool]]:
    """Return both sides, and whether each has answered."""
    return [(side, side not in report.missing) for side in both_sides(evaluation)]


def _answered(by: Actor) -> Exists:
    return Exists(Answer.objects.filter(evaluation=OuterRef("pk"), author=by.user_id or 0))


def _of(answer: Answer) -> list[Outcome]:
    """Return the outcomes with their answer at hand, so that a voice costs no query."""
    rows = list(answer.outcomes.all())
    for row in rows:
        row.answer = answer
    return rows
