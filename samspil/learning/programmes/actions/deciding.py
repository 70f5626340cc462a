"""What a body decided, point by point. Nothing that was decided is ever changed; a new decision stands after it."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.papers import PointDecidedAgain, PointsDecided
from samspil.learning.programmes.flow import PaperState
from samspil.learning.programmes.models import DecisionPaper, DecisionPoint, Outcome, PointDecision
from samspil.learning.programmes.rules.papers import Decided, valid_decision
from samspil.learning.programmes.rules.periods import insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def register_decisions(
    by: Actor,
    paper: DecisionPaper,
    *,
    decided: Sequence[Decided],
    body: str,
    case_number: str,
    decided_on: date,
    seen: int | None = None,
) -> list[PointDecision]:
    """Register what a body decided about some or all of the points that await it.

    `seen` is how many decisions the reader had seen: Conflict when there are more by now. Raises Invalid without who, where and
    when, for conditions that are not written, and for points that are decided already.
    """
    require(by, Can.PROGRAMME_DECIDE, paper)
    if not decided:
        raise Invalid(_("Say what was decided about at least one point."))
    _refuse(decided, body=body, case_number=case_number, decided_on=decided_on)
    points = {point.pk: point for point in paper.points.prefetch_related("decisions")}
    if any(one.point_id not in points or valid_decision(points[one.point_id]) for one in decided):
        raise Conflict(_("A point has been decided already. Register a new decision on the point itself."))
    _take_hold(paper, seen, len(decided))
    made = [
        _write(by, points[one.point_id], 1, one, body=body, case_number=case_number, decided_on=decided_on)
        for one in decided
    ]
    outcomes = {str(points[one.point_id].number): one.outcome for one in decided}
    told = {"decided_on": decided_on.isoformat(), "count": len(made), "outcomes": outcomes}
    record(PointsDecided(subject=paper, **told), by=by)  # type: ignore[arg-type] # one dictionary of the three
    return made


@action
def decide_point_again(
    by: Actor,
    point: DecisionPoint,
    *,
    outcome: str,
    conditions: str = "",
    words: str,
    body: str,
    case_number: str,
    decided_on: date,
    seen: int | None = None,
) -> PointDecision:
    """Register a later decision about a point; the earlier one stays and is shown with it. `words` say why it was taken up again."""
    require(by, Can.PROGRAMME_DECIDE, point)
    insist_on_words(words=words)
    one = Decided(point.pk, outcome, conditions, words)
    _refuse([one], body=body, case_number=case_number, decided_on=decided_on)
    earlier = valid_decision(point)
    if earlier is None:
        raise Conflict(_("The point has not been decided yet."))
    if decided_on < earlier.decided_on:
        raise Invalid({"decided_on": [_("The new decision comes before the earlier one.")]})
    _take_hold(point.paper, seen, 1)
    number = earlier.number + 1
    made = _write(by, point, number, one, body=body, case_number=case_number, decided_on=decided_on)
    told = {"decided_on": decided_on.isoformat(), "outcome": outcome, "earlier": earlier.outcome}
    record(PointDecidedAgain(subject=point, **told), by=by)
    return made


def _refuse(decided: Sequence[Decided], *, body: str, case_number: str, decided_on: date) -> None:
    insist_on_words(body=body, case_number=case_number)
    errors: dict[str, list[str]] = {}
    if decided_on > clock.today():
        errors["decided_on"] = [_("The meeting has not been held yet.")]
    for one in decided:
        if one.outcome == Outcome.CONDITIONAL and not one.conditions.strip():
            errors[f"conditions_{one.point_id}"] = errors["conditions"] = [_("Write the conditions.")]
    if errors:
        raise Invalid(errors)


def _take_hold(paper: DecisionPaper, seen: int | None, count: int) -> None:
    """Count the decisions in, if the paper still stands as it was read."""
    before = paper.decisions_made if seen is None else seen
    awaiting = DecisionPaper.objects.filter(pk=paper.pk, state=PaperState.SUBMITTED, decisions_made=before)
    if not awaiting.update(decisions_made=before + count):
        raise Conflict(
            _("The paper is not put forward, or somebody has registered a decision since. Reload the page.")
        )
    paper.decisions_made = before + count


def _write(
    by: Actor,
    point: DecisionPoint,
    number: int,
    one: Decided,
    *,
    body: str,
    case_number: str,
    decided_on: date,
) -> PointDecision:
    return PointDecision.objects.create(
        point=point,
        number=number,
        outcome=one.outcome,
        conditions=one.conditions.strip(),
        words=one.words.strip(),
        body=body.strip(),
        case_number=case_number.strip(),
        decided_on=decided_on,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
