"""The catalogue: which activities fit what a visitor wishes, in a constant number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from samspil.base.core.kept import kept
from samspil.base.core.search import fold, matching
from samspil.doors.portal.queries.cards import COLUMNS
from samspil.doors.portal.queries.towns import MOST, Nearby, nearby, sites_in, within_reach
from samspil.everyday.requests.rules.kinds import OFFERS
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, ActivityQuerySet
from samspil.society.places.models import Authority, Workplace

SIZE = 20  # on a phone fifty cards are sixteen screens
TIMES = {
    "hverdage": "on_weekdays",
    "aftener": "on_evenings",
    "weekender": "on_weekends",
    "naetter": "at_night",
}
# Whoever speaks everyday Danish can also join where a beginner can.
LANGUAGES = {
    Activity.Language.BEGINNER: (Activity.Language.BEGINNER,),
    Activity.Language.EVERYDAY: (Activity.Language.BEGINNER, Activity.Language.EVERYDAY),
}

Names = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a visitor asks the catalogue for. What is left out does not narrow."""

    text: str = ""
    place: str = ""  # a town or a postcode
    distance: int = 0  # km from there
    authority: str = ""
    times: tuple[str, ...] = ()
    kind: str = ""
    setting: str = ""
    language: str = ""
    commitment: str = ""
    age: int | None = None
    is_direct: bool = False  # only what citizens may ask for themselves

    @property
    def is_for_all(self) -> bool:
        """Say whether nothing is asked for: what most readers see."""
        return self == _NOTHING


_NOTHING = Wish()


def open_to_all() -> ActivityQuerySet:
    """Return what anybody may read: published or paused, at a workplace that has opted in and still exists."""
    return Activity.objects.public().filter(workplace__unit__closed_on__isnull=True)


def newest(most: int = 6) -> QuerySet[Activity]:
    """Return the activities that were published last."""
    return open_to_all().filter(state=State.PUBLISHED).order_by("-published_at", "-pk")[:most]


def found(wish: Wish) -> tuple[QuerySet[Activity], Nearby | None]:
    """Return the activities that satisfy the whole wish, and how far their sites are when a distance was asked for."""
    rows: QuerySet[Activity] = open_to_all().filter(_conditions(wish))
    if wish.text.strip():
        rows = rows.filter(matching(wish.text))
    rows, reach = rows.order_by("-published_at", "-pk"), None
    if wish.place.strip() and wish.distance:
        reach = within_reach(nearby(wish.place), wish.distance)
        rows = _nearest_first(rows, reach)
    elif wish.place.strip():
        rows = rows.filter(workplace__site__in=sites_in(wish.place))
    return rows, reach


def first_of_all() -> tuple[list[dict[str, Any]], int]:
    """Return the first page of all activities as plain columns, and how many there are. Two queries."""
    return _newest_columns(), sum(_how_many())


@kept
def _newest_columns() -> QuerySet[Activity, Any]:
    rows: QuerySet[Activity, Any] = found(_NOTHING)[0].values(*COLUMNS)
    return rows[:SIZE]


@kept
def _how_many() -> QuerySet[Activity, int]:
    counted = open_to_all().order_by().values("workplace__is_active").annotate(number=Count("*"))
    return counted.values_list("number", flat=True)


def points(wish: Wish) -> list[dict[str, Any]]:
    """Return the sites with coordinates and how many activities each has. One query beyond the place."""
    rows = found(wish)[0].filter(
        workplace__site__latitude__isnull=False, workplace__site__longitude__isnull=False
    )
    named = rows.order_by().values(
        "workplace__site_id",
        "workplace__site__city",
        "workplace__site__postcode",
        "workplace__site__latitude",
        "workplace__site__longitude",
    )
    counted = named.annotate(count=Count("pk")).order_by("workplace__site__city", "workplace__site_id")
    return [dict(site) for site in counted]


def authorities() -> QuerySet[Authority]:
    """Return the authorities with an open workplace, by name."""
    return Authority.objects.filter(pk__in=Workplace.objects.public().values("unit__authority_id")).order_by(
        "name", "pk"
    )


def choices() -> tuple[Names, tuple[str, ...]]:
    """Return what one may choose from: slug and name of the authorities with an open workplace, and their towns. One query."""
    found = _places_to_choose()
    known = dict.fromkeys((slug, name) for slug, name, _town in found)
    towns = {town for _slug, _name, town in found if town}
    return tuple(known), tuple(sorted(towns, key=fold)[:MOST])


@kept
def _places_to_choose() -> QuerySet[Workplace, Any]:
    rows = Workplace.objects.public().order_by("unit__authority__name", "unit__authority_id")
    return rows.values_list("unit__authority__slug", "unit__authority__name", "site__city").distinct()


def _nearest_first(rows: QuerySet[Activity], reach: Nearby) -> QuerySet[Activity]:
    """Keep what is within reach, the nearest first: sites are ranked by whole kilometres, so the statement stays short."""
    rings: dict[int, list[int]] = {}
    for site, km in reach.items():
        rings.setdefault(round(km), []).append(site)
    ranks = [When(workplace__site_id__in=sites, then=Value(km)) for km, sites in rings.items()]
    near = rows.filter(workplace__site_id__in=list(reach))
    return near.order_by(Case(*ranks, default=Value(0), output_field=IntegerField()), "-published_at", "-pk")


def _conditions(wish: Wish) -> Q:
    exact = {
        "workplace__unit__authority__slug": wish.authority,
        "kind": wish.kind,
        "setting": wish.setting,
        "commitment": wish.commitment,
    }
    asked = Q(**{field: value for field, value in exact.items() if value})
    if wish.language in LANGUAGES:
        asked &= Q(language_level__in=LANGUAGES[Activity.Language(wish.language)])
    if wish.age is not None:
        asked &= Q(min_age__lte=wish.age)
    if wish.is_direct:
        asked &= Q(access_mode=Activity.Access.DIRECT, state=State.PUBLISHED, kind__in=list(OFFERS))
    return asked & _any_of(wish.times)


def _any_of(times: tuple[str, ...]) -> Q:
    """Somebody who can come in the evening or at the weekend is offered both."""
    fits = Q()
    for time in times:
        fits |= Q(**{TIMES[time]: True})
    return fits
