"""Hours, visits and requests around an evaluation: background, never the outcome itself."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.ui.formats import number
from samspil.everyday.requests.models import Request
from samspil.everyday.rotas.queries.hours import SPAN, attended_between
from samspil.learning.insights.models import Evaluation
from samspil.learning.insights.rules.hiding import FEWEST, is_small
from samspil.people.activities.models import Activity

Numbers = Mapping[str, Any]


def numbers_of(evaluation: Evaluation) -> dict[str, int | float]:
    """Return people, visits, hours and requests of the period: as they were when it was done, or as they are now. Two queries."""
    if evaluation.numbers:
        return dict(evaluation.numbers)
    return {**_attendance(evaluation), **_requests(evaluation)}


def told(numbers: Numbers) -> list[tuple[str, str]]:
    """Return label and value of each number. A few people are never counted aloud, nor their hours."""
    people = int(numbers.get("people", 0))
    few = _("fewer than %(number)s") % {"number": FEWEST}
    small = is_small(people)
    rows = [
        (_("Volunteers who came"), few if small else number(people)),
        (_("Times somebody came"), "" if small else number(numbers.get("times", 0))),
        (_("Hours"), "" if small else number(numbers.get("hours", 0))),
        (_("Requests from citizens and staff"), number(numbers.get("asked", 0))),
        (_("Requests that were met"), number(numbers.get("met", 0))),
    ]
    return [(label, value) for label, value in rows if value]


def _activities(evaluation: Evaluation) -> QuerySet[Activity]:
    rows = Activity.objects.filter(workplace=evaluation.workplace_id).order_by()
    if evaluation.activity_id:
        return rows.filter(pk=evaluation.activity_id)
    return rows.filter(partner=evaluation.partner_id) if evaluation.partner_id else rows


def _attendance(evaluation: Evaluation) -> dict[str, int | float]:
    rows = attended_between(evaluation.first_on, evaluation.last_on)
    if evaluation.partner_id and not evaluation.activity_id:
        rows = rows.filter(
            shift__activity__workplace=evaluation.workplace_id, affiliation__partner=evaluation.partner_id
        )
    else:
        rows = rows.filter(shift__activity__in=_activities(evaluation).values("pk"))
    found = rows.aggregate(people=Count("volunteer", distinct=True), times=Count("pk"), time=Sum(SPAN))
    hours = found["time"].total_seconds() / 3600 if found["time"] else 0
    return {"people": found["people"], "times": found["times"], "hours": round(hours, 1)}


def _requests(evaluation: Evaluation) -> dict[str, int]:
    begin, end = clock.start_of(evaluation.first_on), clock.day_bounds(evaluation.last_on)[1]
    rows = Request.objects.filter(
        activity__in=_activities(evaluation).values("pk"), created_at__gte=begin, created_at__lt=end
    )
    return dict(rows.aggregate(asked=Count("pk"), met=Count("pk", filter=Q(found_at__isnull=False))))
