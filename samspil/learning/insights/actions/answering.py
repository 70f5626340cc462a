"""Answering an evaluation: what came of it for each group, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.learning.insights.events import EvaluationAnswered
from samspil.learning.insights.flow import FLOW, State
from samspil.learning.insights.models import Answer, Evaluation, Group, Outcome
from samspil.learning.insights.rules.evaluating import both_sides, refuse_closed, require_voice, voice_of


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells about one group."""

    group: str
    effect: str
    words: str
    basis: str = Outcome.Basis.SEEN


@action
def answer_evaluation(
    by: Actor,
    evaluation: Evaluation,
    *,
    outcomes: Sequence[Told],
    advice: str,
    keep: str = "",
    change: str = "",
) -> Answer:
    """Answer in the quality in which one takes part, or change one's answer while the other side has not answered.

    Raises Denied for somebody who takes no part, Invalid for an answer that says nothing of any group, and Conflict when
    the evaluation is closed.
    """
    require_voice(by, evaluation)
    told = _told(outcomes)
    held = Evaluation.objects.select_for_update(of=("self",), no_key=True).get(pk=evaluation.pk)
    before = Answer.objects.filter(evaluation=held, author=by.user_id)
    refuse_closed(held, has_answered=before.exists())
    before.delete()  # a changed answer takes the place of the old one
    voice = voice_of(by, evaluation)
    answer = Answer.objects.create(
        evaluation=held,
        voice=voice or "",
        author_id=by.user_id or 0,
        advice=advice,
        keep=keep.strip(),
        change=change.strip(),
        given_at=clock.now(),
    )
    Outcome.objects.bulk_create(
        Outcome(answer=answer, group=one.group, effect=one.effect, words=one.words.strip(), basis=one.basis)
        for one in told
    )
    if held.state == State.OPEN and voice in both_sides(held):
        FLOW.move(held, to=State.ANSWERED_BY_ONE)
    record(EvaluationAnswered(subject=held, voice=answer.voice), by=by)
    return answer


def _told(outcomes: Sequence[Told]) -> list[Told]:
    """Return what was said; hours alone are no outcome, and neither is a tick without a word (RM-11)."""
    said = [one for one in outcomes if one.effect or one.words.strip()]
    errors: dict[str, list[str]] = {}
    for one in said:
        if one.group not in Group.values:
            raise Invalid({"": [_("There is no such group.")]})
        if not one.words.strip():
            errors[f"{one.group}_words"] = [_("Say it in a few words, or leave the group out.")]
        if not one.effect:
            errors[f"{one.group}_effect"] = [_("Say what it has been, or leave the group out.")]
    if not said:
        errors[""] = [_("Tell about at least one group: what came of it for them?")]
    if errors:
        raise Invalid(errors)
    return said
