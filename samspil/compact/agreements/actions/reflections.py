"""The checklist, the principles, the known worries, and who was heard before the start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr
from samspil.base.events.recording import action, record
from samspil.compact.agreements.actions.held import Held
from samspil.compact.agreements.events import (
    ConcernsAnswered,
    InvolvementNoted,
    PrinciplesConfirmed,
    QuestionsAnswered,
)
from samspil.compact.agreements.models import (
    Agreement,
    ConcernAnswer,
    Involvement,
    PrincipleConfirmation,
    QuestionAnswer,
)
from samspil.compact.agreements.queries.checklist import questions_for
from samspil.compact.agreements.queries.policies import policy_of
from samspil.compact.agreements.rules.reflections import unconfirmed_principles
from samspil.compact.dialogue.queries.concerns import standard_concerns
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to one question, or why it is left."""

    text: str = ""
    left_because: str = ""


@action
def answer_questions(by: Actor, agreement: Agreement, *, answers: Mapping[str, Answer]) -> None:
    """Answer questions of the checklist, or leave them with a reason; what is blank on both sides is open again.

    Raises Invalid (field `left_<key>`) when a question that the authority insists on is left, and for CPR numbers.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    known = {question.key for question in questions_for(agreement)}
    if unknown := set(answers) - known:
        message = f"Not questions of the checklist: {', '.join(sorted(unknown))}."
        raise TypeError(message)
    _refuse_bad_answers(answers, gating=set(policy_of(agreement.workplace.unit.authority).gating))
    for key, answer in answers.items():
        _keep_answer(held, key, answer)
    held.settle()
    record(QuestionsAnswered(subject=agreement, keys=sorted(answers)), by=by)


@action
def confirm_principles(by: Actor, agreement: Agreement, *, clauses: Mapping[UUID, int]) -> None:
    """Confirm the principles that the person has read, by clause and version. Others stay unconfirmed.

    Raises Invalid when one of them is no longer in force: it has been changed while the person read.
    """
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    waiting = {(clause.key, clause.version_id) for clause in unconfirmed_principles(agreement)}
    done = set(agreement.principles.values_list("clause_key", "clause_version"))
    if set(clauses.items()) - waiting - done:
        raise Invalid(_("The principles have been changed. Read them again."))
    PrincipleConfirmation.objects.bulk_create(
        PrincipleConfirmation(
            agreement=agreement, clause_key=key, clause_version=version, confirmed_by_id=by.user_id
        )
        for key, version in clauses.items()
        if (key, version) not in done
    )
    held.settle()
    record(PrinciplesConfirmed(subject=agreement, count=len(clauses)), by=by)


@action
def answer_concerns(by: Actor, agreement: Agreement, *, answers: Mapping[int, str]) -> None:
    """Say what this agreement does about the known worries. Raises Invalid for CPR numbers."""
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    known = {concern.pk for concern in standard_concerns(agreement.workplace.unit.authority)}
    given = {number: text.strip() for number, text in answers.items() if number in known}
    if bad := [number for number, text in given.items() if holds_cpr(text)]:
        raise Invalid({f"concern_{number}": [str(MESSAGE)] for number in bad})
    for number, text in given.items():
        ConcernAnswer.objects.update_or_create(
            agreement=agreement,
            concern_number=number,
            defaults={"text": text, "answered_by_id": by.user_id, "answered_at": clock.now()},
        )
    held.settle()
    record(ConcernsAnswered(subject=agreement, concerns=sorted(given)), by=by)


@action
def note_involvement(by: Actor, agreement: Agreement, *, who: str, day: date, note: str = "") -> None:
    """Note on which day somebody was heard. Raises Invalid when the agreement begins before, or the day is yet to come."""
    require(by, Can.AGREEMENT_EDIT, agreement)
    held = Held.being_written(by, agreement)
    errors: dict[str, list[str]] = {}
    if who not in Involvement.Who.values:
        errors["who"] = [_("Choose one of the answers.")]
    if day > clock.today():
        errors["day"] = [_("Note it when it has happened.")]
    elif agreement.valid_from and agreement.valid_from < day:
        errors["day"] = [
            _("The agreement begins before that day. Those concerned are heard before the start.")
        ]
    if holds_cpr(note):
        errors["note"] = [str(MESSAGE)]
    if errors:
        raise Invalid(errors)
    Involvement.objects.create(agreement=agreement, who=who, day=day, note=note.strip()[:300])
    held.settle()
    record(InvolvementNoted(subject=agreement, who=who), by=by)


def _keep_answer(held: Held, key: str, answer: Answer) -> None:
    text, reason = answer.text.strip(), answer.left_because.strip()
    rows = QuestionAnswer.objects.filter(agreement=held.agreement, key=key)
    if not text and not reason:
        rows.delete()
        return
    before = rows.first()
    if before and (before.text, before.left_because) == (text, reason):
        return
    values = {"text": text, "left_because": "" if text else reason[:300]}
    who = {"answered_by_id": held.by.user_id, "answered_at": clock.now()}
    QuestionAnswer.objects.update_or_create(agreement=held.agreement, key=key, defaults={**values, **who})


def _refuse_bad_answers(answers: Mapping[str, Answer], *, gating: set[str]) -> None:
    errors: dict[str, list[str]] = {}
    for key, answer in answers.items():
        if holds_cpr(answer.text):
            errors[f"text_{key}"] = [str(MESSAGE)]
        if holds_cpr(answer.left_because):
            errors[f"left_{key}"] = [str(MESSAGE)]
        if key in gating and answer.left_because.strip() and not answer.text.strip():
            errors[f"left_{key}"] = [_("This question must be answered; it cannot be left.")]
    if errors:
        raise Invalid(errors)
