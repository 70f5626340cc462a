"""One search: people, activities and workplaces, within reach."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core.search import search_text
from samspil.doors.portal.queries.search import search
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Duty
from tests import factories

URL = "/soeg/"


def found(actor, text):
    return {group.title: [row.title for row in group.rows] for group in search(actor, text)}


def test_a_coordinator_finds_people_activities_and_the_workplace(client_of, coordinator, ward):
    factories.affiliated(ward, name="Bjørn Ærø")
    factories.published_activity(ward)
    text = client_of(coordinator).get(URL, {"q": "bjoern aeroe"}).content.decode()
    assert "Bjørn Ærø" in text
    assert found(coordinator, "patientstøtte")
    assert "Medicinsk afdeling" in str(found(coordinator, "medicinsk"))


def test_nobody_finds_what_lies_outside_their_reach(foreigner, coordinator, ward, region):
    factories.affiliated(ward, name="Jytte Holm")
    assert not found(foreigner, "jytte")
    assert not found(factories.assigned(Duty.CONSULTANT, at=region), "jytte")
    assert not found(factories.assigned(Duty.EMPLOYEE, at=ward), "jytte")


def test_an_association_finds_its_own_volunteers_alone(region, ward):
    cross = factories.partner(region)
    factories.affiliated(ward, name="Jytte Rødkors", partner=cross)
    factories.affiliated(ward, name="Jytte Anden")
    [names] = found(factories.assigned(Duty.ASSOCIATION_LEADER, at=cross), "jytte").values()
    assert names == ["Jytte Rødkors"]


def test_a_volunteer_has_the_catalogue_and_no_search(client_of, volunteer):
    assert client_of(volunteer).get(URL).status_code == 404


@pytest.mark.parametrize(
    "text", ["", " ", "a", "%", "'", '"><script>alert(1)</script>', "x" * 5000, "\u202e æ"]
)
def test_odd_words_find_nothing_and_break_nothing(client_of, coordinator, text):
    answer = client_of(coordinator).get(URL, {"q": text[:900]})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_ten_are_shown_and_a_link_leads_to_the_rest(client_of, coordinator, ward):
    for n in range(12):
        factories.affiliated(ward, name=f"Jens {n:02}")
    [people] = search(coordinator, "jens")
    assert len(people.rows) == 10
    assert people.has_more
    assert client_of(coordinator).get(people.url).status_code == 200


def test_a_search_is_three_queries(coordinator, ward):
    for n in range(30):
        factories.affiliated(ward, name=f"Jens {n:02}")
    with CaptureQueriesContext(connection) as queries:
        search(coordinator, "jens")
    assert len(queries) == 3


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="the index of letters is PostgreSQL's")
def test_postgresql_looks_names_up_by_their_letters(ward):
    factories.affiliated(ward, name="Bjørn Ærø")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Volunteer.objects.order_by().filter(search_text__contains=search_text("bjørn")).explain()
    assert "volunteer_search_letters" in plan
