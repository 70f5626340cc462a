"""The overview of an area, the public list, and the notice of newer principles."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import PrincipleConfirmation
from samspil.compact.agreements.queries.overview import Overview, median_days
from samspil.compact.agreements.queries.principles import newer_principles
from samspil.compact.agreements.rules.overview import Standing, common_path
from samspil.doors.exchange.queries.lists import lines
from samspil.society.access.matrix import Duty
from samspil.society.duties.queries import actor_for
from samspil.society.places.actions import place_unit
from samspil.society.places.models import Unit
from tests import factories
from tests.agreements.rows import in_force, morning, user_of
from tests.factories import frameworks
from tests.hostile import assert_swap_equals_page

pytestmark = pytest.mark.django_db
URL = "/aftaler/oversigt/"


@pytest.fixture
def hospital(region):
    """A hospital with two wards and a centre below it with one more."""
    top = place_unit(SYSTEM, region, name="Regionshospitalet", parent=None)
    centre = place_unit(SYSTEM, region, name="Kræftcentret", parent=top)
    return {
        "top": top,
        "centre": centre,
        "a": factories.open_workplace(region, name="Afdeling A", parent=top),
        "b": factories.open_workplace(region, name="Afdeling B", parent=top),
        "c": factories.open_workplace(region, name="Afdeling C", parent=centre),
    }


@pytest.fixture
def chief(region, hospital):
    """A leader over the whole hospital."""
    by = factories.assigned(Duty.LEADER, at=hospital["a"], name="Carla Chef")
    row = user_of(by).assignments.get()
    row.unit = Unit.objects.get(pk=hospital["top"].pk)
    row.save()
    return actor_for(user_of(by))


@pytest.mark.requirement("HJ-38")
def test_the_sums_run_across_the_units_below(hospital, chief, ward, client_of):
    in_force(hospital["a"], leader=user_of(chief))
    in_force(hospital["c"], leader=user_of(chief), valid_to=clock.today() + timedelta(days=60))
    in_force(ward)
    seen = Overview(chief)
    assert seen.sums.places == 3
    assert {key: seen.sums.of(key) for key in Standing} == {
        "covered": 2,
        "missing": 1,
        "expiring": 1,
        "due": 0,
        "waiting": 0,
        "leaderless": 0,
    }
    by_unit = {row.unit.name if row.unit else "": row.sums.places for row in seen.units}
    assert by_unit == {"Kræftcentret": 1, "": 2}
    page = client_of(chief).get(URL).content.decode()
    assert re.search(r">3</\w+>\s*<[^>]*>\s*Arbejdspladser", page)
    below = Overview(chief, unit=hospital["centre"])
    assert (below.sums.places, below.sums.of("covered")) == (1, 1)


@pytest.mark.requirement("HJ-38")
def test_the_list_can_be_taken_out(hospital, chief):
    in_force(hospital["a"], leader=user_of(chief), title="=2+2")
    in_force(hospital["c"], leader=user_of(chief))
    rows = list(lines(chief, "agreements"))
    assert len(rows) == 3
    assert [row[0] for row in rows[1:]] == ["Afdeling A", "Afdeling C"]


def test_what_waits_says_for_whom(ward, leader, client_of):
    in_force(ward, state=State.AWAITING_SIGNATURES, activated_at=None)
    page = client_of(leader).get(URL).content.decode()
    assert "Venter på underskrift fra: Lederen, Medarbejderne" in page


def test_the_filter_shows_what_is_missing(hospital, chief, client_of):
    in_force(hospital["a"], leader=user_of(chief))
    page = client_of(chief).get(URL, {"status": "missing"}).content.decode()
    assert "Afdeling B" in page
    assert "Aftale om frivillighed" not in page
    assert_swap_equals_page(client_of(chief), f"{URL}?status=missing", "results")
    found = client_of(chief).get(URL, {"q": "afdeling c"}).content.decode()
    assert "Afdeling C" in found
    assert "Afdeling B" not in found


def test_a_unit_out_of_reach_does_not_exist(hospital, leader, foreigner, client_of):
    for who, unit in ((leader, hospital["top"].pk), (foreigner, hospital["top"].pk), (leader, "x")):
        assert client_of(who).get(URL, {"enhed": unit}).status_code == 404
    assert client_of(leader).get(URL, {"side": "99"}).status_code == 404


def test_each_sees_their_own_area(ward, hospital, leader, foreigner, volunteer, region, client_of):
    partner = factories.partner(region)
    theirs = factories.assigned(Duty.ASSOCIATION_LEADER, at=partner)
    in_force(hospital["a"], partner=partner)
    in_force(hospital["b"])
    assert list(Overview(leader).places) == [ward.pk]
    assert list(Overview(theirs).places) == [hospital["a"].pk]
    assert ward.pk not in Overview(foreigner).places
    assert not Overview(volunteer).places
    assert client_of(volunteer).get(URL).status_code == 200
    assert client_of(None).get(URL).status_code == 302


def test_the_number_of_queries_does_not_grow(region, administrator, client_of):
    client = client_of(administrator)

    def cost():
        client.get(URL)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(URL).status_code == 200
        return len(queries)

    for number in range(2):
        in_force(factories.open_workplace(region, name=f"Sted {number}"))
    few = cost()
    for number in range(2, 12):
        place = factories.open_workplace(region, name=f"Sted {number}")
        in_force(place)
        in_force(place, kind="light", state=State.AWAITING_SIGNATURES, activated_at=None)
    assert cost() == few < 25


@pytest.mark.parametrize(
    ("paths", "common"),
    [
        (["/1/2/", "/1/3/4/"], "/1/"),
        (["/1/2/"], "/1/"),
        (["/1/", "/2/"], "/"),
        (["/1/2/3/", "/1/2/4/"], "/1/2/"),
        ([], "/"),
    ],
)
def test_the_nearest_unit_above(paths, common):
    assert common_path(paths) == common


def test_the_median_says_how_long_an_agreement_takes(ward, leader):
    assert median_days(leader) is None
    now = clock.now()
    for days, kind in ((3, "workplace"), (10, "light"), (50, "light")):
        in_force(ward, kind=kind, created_at=now - timedelta(days=days), activated_at=now)
    assert median_days(leader) == 10


@pytest.mark.requirement("RM-15")
def test_a_newer_version_of_the_principles_is_pointed_out(ward, leader, region, client_of):
    agreement = in_force(ward, leader=user_of(leader))
    principles = frameworks.framework(region, title="Principper for samarbejdet")
    first = frameworks.version_in_force(principles, "Frivillige er et supplement.", since=date(2026, 1, 1))
    clause = first.clauses.get()
    PrincipleConfirmation.objects.create(agreement=agreement, clause_key=clause.key, clause_version=first.pk)
    assert newer_principles([agreement]) == {}
    first.valid_to = clock.today()
    first.save()
    second = frameworks.version_in_force(principles, "Frivillige er altid et supplement.")
    assert newer_principles([agreement]) == {agreement.pk: [second]}
    assert "Der findes en ny version af principperne" in client_of(leader).get(URL).content.decode()
    page = client_of(leader).get(reverse("agreements:agreement", args=[agreement.pk])).content.decode()
    assert "ny version af principperne" in page
    assert "version 2" in page


@pytest.mark.requirement("RM-47")
def test_every_public_agreement_in_force_appears_once_and_expired_ones_are_gone_the_next_day(
    ward, region, client_of
):
    partner = factories.partner(region)
    in_force(ward, title="Selskab og samvær", valid_to=date(2026, 12, 31), summary="Tid til en snak.")
    in_force(ward, partner=partner, title="Sammen med Røde Kors")
    in_force(ward, kind="light", title="Ikke for alle", is_public=False)
    in_force(factories.open_workplace(region, name="Skolen"), title="Kun en kladde", state=State.DRAFT)
    with morning(date(2026, 12, 31)):
        page = client_of(None).get("/samarbejder/").content.decode()
    assert page.count("Selskab og samvær") == 1
    assert page.count("Sammen med Røde Kors") == 1
    assert "Røde Kors Viborg" in page
    assert "Ikke for alle" not in page
    assert "Kun en kladde" not in page
    with morning(date(2027, 1, 1)):
        page = client_of(None).get("/samarbejder/").content.decode()
    assert "Selskab og samvær" not in page
    assert "Sammen med Røde Kors" in page


def test_the_public_list_is_searched_and_narrowed(ward, region, client_of):
    in_force(ward, title="Selskab og samvær")
    elsewhere = factories.authority("Hjørring Kommune", kind="municipality")
    in_force(factories.open_workplace(elsewhere, name="Plejecentret"), title="Kaffe og kage")
    client = client_of(None)
    page = client.get("/samarbejder/", {"myndighed": elsewhere.slug}).content.decode()
    assert "Kaffe og kage" in page
    assert "Selskab" not in page
    assert "Kaffe og kage" in client.get("/samarbejder/", {"q": "plejecenter"}).content.decode()
    assert client.get("/samarbejder/", {"myndighed": "findes-ikke"}).status_code == 404
    assert_swap_equals_page(client, "/samarbejder/?q=plejecenter", "results")
