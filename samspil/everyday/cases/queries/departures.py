"""Who is leaving, and from where."""

from django.db.models import F, QuerySet

from samspil.base.core.actor import Actor
from samspil.everyday.cases.models.departures import Departure, DepartureQuerySet
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within

_PLACE = {
    "authority": "affiliation__workplace__unit__authority_id",
    "unit_path": "affiliation__workplace__unit__path",
    "partner": "affiliation__partner_id",
}


def detailed() -> DepartureQuerySet:
    return Departure.objects.select_related(
        "affiliation__workplace__unit__authority", "affiliation__volunteer__user", "affiliation__partner"
    )


def unfinished(by: Actor) -> QuerySet[Departure]:
    """Return the departures that the actor sees to, the next last day first."""
    return detailed().unfinished().filter(within(by, Can.BADGE_ISSUE, **_PLACE))


def to_part_from(by: Actor, volunteer: Volunteer) -> QuerySet[Affiliation]:
    """Return where the volunteer belongs now, as far as the actor may end it."""
    rows = Affiliation.objects.visible_to(by).filter(volunteer=volunteer, ends_on=None)
    planned = rows.annotate(leaving=F("departure__pk"), leaving_on=F("departure__last_day"))
    return planned.select_related("workplace__unit", "partner").order_by("workplace__unit__name", "pk")
