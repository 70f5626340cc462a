"""The questions of an authority: those that come with the house, and its own."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.surveys.events import (
    AskingAfterwardsSet,
    QuestionMapped,
    QuestionRetired,
    QuestionWritten,
    StandardQuestionsSeeded,
)
from samspil.learning.surveys.models import Group, Question, SurveyPolicy, Value
from samspil.learning.surveys.models.standards import STANDARD, VALUES
from samspil.learning.surveys.rules.opening import GROUPS, OWN_KINDS
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.places.models import Authority


@action
def ensure_standards(by: Actor, authority: Authority) -> int:
    """Write down those of the standard values and questions that the authority lacks; say how many. What is there stays."""
    require_system(by)
    count = _seed(Value, Question, authority.pk)
    if count:
        record(StandardQuestionsSeeded(subject=authority, count=count), by=by)
    return count


def _seed(values: Any, questions: Any, authority_id: int) -> int:
    """Write the standard and return how many were missing. Takes the models, so that a migration can hand over its own."""
    held = dict(values.objects.filter(authority_id=authority_id).exclude(key="").values_list("key", "pk"))
    new = [
        values(authority_id=authority_id, key=key, name=name, about=about, position=place)
        for place, (key, (name, about)) in enumerate(VALUES.items(), 1)
        if key not in held
    ]
    values.objects.bulk_create(new)
    held = dict(values.objects.filter(authority_id=authority_id).exclude(key="").values_list("key", "pk"))
    asked = set(questions.objects.filter(authority_id=authority_id).values_list("key", flat=True))
    rows = [
        questions(
            authority_id=authority_id,
            key=key,
            kind=one.kind,
            groups=list(one.groups),
            value_id=held.get(one.value),
            is_reversed=one.is_reversed,
            position=place,
        )
        for place, (key, one) in enumerate(STANDARD.items(), 1)
        if key not in asked
    ]
    questions.objects.bulk_create(rows)
    return len(new) + len(rows)


@action
def write_question(
    by: Actor,
    authority: Authority,
    *,
    wording: str,
    groups: Sequence[str],
    kind: str = "pulse",
    value: Value | None = None,
) -> Question:
    """Add a question of one's own. Its words cannot be changed later, so that a trend compares like with like."""
    require(by, Can.SURVEY_EDIT, authority)
    errors = {}
    if kind not in OWN_KINDS:
        errors["kind"] = [_("Choose one of the answers.")]
    elif not groups or not set(groups) <= set(GROUPS[kind]):
        errors["groups"] = [_("Choose who can be asked: %(groups)s.") % {"groups": _labels(GROUPS[kind])}]
    if not wording.strip():
        errors["wording"] = [_("Write a question.")]
    if errors:
        raise Invalid(errors)
    _refuse_foreign(authority.pk, value)
    question = Question.objects.create(
        authority=authority, kind=kind, wording=wording.strip(), groups=list(groups), value=value
    )
    record(QuestionWritten(subject=question), by=by)
    return question


def _labels(groups: Sequence[str]) -> str:
    return ", ".join(str(Group(group).label) for group in groups)


@action
def map_question(by: Actor, question: Question, *, value: Value | None) -> None:
    """Choose which value the question stands for from now on. Rounds that have been asked keep theirs."""
    require(by, Can.SURVEY_EDIT, question)
    _refuse_foreign(question.authority_id, value)
    if not Question.objects.filter(pk=question.pk, is_retired=False).update(value=value):
        raise Conflict(_("The question is not in use any more."))
    question.value = value
    record(QuestionMapped(subject=question, value=value.pk if value else None), by=by)


@action
def retire_question(by: Actor, question: Question) -> None:
    """Stop asking the question. What was answered stays."""
    require(by, Can.SURVEY_EDIT, question)
    if not Question.objects.filter(pk=question.pk, is_retired=False).update(is_retired=True):
        raise Conflict(_("The question is not in use any more."))
    record(QuestionRetired(subject=question), by=by)


@action
def set_asking_afterwards(by: Actor, authority: Authority, *, asks: bool) -> None:
    """Choose whether citizens get two questions when something has been done for them."""
    require(by, Can.SURVEY_EDIT, authority)
    SurveyPolicy.objects.update_or_create(authority=authority, defaults={"asks_afterwards": asks})
    record(AskingAfterwardsSet(subject=authority, asks=asks), by=by)


def _refuse_foreign(authority_id: int, value: Value | None) -> None:
    if value is not None and (value.authority_id != authority_id or value.is_retired):
        raise Invalid({"value": [_("Choose one of your own values.")]})
