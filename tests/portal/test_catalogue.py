"""Searching and narrowing: everything found satisfies the whole wish, and nothing that does is left out."""

from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.doors.portal.queries.cards import COLUMNS
from samspil.doors.portal.queries.catalogue import LANGUAGES, SIZE, TIMES, Wish, first_of_all, found
from samspil.doors.portal.queries.towns import distance
from samspil.people.activities.actions import pause_activity
from samspil.people.activities.models import Activity
from samspil.society.places.models import Site, Unit
from tests import factories

PLACES = [
    ("8800", "Viborg", 56.453, 9.402),
    ("8600", "Silkeborg", 56.170, 9.545),
    ("9800", "Hjørring", 57.464, 9.982),
]


def titles(**wish):
    return set(found(Wish(**wish))[0].values_list("title", flat=True))


@pytest.mark.requirement("RM-24")
@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("ven", "Besøgsven på plejehjemmet"),
        ("BESØGSVEN", "Besøgsven på plejehjemmet"),
        ("besoegsven", "Besøgsven på plejehjemmet"),
        ("aeldre", "Selskab for ældre"),
        ("ældre selskab", "Selskab for ældre"),
        ("højtlesning", "Højtlæsning ved sengen"),
        ("hojtlæsning", None),
        ("112-hjælper", "Førstehjælper i nærheden"),
        ("viborg ven", "Besøgsven på plejehjemmet"),
        ("ven silkeborg", None),
    ],
)
def test_danish_words_are_found_however_they_are_written(visitor, published, ward, query, title):
    for name in (
        "Besøgsven på plejehjemmet",
        "Selskab for ældre",
        "Højtlæsning ved sengen",
        "Førstehjælper i nærheden",
    ):
        published(ward, title=name, summary="", target_group="", kind="other")
    page = visitor.get(reverse("portal:find"), {"q": query})
    assert page.status_code == 200
    shown = {row.title for row in page.context["page"]}
    assert shown == ({title} if title else set())


@pytest.fixture
def many(region):
    """One activity for each of many combinations, at three places in two authorities."""
    municipality = factories.authority("Viborg Kommune", kind="municipality")
    places = [factories.open_workplace(region if n else municipality, name=f"Sted {n}") for n in range(3)]
    for place, (postcode, city, latitude, longitude) in zip(places, PLACES, strict=True):
        Site.objects.filter(pk=place.site_id).update(
            postcode=postcode, city=city, latitude=latitude, longitude=longitude
        )
    rows = []
    for number, (level, time, age) in enumerate(
        product(Activity.Language.values, TIMES.values(), (0, 15, 18, 21))
    ):
        rows.append(
            Activity(
                workplace=places[number % 3],
                title=f"Nr. {number}",
                slug=f"nr-{number}",
                state="published",
                published_at="2026-11-01T10:00:00Z",
                setting=["hospital", "care_home"][number % 2],
                kind=["reading", "visiting", "vigil"][number % 3],
                commitment=["weekly", "one_off"][number % 2],
                language_level=level,
                min_age=age,
                search_text=f"nr {number} {'besoegsven' if number % 2 else 'vaag'}",
                **{time: True},
            )
        )
    Activity.objects.bulk_create(rows)
    return list(Activity.objects.select_related("workplace__unit__authority", "workplace__site"))


def fits(activity, wish):
    """The plain truth, one activity at a time."""
    site = activity.workplace.site
    centre = next(((lat, lon) for _, city, lat, lon in PLACES if city == wish.place), None)
    return all(
        [
            not wish.text or wish.text in activity.search_text,
            not wish.authority or activity.workplace.unit.authority.slug == wish.authority,
            not wish.kind or activity.kind == wish.kind,
            not wish.setting or activity.setting == wish.setting,
            not wish.commitment or activity.commitment == wish.commitment,
            not wish.language or activity.language_level in LANGUAGES[wish.language],
            wish.age is None or activity.min_age <= wish.age,
            not wish.times or any(getattr(activity, TIMES[time]) for time in wish.times),
            not wish.place
            or (
                distance(centre, (site.latitude, site.longitude)) <= wish.distance
                if wish.distance
                else site.city == wish.place
            ),
        ]
    )


@pytest.mark.requirement("RM-40", "VB-39")
def test_every_activity_found_satisfies_all_filters_and_none_that_does_is_missing(many):
    authorities = sorted({activity.workplace.unit.authority.slug for activity in many})

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        wish=st.builds(
            Wish,
            text=st.sampled_from(["", "ven", "vaag"]),
            place=st.sampled_from(["", "Viborg", "Silkeborg", "Hjørring"]),
            distance=st.sampled_from([0, 5, 50, 100]),
            authority=st.sampled_from(["", *authorities]),
            times=st.lists(st.sampled_from(list(TIMES)), unique=True).map(tuple),
            kind=st.sampled_from(["", "reading", "vigil"]),
            setting=st.sampled_from(["", "hospital"]),
            language=st.sampled_from(["", "beginner", "everyday"]),
            commitment=st.sampled_from(["", "weekly"]),
            age=st.sampled_from([None, 15, 18, 70]),
        )
    )
    def holds(wish):
        expected = {activity.pk for activity in many if fits(activity, wish)}
        assert set(found(wish)[0].values_list("pk", flat=True)) == expected

    holds()


@pytest.mark.requirement("RM-40")
def test_filters_in_the_address_combine_and_are_kept_from_page_to_page(visitor, many):
    page = visitor.get(
        "/find/?sted=8800&afstand=50&dansk=beginner&tid=aftener&tid=naetter&alder=18&ramme=hospital"
    )
    shown = page.context["page"]
    wish = Wish(
        place="Viborg",
        distance=50,
        language="beginner",
        times=("aftener", "naetter"),
        age=18,
        setting="hospital",
    )
    assert {row.title for row in shown} == {activity.title for activity in many if fits(activity, wish)}
    assert "km væk" in shown.items[0].where
    assert b'<details class="more more-filters" open>' in page.content


@pytest.mark.requirement("VB-39")
def test_a_beginner_in_danish_finds_what_a_beginner_can_do(visitor, published, ward):
    published(ward, title="Kaffe og kage", language_level="beginner")
    published(ward, title="Rådgivning", language_level="fluent")
    english = visitor.get("/find/?dansk=beginner", headers={"Accept-Language": "en"}).content.decode()
    assert "Kaffe og kage" in english
    assert "Rådgivning" not in english
    assert "How is your Danish?" in english


def test_the_nearest_comes_first(visitor, many):
    page = visitor.get("/find/?sted=silkeborg&afstand=100").context["page"]
    assert page.items[0].where.startswith("Silkeborg")
    assert {row.where.split(" · ")[0] for row in page} == {"Silkeborg", "Viborg"}


def test_distances_are_those_of_the_map():
    assert distance((56.453, 9.402), (56.157, 10.209)) == pytest.approx(59.7, abs=1)
    assert distance((56.0, 9.0), (56.0, 9.0)) == 0


def test_a_town_that_nobody_knows_finds_nothing_and_shows_a_way_on(visitor, published, region, ward):
    published(ward)
    for url in ("/find/?sted=Atlantis", "/find/?sted=Atlantis&afstand=50", "/find/?sted=0000"):
        page = visitor.get(url)
        assert page.context["page"].total == 0
        assert reverse("applications:interest", args=[region.slug]) in page.content.decode()


@pytest.mark.requirement("RM-24", "RM-40")
def test_the_map_shows_the_same_search_and_the_list_stays_beside_it(visitor, published, ward):
    activity = published(ward, title="Højtlæsning")
    page = visitor.get("/find/?visning=kort&q=højtlæsning").content.decode()
    assert activity.title in page
    assert 'id="map"' in page
    points = visitor.get("/find/punkter.json?q=højtlæsning").json()["features"]
    assert [point["properties"]["count"] for point in points] == [1]
    assert set(points[0]["properties"]) == {"town", "postcode", "count", "number"}
    assert visitor.get("/find/punkter.json?q=findes-ikke").json()["features"] == []
    assert visitor.get("/find/punkter.json?slags=vrøvl").json()["features"] == []


@pytest.mark.parametrize(
    "url", ["/", "/find/", "/find/?sted=viborg&afstand=25", "/bed-om-en-frivillig/", "/find/punkter.json"]
)
def test_two_hundred_cost_as_many_queries_as_ten(client, published, ward, url):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = client.get(url)
        assert len(page.content) < 80_000
        return len(queries)

    first = published(ward)
    client.get(url)
    for _ in range(9):
        published(ward)
    few = cost()
    Activity.objects.bulk_create(
        [
            Activity(
                workplace=ward, title="Mere", slug="mere", state="published", published_at=first.published_at
            )
            for _ in range(190)
        ]
    )
    assert cost() == few <= 8


def test_a_page_holds_twenty_and_the_one_after_the_last_does_not_exist(visitor, published, ward):
    first = published(ward)
    Activity.objects.bulk_create(
        [
            Activity(
                workplace=ward, title="Mere", slug="mere", state="published", published_at=first.published_at
            )
            for _ in range(29)
        ]
    )
    assert len(visitor.get("/find/").context["page"]) == 20
    assert len(visitor.get("/find/?side=2").context["page"]) == 10
    assert visitor.get("/find/?side=3").status_code == 404


def test_an_unchanged_page_is_answered_with_304_until_something_happens(visitor, published, ward, leader):
    activity = published(ward)
    first = visitor.get("/find/")
    assert "public" in first.headers["Cache-Control"]
    assert "Cookie" in first.headers["Vary"]
    seen = {"If-None-Match": first.headers["ETag"]}
    with CaptureQueriesContext(connection) as queries:
        assert visitor.get("/find/", headers=seen).status_code == 304
    assert len(queries) == 1
    assert visitor.get("/find/", headers={**seen, "Accept-Language": "en"}).status_code == 200
    assert visitor.get("/find/?q=ven", headers=seen).status_code == 200
    pause_activity(leader, activity)
    assert visitor.get("/find/", headers=seen).status_code == 200


def test_somebody_signed_in_or_with_a_message_waiting_never_shares_a_page(
    client_of, volunteer, visitor, published
):
    published()
    page = client_of(volunteer).get("/find/")
    assert "no-store" in page.headers["Cache-Control"]
    visitor.cookies["messages"] = "something"
    assert "ETag" not in visitor.get("/find/").headers


def test_the_first_page_of_all_is_what_the_search_finds_when_nothing_is_asked_for(
    visitor, published, ward, region
):
    for n in range(SIZE + 3):
        published(ward, title=f"Nummer {n}")
    Activity.objects.filter(title="Nummer 1").update(state="paused")
    Activity.objects.filter(title="Nummer 2").update(state="draft")
    published(factories.open_workplace(region, name="Nedlagt"), title="Borte")
    Unit.objects.filter(name="Nedlagt").update(closed_on="2020-01-01")
    everything = found(Wish())[0]
    items, total = first_of_all()
    assert total == everything.count() == SIZE + 2
    assert items == list(everything.values(*COLUMNS)[:SIZE])
    first, again = (
        visitor.get(reverse("portal:find"), query).context["page"] for query in ({}, {"side": "1"})
    )
    assert (list(first), first.total) == (list(again), again.total)
    second = visitor.get(reverse("portal:find"), {"side": "2"}).context["page"]
    assert not {one.pk for one in first} & {one.pk for one in second}


def test_an_empty_catalogue_has_no_first_page(visitor, db):
    assert first_of_all() == ([], 0)
    assert visitor.get(reverse("portal:find")).status_code == 200
