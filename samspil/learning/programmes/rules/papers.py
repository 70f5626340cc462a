"""How a decision paper stands: each point by itself, and all together."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.learning.programmes.flow import PaperState
from samspil.learning.programmes.models import DecisionPaper, DecisionPoint, Outcome, PointDecision


@dataclass(frozen=True)
class Decided:
    """What was decided about one point, on its way into the record."""

    point_id: int
    outcome: str
    conditions: str = ""
    words: str = ""


@dataclass(frozen=True)
class Standing:
    """How a paper stands, in one word and in one line."""

    label: str
    tone: str
    line: str = ""


def decisions_of(point: DecisionPoint) -> list[PointDecision]:
    """Return every decision about the point, the first one first."""
    return sorted(point.decisions.all(), key=lambda decision: decision.number)


def valid_decision(point: DecisionPoint) -> PointDecision | None:
    """Return the decision that holds now: the latest."""
    return next(reversed(decisions_of(point)), None)


def standing(paper: DecisionPaper) -> Standing:
    """Say how the paper stands. Its points and their decisions should have been fetched."""
    if paper.state == PaperState.DRAFT:
        return Standing(_("Draft"), "neutral")
    if paper.state == PaperState.WITHDRAWN:
        return Standing(_("Withdrawn"), "neutral")
    outcomes = [valid.outcome if (valid := valid_decision(point)) else "" for point in paper.points.all()]
    line = counted(outcomes)
    if not any(outcomes):
        return Standing(_("Awaits a decision"), "info", line)
    if "" in outcomes:
        return Standing(_("Partly decided"), "warning", line)
    if Outcome.POSTPONED in outcomes:
        return Standing(_("Decided, with something postponed"), "warning", line)
    return Standing(_("Decided"), "success", line)


def counted(outcomes: Iterable[str]) -> str:
    """Return "3 approved, 1 rejected" in the reader's language."""
    n = Counter(outcomes)
    parts = (
        (n["approved"], ngettext("%(n)s point approved", "%(n)s points approved", n["approved"])),
        (
            n["conditional"],
            ngettext(
                "%(n)s point approved with conditions",
                "%(n)s points approved with conditions",
                n["conditional"],
            ),
        ),
        (n["rejected"], ngettext("%(n)s point rejected", "%(n)s points rejected", n["rejected"])),
        (n["postponed"], ngettext("%(n)s point postponed", "%(n)s points postponed", n["postponed"])),
        (n[""], ngettext("%(n)s point not decided", "%(n)s points not decided", n[""])),
    )
    return ", ".join(words % {"n": number} for number, words in parts if number)
