"""What the page of one evaluation shows to one reader."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from samspil.base.core.actor import Actor
from samspil.compact.agreements.rules.revising import may_revise
from samspil.learning.insights.models import Evaluation, Voice
from samspil.learning.insights.queries.asked import people_of
from samspil.learning.insights.queries.context import numbers_of, told
from samspil.learning.insights.queries.evaluations import own_answer, report_of, sides_of
from samspil.learning.insights.rules.evaluating import may_answer, may_call_off, may_read, may_share, voice_of
from samspil.learning.surveys.models import Round
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed


@dataclass(frozen=True, slots=True)
class SideLine:
    """One side: whether it has answered, and whether there is anybody who can."""

    voice: Voice
    has_answered: bool
    is_nobody: bool


def sheet_of(by: Actor, evaluation: Evaluation) -> dict[str, Any]:
    """Return the context of the page. Who answers is asked only while somebody is missing."""
    report, own = report_of(evaluation), own_answer(by, evaluation)
    edits = bool(allowed(by, Can.EVALUATION_EDIT, evaluation))
    voice = voice_of(by, evaluation)
    return {
        "evaluation": evaluation,
        "report": report if may_read(evaluation) else None,
        "may_read": may_read(evaluation),
        "sides": [_line(evaluation, side, answered) for side, answered in sides_of(evaluation, report)],
        "heard": report.heard,
        "own": own,
        "voice": voice,
        "may_answer": may_answer(by, evaluation, own),
        "may_share": may_share(by, evaluation),
        "may_call_off": may_call_off(by, evaluation),
        "edits": edits,
        "surveys": _surveys(by, evaluation),
        "numbers": told(numbers_of(evaluation)) if edits or evaluation.is_finished else [],
        **_where_it_leads(by, evaluation),
    }


def _line(evaluation: Evaluation, side: Voice, answered: bool) -> SideLine:  # noqa: FBT001 - unpacked from a pair
    is_asked = evaluation.is_open and not answered
    return SideLine(side, answered, is_asked and not people_of(evaluation, side))


def _surveys(by: Actor, evaluation: Evaluation) -> list[Round]:
    """Return the surveys of the period that the reader may read: they throw light on those who did not answer here."""
    here = Q(workplace=evaluation.workplace_id) | Q(workplace=None, idea=None)
    rows = (
        Round.objects.visible_to(by).closed().filter(here, authority=evaluation.workplace.unit.authority_id)
    )
    of_the_period = rows.filter(closed_on__range=(evaluation.first_on, evaluation.last_on))
    return list(of_the_period.select_related("workplace__unit", "authority").order_by("-closed_on", "pk")[:5])


def _where_it_leads(by: Actor, evaluation: Evaluation) -> dict[str, Any]:
    """Return the ways on: to the committee's matter, and to the agreement and its revision."""
    agreement, item = evaluation.agreement, evaluation.item
    sees_agreement = agreement is not None and bool(allowed(by, Can.AGREEMENT_VIEW, agreement))
    sees_item = item is not None and bool(allowed(by, Can.DISCUSSION_VIEW, item))
    return {
        "agreement": agreement if sees_agreement else None,
        "item": item if sees_item else None,
        "may_revise": may_revise(by, agreement)
        if agreement and sees_agreement and evaluation.is_finished
        else None,
    }
