"""The overview of an area: who has what, what is missing, what runs out, and what waits for whom."""

from django.http import HttpRequest, HttpResponse

from samspil.base.core import clock
from samspil.base.core.errors import NotVisible
from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.compact.agreements.queries.lines import lines
from samspil.compact.agreements.queries.overview import Overview, median_days
from samspil.compact.agreements.rules.overview import Standing
from samspil.society.access.permission import visible_or_404
from samspil.society.places.models import Unit


def overview(request: HttpRequest) -> HttpResponse:
    """Sums, units and workplaces of the reader's area, or of the unit that `?enhed=` names."""
    unit = _unit(request)
    standing = request.GET.get("status", "")
    search = request.GET.get("q", "")[:120]
    seen = Overview(request.actor, unit=unit, search=search)
    page = paginate(seen.keys(standing if standing in Standing.values else ""), request)
    context = {
        "seen": seen,
        "unit": unit,
        "sums": seen.sums,
        "figures": [(key, seen.sums.of(key)) for key in Standing],
        "page": page,
        "lines": lines(request.actor, page.items, seen),
        "standings": Standing.choices,
        "standing": standing,
        "search": search,
        "median": median_days(request.actor),
        "today": clock.today(),
    }
    return respond(request, "agreements/overview.html", context)


def _unit(request: HttpRequest) -> Unit | None:
    wanted = request.GET.get("enhed", "")
    if not wanted:
        return None
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 12):
        raise NotVisible
    return visible_or_404(request.actor, Unit.objects.select_related("parent"), int(wanted))
