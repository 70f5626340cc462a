"""The open workplaces: where volunteers and staff meet, and with whom."""

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from samspil.base.core.search import matching
from samspil.doors.portal.queries.catalogue import open_to_all
from samspil.people.activities.models import Activity
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority, Workplace


def authorities_with_counts() -> QuerySet[Authority]:
    """Return the authorities with an open workplace, with how many they have and how many activities take place there."""
    is_open = Q(units__workplace__is_active=True, units__closed_on__isnull=True)
    living = is_open & Q(units__workplace__activities__state__in=["published", "paused"])
    rows = Authority.objects.annotate(
        places=Count("units__workplace", filter=is_open, distinct=True),
        activities=Count("units__workplace__activities", filter=living, distinct=True),
    )
    return rows.filter(places__gt=0).order_by("name", "pk")


def workplaces_of(authority: Authority, text: str = "") -> QuerySet[Workplace]:
    """Return the authority's open workplaces by town and name, with how many activities each has."""
    living = Q(activities__state__in=["published", "paused"])
    rows = Workplace.objects.public().filter(unit__authority=authority).select_related("unit", "site")
    if text.strip():
        rows = rows.filter(matching(text))
    return rows.annotate(count=Count("activities", filter=living)).order_by(
        F("site__city").asc(nulls_last=True), "unit__name", "pk"
    )


def workplace_by(slug: str) -> Workplace | None:
    """Return the open workplace of this address; one that has not opted in does not exist."""
    return Workplace.objects.public().select_related("unit__authority", "site").filter(slug=slug).first()


def activities_at(workplace: Workplace) -> QuerySet[Activity]:
    """Return what takes place at the workplace, newest first."""
    return open_to_all().filter(workplace=workplace).order_by("-published_at", "-pk")


def partners_by_workplace(workplaces: list[Workplace]) -> dict[int, list[str]]:
    """Return the names of the organisations behind the open activities of the workplaces. One query."""
    pairs = open_to_all().filter(
        workplace__in=workplaces, partner__isnull=False, partner__ended_on__isnull=True
    )
    names: dict[int, list[str]] = {}
    for workplace, name in (
        pairs.order_by("partner__name").values_list("workplace_id", "partner__name").distinct()
    ):
        names.setdefault(workplace, []).append(name)
    return names


def partners_at(workplace: Workplace) -> QuerySet[Partner]:
    """Return the organisations that take part here today."""
    takes_part = Exists(open_to_all().filter(workplace=workplace, partner=OuterRef("pk")))
    return Partner.objects.filter(takes_part, ended_on__isnull=True).order_by("name", "pk")
