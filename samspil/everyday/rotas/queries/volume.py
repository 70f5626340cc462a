"""How much volunteering there is at each workplace, quarter by quarter: much more or less of it is discussed (HJ-32)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Sum

from samspil.base.core import clock
from samspil.compact.dialogue.models import Cause, Item
from samspil.compact.dialogue.queries import volume_has_changed
from samspil.compact.dialogue.queries.declarations import hours_known
from samspil.everyday.rotas.queries.hours import SPAN, attended_between
from samspil.society.places.models import Workplace

LEAST = 20  # hours in the fuller of the two quarters: below that, chance decides


@dataclass(frozen=True, slots=True)
class Change:
    """Hours at a workplace in the last whole quarter and in the one before it."""

    workplace: Workplace
    before: float
    after: float
    first: date  # of the last whole quarter

    @property
    def about(self) -> str:
        return f"places.workplace:{self.workplace.pk}"


def volume_changes(today: date) -> Iterator[Change]:
    """Return the workplaces whose hours changed as much as their authority wants discussed, each once a quarter."""
    first = _quarter(_quarter(today) - timedelta(days=1))
    earlier = _quarter(first - timedelta(days=1))
    after, before = _hours(first, _quarter(today)), _hours(earlier, first)
    busy = {pk for pk in before if before[pk] > 0 and max(before[pk], after.get(pk, 0)) >= LEAST}
    told = Item.objects.filter(cause=Cause.VOLUME, raised_at__gte=clock.start_of(_quarter(today)))
    places = Workplace.objects.filter(pk__in=busy).exclude(pk__in=told.values("workplace_id"))
    for workplace in places.select_related("unit__authority").order_by("pk"):
        change = Change(workplace, before[workplace.pk], after.get(workplace.pk, 0), first)
        if volume_has_changed(workplace.unit.authority, before=change.before, after=change.after):
            yield change


def hours_to_note(today: date) -> Iterator[tuple[Workplace, int, int]]:
    """Return workplace, year and whole hours where the attendance of this year or the last says something new."""
    for year in (today.year - 1, today.year):
        counted, known = _hours(date(year, 1, 1), date(year + 1, 1, 1)), hours_known(year)
        new = {pk: round(hours) for pk, hours in counted.items() if known.get(pk) != round(hours)}
        places = Workplace.objects.filter(pk__in=new).select_related("unit__authority").order_by("pk")
        for workplace in places:
            yield workplace, year, new[workplace.pk]


def _quarter(day: date) -> date:
    """Return the first day of the quarter in which the day lies."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _hours(first: date, end: date) -> dict[int, float]:
    """Return hours by workplace from the first day until before the end."""
    rows = attended_between(first, end - timedelta(days=1)).values(
        workplace=F("shift__activity__workplace_id")
    )
    return {
        row["workplace"]: round(row["time"].total_seconds() / 3600, 1)
        for row in rows.annotate(time=Sum(SPAN)).order_by("workplace")
    }
