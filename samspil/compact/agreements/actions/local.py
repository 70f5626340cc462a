"""Making the checklist fit the workplace (HJ-41)."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.agreements.events import LocalQuestionAdded, LocalQuestionRetired
from samspil.compact.agreements.models import LocalQuestion
from samspil.compact.agreements.queries.checklist import own_questions
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Workplace

MOST = 10  # own questions at one workplace: the list shall be read


@action
def add_local_question(by: Actor, workplace: Workplace, *, text: str, hint: str = "") -> LocalQuestion:
    """Ask one thing more of the agreements that are being written here. It reminds and closes nothing.

    Raises Invalid for a question that stands there already, and when there are ten.
    """
    require(by, Can.DISCUSSION_RECORD, workplace)
    asked = own_questions(workplace)
    if len(asked) >= MOST:
        raise Invalid({"text": [_("Ten questions are enough. Take one off the list first.")]})
    if text.strip().casefold() in {question.text.casefold() for question in asked}:
        raise Invalid({"text": [_("The question stands there already.")]})
    question = LocalQuestion.objects.create(
        workplace=workplace, text=text.strip(), help=hint.strip(), added_by_id=by.user_id
    )
    record(LocalQuestionAdded(subject=question), by=by)
    return question


@action
def retire_local_question(by: Actor, question: LocalQuestion) -> None:
    """Ask it no more. Agreements that have answered it keep question and answer. Raises Conflict the second time."""
    require(by, Can.DISCUSSION_RECORD, question)
    if not LocalQuestion.objects.filter(pk=question.pk, retired_at=None).update(retired_at=clock.now()):
        raise Conflict(_("It has been taken off the list already."))
    record(LocalQuestionRetired(subject=question), by=by)
