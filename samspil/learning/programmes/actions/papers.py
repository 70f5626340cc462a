"""Writing a decision paper, and putting it forward."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict
from samspil.base.events.recording import action, record
from samspil.learning.programmes.events.papers import (
    PaperChanged,
    PaperDrafted,
    PaperSubmitted,
    PaperWithdrawn,
)
from samspil.learning.programmes.flow import PAPER, PaperState
from samspil.learning.programmes.models import DecisionPaper, DecisionPoint, Programme
from samspil.learning.programmes.rules.periods import insist_on_words
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require


@action
def draft_paper(
    by: Actor,
    programme: Programme,
    *,
    title: str,
    body: str,
    background: str,
    case_number: str = "",
    meeting_on: date | None = None,
) -> DecisionPaper:
    """Begin a decision paper."""
    require(by, Can.PROGRAMME_EDIT, programme)
    insist_on_words(title=title, body=body, background=background)
    paper = DecisionPaper.objects.create(
        programme=programme,
        title=title.strip(),
        body=body.strip(),
        background=background.strip(),
        case_number=case_number.strip(),
        meeting_on=meeting_on,
    )
    record(PaperDrafted(subject=paper), by=by)
    return paper


@action
def change_paper(by: Actor, paper: DecisionPaper, **words: Any) -> None:
    """Change the draft: title, body, background, case_number, meeting_on. Raises Conflict when it has been put forward."""
    require(by, Can.PROGRAMME_EDIT, paper)
    insist_on_words(title=words["title"], body=words["body"], background=words["background"])
    _insist_on_draft(paper, **{name: _stripped(value) for name, value in words.items()})
    record(PaperChanged(subject=paper), by=by)


@action
def add_point(by: Actor, paper: DecisionPaper, *, title: str, text: str = "") -> DecisionPoint:
    """Add a point at the end of the draft."""
    require(by, Can.PROGRAMME_EDIT, paper)
    insist_on_words(title=title)
    _insist_on_draft(paper)
    last = paper.points.aggregate(n=Max("number"))["n"] or 0
    point = DecisionPoint.objects.create(paper=paper, number=last + 1, title=title.strip(), text=text.strip())
    record(PaperChanged(subject=paper), by=by)
    return point


@action
def change_point(by: Actor, point: DecisionPoint, *, title: str, text: str = "") -> None:
    """Change the words of a point in a draft."""
    require(by, Can.PROGRAMME_EDIT, point)
    insist_on_words(title=title)
    _insist_on_draft(point.paper)
    point.title, point.text = title.strip(), text.strip()
    point.save(update_fields=["title", "text"])
    record(PaperChanged(subject=point.paper), by=by)


@action
def remove_point(by: Actor, point: DecisionPoint) -> None:
    """Take a point out of a draft; those after it move up."""
    require(by, Can.PROGRAMME_EDIT, point)
    _insist_on_draft(point.paper)
    paper = point.paper
    DecisionPoint.objects.filter(pk=point.pk).delete()
    for number, later in enumerate(paper.points.order_by("number"), 1):
        DecisionPoint.objects.filter(pk=later.pk).update(number=number)
    record(PaperChanged(subject=paper), by=by)


@action
def submit_paper(by: Actor, paper: DecisionPaper) -> None:
    """Put the paper forward. From now on its words stand still. Raises Closed without a point."""
    require(by, Can.PROGRAMME_EDIT, paper)
    points = paper.points.count()
    if not points:
        raise Closed([_("Write at least one point that can be decided.")])
    PAPER.move(paper, to=PaperState.SUBMITTED, submitted_on=clock.today())
    record(PaperSubmitted(subject=paper, points=points), by=by)


@action
def withdraw_paper(by: Actor, paper: DecisionPaper) -> None:
    """Take the paper back. Raises Conflict when something in it has been decided: that stands."""
    require(by, Can.PROGRAMME_EDIT, paper)
    undecided = DecisionPaper.objects.filter(pk=paper.pk, decisions_made=0)
    if not undecided.update(
        decisions_made=0
    ):  # taken hold of before it moves, so that no decision comes between
        raise Conflict(_("Something in it has been decided. That stands."))
    PAPER.move(paper, to=PaperState.WITHDRAWN)
    record(PaperWithdrawn(subject=paper), by=by)


def _insist_on_draft(paper: DecisionPaper, **words: Any) -> None:
    """Take hold of the draft and write the words. Raises Conflict when it is no draft any more."""
    drafts = DecisionPaper.objects.filter(pk=paper.pk, state=PaperState.DRAFT)
    if not drafts.update(**{"decisions_made": 0, **words}):
        raise Conflict(_("The paper has been put forward. Its words cannot be changed."))
    for name, value in words.items():
        setattr(paper, name, value)


def _stripped(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
