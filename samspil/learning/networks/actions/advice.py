"""Asking the consultant, answering, and deleting after the time."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.advice import (
    AdviceAnswered,
    AdviceAsked,
    AdviceErased,
    AdviceNoted,
    AdviceTakenBack,
)
from samspil.learning.networks.flow import ADVICE, AdviceState
from samspil.learning.networks.models import AdviceCase, AdviceNote
from samspil.learning.networks.queries.networks import homes
from samspil.learning.networks.rules.advice import is_asker, may_answer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_system, require_user
from samspil.society.places.models import Authority


@action
def ask_for_advice(by: Actor, authority: Authority, *, kind: str, question: str) -> AdviceCase:
    """Ask the consultant of an authority where one looks after volunteers: for advice, a network, or a colleague."""
    require_anyone(by)
    if by.user_id is None or not homes(by).filter(pk=authority.pk).exists():
        raise Denied(_("Those who look after volunteers here can ask."))
    if not question.strip():
        raise Invalid({"question": [_("Write what it is about.")]})
    case = AdviceCase.objects.create(
        authority=authority, asker_id=by.user_id, kind=kind, question=question.strip()
    )
    record(AdviceAsked(subject=case, kind=kind), by=by)
    return case


@action
def note_advice(by: Actor, case: AdviceCase, *, text: str) -> AdviceNote:
    """Write more, from either side. Raises Conflict when the question is settled."""
    require_anyone(by)
    if by.user_id is None or not (is_asker(case, by) or may_answer(case, by)):
        raise Denied(_("Only the one who asked and those who answer can write here."))
    if not text.strip():
        raise Invalid({"text": [_("Write something here.")]})
    if not AdviceCase.objects.filter(pk=case.pk, state=AdviceState.OPEN).exists():
        raise Conflict(_("The question is settled. Ask a new one."))
    note = AdviceNote.objects.create(case=case, author_id=by.user_id, text=text.strip())
    record(AdviceNoted(subject=case), by=by)
    return note


@action
def answer_advice(by: Actor, case: AdviceCase, *, solution: str) -> None:
    """Answer, and settle the question."""
    require(by, Can.SUPPORT_EDIT, case)
    if not may_answer(case, by):
        raise Denied(_("Somebody else answers what you have asked yourself."))
    if not solution.strip():
        raise Invalid({"solution": [_("Write an answer.")]})
    ADVICE.move(
        case,
        to=AdviceState.ANSWERED,
        solution=solution.strip(),
        answered_at=clock.now(),
        answered_by_id=by.user_id,
    )
    record(AdviceAnswered(subject=case), by=by)


@action
def take_back_advice(by: Actor, case: AdviceCase) -> None:
    """Take one's own question back."""
    require_user(by, case.asker_id)
    ADVICE.move(case, to=AdviceState.WITHDRAWN, answered_at=clock.now())
    record(AdviceTakenBack(subject=case), by=by)


@action
def erase_advice(by: Actor, case: AdviceCase) -> None:
    """Delete a settled question after its time; what others may learn from it stands in the collection."""
    require_system(by)
    AdviceCase.objects.filter(pk=case.pk).exclude(state=AdviceState.OPEN).delete()
    record(AdviceErased(subject=case), by=by)
