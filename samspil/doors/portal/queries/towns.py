"""Where things are: towns and postcodes as our own sites know them, and how far it is between points."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from django.db.models import Avg, Q, QuerySet

from samspil.base.core.search import fold
from samspil.society.places.models import Site, Workplace

EARTH = 6371.0  # km, the mean radius
KM_A_DEGREE = 111.2
MOST = 150  # names of towns to choose from
Nearby = dict[int, float]  # site -> km


@dataclass(frozen=True, slots=True)
class Town:
    """A postcode and its town, with the middle of our own sites there."""

    postcode: str
    name: str
    latitude: float | None
    longitude: float | None


def towns() -> list[Town]:
    """Return the towns that have an open workplace, by name. One query."""
    rows = _open_sites().exclude(city="").order_by("city", "postcode").values_list("postcode", "city")
    return [Town(*row) for row in rows.annotate(Avg("latitude"), Avg("longitude"))]


def names_of_towns() -> tuple[str, ...]:
    """Return the names alone, to choose from. One query."""
    rows = _open_sites().exclude(city="").order_by("city").values_list("city", flat=True)
    return tuple(rows.distinct()[:MOST])


def nearby(text: str) -> list[Town]:
    """Return the towns that a visitor means by a postcode or a name; the exact name wins over a part of it."""
    known, wanted = towns(), fold(text)
    if wanted[:4].isdigit():
        return [town for town in known if town.postcode == wanted[:4]]
    exact = [town for town in known if fold(town.name) == wanted]
    return exact or [town for town in known if wanted in fold(town.name)]


def sites_in(text: str) -> QuerySet[Site]:
    """Return the sites in the towns that the visitor means."""
    meant = Q(pk__in=[])
    for town in nearby(text):
        meant |= Q(postcode=town.postcode, city=town.name)
    return Site.objects.filter(meant)


def within_reach(centres: list[Town], km: int) -> Nearby:
    """Return the sites at most so many kilometres from the nearest centre. A box in SQL first, then the sphere."""
    points = [
        (town.latitude, town.longitude)
        for town in centres
        if town.latitude is not None and town.longitude is not None
    ]
    box = Q(pk__in=[])
    for latitude, longitude in points:
        high, wide = km / KM_A_DEGREE, km / (KM_A_DEGREE * max(0.1, cos(radians(latitude))))
        box |= Q(
            latitude__range=(latitude - high, latitude + high),
            longitude__range=(longitude - wide, longitude + wide),
        )
    sites = Site.objects.filter(box).values_list("pk", "latitude", "longitude")
    away = {
        pk: min(distance(point, (latitude, longitude)) for point in points)
        for pk, latitude, longitude in sites
        if latitude is not None and longitude is not None
    }
    return {pk: km_away for pk, km_away in away.items() if km_away <= km}


def distance(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Return the kilometres between two points given as latitude and longitude (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def _open_sites() -> QuerySet[Site]:
    return Site.objects.filter(pk__in=Workplace.objects.public().exclude(site=None).values("site_id"))
