"""Decision papers with their points and every decision."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from samspil.base.core.actor import Actor
from samspil.learning.programmes.flow import PaperState
from samspil.learning.programmes.models import DecisionPaper, DecisionPoint, PointDecision, Programme
from samspil.learning.programmes.models.papers import DecisionPaperQuerySet
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within


def papers() -> DecisionPaperQuerySet:
    """Return the papers with all that is shown of them. Three queries, however many there are."""
    decisions = PointDecision.objects.select_related("recorded_by").order_by("number")
    points = DecisionPoint.objects.prefetch_related(Prefetch("decisions", queryset=decisions))
    rows = DecisionPaper.objects.select_related("programme__authority")
    return rows.prefetch_related(Prefetch("points", queryset=points.order_by("number"))).order_by("-pk")


def papers_of(programme: Programme, by: Actor) -> QuerySet[DecisionPaper]:
    return papers().visible_to(by).filter(programme=programme)


def awaiting_decision(by: Actor) -> QuerySet[DecisionPaper]:
    """Return the papers that have been put forward, with a point that nobody has decided, where the actor may register it."""
    undecided = DecisionPoint.objects.filter(paper=OuterRef("pk"), decisions=None)
    reached = within(by, Can.PROGRAMME_DECIDE, authority="programme__authority_id")
    rows = DecisionPaper.objects.filter(reached, Exists(undecided), state=PaperState.SUBMITTED)
    return rows.select_related("programme").order_by("meeting_on", "pk")
