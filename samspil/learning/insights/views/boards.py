"""Insight: how much there is and what is late, and how visible it is."""

from django.http import HttpRequest, HttpResponse

from samspil.base.core import clock
from samspil.base.ui.shortcuts import respond
from samspil.learning.insights.queries.board import Board
from samspil.learning.insights.queries.pages import board_page
from samspil.learning.insights.queries.reach import reach_of
from samspil.learning.insights.queries.resistance import heat_map
from samspil.learning.insights.queries.visibility import indicators
from samspil.learning.insights.rules.periods import CHOICES, DEFAULT, period_of


def board(request: HttpRequest) -> HttpResponse:
    """The reader's area, or the unit that `?enhed=` names, in the period that `?periode=` names."""
    reach = reach_of(request.actor, request.GET.get("enhed", ""))
    period = period_of(request.GET.get("periode", DEFAULT), clock.today())
    context = {**board_page(Board(reach, period)), "unit": reach.unit, "period": period, "periods": CHOICES}
    return respond(request, "insights/board.html", context)


def visibility(request: HttpRequest) -> HttpResponse:
    """Counts of what everybody can see; nobody is followed on the way."""
    reach = reach_of(request.actor, request.GET.get("enhed", ""))
    period = period_of(request.GET.get("periode", DEFAULT), clock.today())
    context = {
        "indicators": indicators(reach, period),
        "unit": reach.unit,
        "period": period,
        "periods": CHOICES,
    }
    return respond(request, "insights/visibility.html", context)


def resistance(request: HttpRequest) -> HttpResponse:
    """Sums of concerns, doubts and answers by group; small numbers are not said aloud."""
    reach = reach_of(request.actor, request.GET.get("enhed", ""))
    return respond(request, "insights/resistance.html", {"map": heat_map(reach), "unit": reach.unit})
