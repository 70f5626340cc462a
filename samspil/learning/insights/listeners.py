"""What follows here: the second answer completes an evaluation, and an agreement that is due opens one."""

from datetime import date, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.events.facts import listens
from samspil.compact.agreements.events import EvaluationDue
from samspil.compact.agreements.models import Agreement
from samspil.learning.insights.actions import complete_evaluation, open_evaluation
from samspil.learning.insights.actions.evaluating import ANSWER_DAYS
from samspil.learning.insights.events import EvaluationAnswered
from samspil.learning.insights.flow import FINISHED, State
from samspil.learning.insights.models import Evaluation
from samspil.learning.insights.rules.evaluating import missing_sides

_YEAR = timedelta(days=365)
_JUST_DONE = timedelta(days=90)


@listens(EvaluationAnswered)
def complete_when_both_sides_have_answered(by: Actor, fact: EvaluationAnswered) -> None:
    """Nobody needs to press a button once more. An employee's or a volunteer's own voice is heard, and waits for the sides."""
    evaluation = Evaluation.objects.detailed().get(pk=fact.subject.pk)
    voices = evaluation.answers.values_list("voice", flat=True)
    if evaluation.state == State.ANSWERED_BY_ONE and not missing_sides(evaluation, voices):
        complete_evaluation(SYSTEM.in_request(by.request_id), evaluation)


@listens(EvaluationDue)
def open_what_is_due(by: Actor, fact: EvaluationDue) -> None:
    """What the agreement has promised comes by itself; nothing when somebody has begun, or has just done it (DR-12)."""
    rows = Agreement.objects.select_related("workplace__unit", "partner")
    agreement = rows.get(pk=fact.subject.pk)
    if agreement.evaluations.open().exists():
        return
    last = min(date.fromisoformat(fact.due_on), clock.today() + timedelta(days=ANSWER_DAYS))
    done = agreement.evaluations.filter(state__in=FINISHED).order_by("-last_on")
    since = done.values_list("last_on", flat=True).first()
    if since and since > last - _JUST_DONE:
        return
    first = since + timedelta(days=1) if since else max(agreement.valid_from or last - _YEAR, last - _YEAR)
    open_evaluation(SYSTEM.in_request(by.request_id), agreement, first_on=min(first, last), last_on=last)
