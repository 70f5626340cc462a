"""The log as people read it, and the right to know who has looked."""

import pytest
from django.utils import translation

from samspil.base.core.actor import SYSTEM
from samspil.base.events.models import Event
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import log_for
from samspil.society.places.actions import place_unit
from tests import factories

URL, OWN = "/haendelser/", "/mit/opslag/"


def shown(response):
    return [line.event for line in response.context["lines"]]


def test_a_leader_reads_what_happened_at_their_own_place(client_of, leader, ward, foreigner):
    client = client_of(leader)
    page = client.get(URL)
    assert page.status_code == 200
    assert {event.verb for event in shown(page)} >= {"workplace.opened", "workplace.described"}
    assert all(event.unit_path.startswith(ward.unit.path) for event in shown(page))


def test_an_administrator_reads_the_whole_authority_and_no_other(administrator, foreigner, ward):
    seen = set(log_for(administrator).values_list("authority_id", flat=True))
    assert seen == {ward.unit.authority_id}


@pytest.mark.parametrize("who", ["coordinator", "employee", "volunteer"])
def test_others_are_told_why_not(client_of, request, who):
    assert client_of(request.getfixturevalue(who)).get(URL).status_code == 403


def test_a_stranger_signs_in_first(client, db):
    assert client.get(URL).status_code == 302
    assert client.get(OWN).status_code == 302


def test_the_sentences_are_danish_for_danes_and_english_for_others(client_of, leader, ward):
    client = client_of(leader)
    assert "åbnede" in client.get(URL).content.decode()
    User.objects.filter(pk=leader.user_id).update(language="en")
    with translation.override("en"):
        english = client.get(URL, headers={"Accept-Language": "en"}).content.decode()
    assert "opened the workplace" in english or "åbnede" in english


def test_the_list_is_narrowed_by_verb_person_and_day(client_of, administrator, region):
    place_unit(administrator, region, name="Af Anne")
    place_unit(SYSTEM, region, name="Af sig selv")
    client = client_of(administrator)
    assert {event.verb for event in shown(client.get(URL, {"verb": "unit.placed"}))} == {"unit.placed"}
    assert {event.actor_id for event in shown(client.get(URL, {"who": "anne admin"}))} == {
        administrator.user_id
    }
    assert shown(client.get(URL, {"since": "1.1.2020", "until": "2.1.2020"})) == []
    assert shown(client.get(URL, {"since": "1.1.2020"}))


@pytest.mark.parametrize("query", [{"since": "i går"}, {"verb": "no.such"}, {"until": "1.1.0001"}])
def test_a_search_that_cannot_be_read_is_said_so(client_of, administrator, query):
    assert client_of(administrator).get(URL, query).status_code == 422


@pytest.mark.parametrize("mark", ["x", "-1", "9" * 30, "²"])
def test_a_mark_that_is_no_number_is_no_page(client_of, administrator, mark):
    assert client_of(administrator).get(URL, {"foer": mark}).status_code == 404


def test_older_events_follow_below_a_number_even_when_new_ones_come(client_of, administrator, region):
    for number in range(60):
        place_unit(SYSTEM, region, name=f"Afsnit {number}")
    client = client_of(administrator)
    first = client.get(URL)
    assert len(shown(first)) == 50
    place_unit(SYSTEM, region, name="Et nyt")
    second = client.get(URL + first.context["older_url"])
    assert shown(second)[0].sequence < shown(first)[-1].sequence
    assert not {e.pk for e in shown(first)} & {e.pk for e in shown(second)}


def test_the_number_of_queries_does_not_grow(client_of, administrator, region, django_assert_max_num_queries):
    for number in range(40):
        place_unit(administrator, region, name=f"Afsnit {number}")
    client = client_of(administrator)
    client.get(URL)
    with django_assert_max_num_queries(12):
        client.get(URL)


def test_the_volunteer_sees_who_has_opened_their_page(client_of, volunteer, coordinator):
    assert client_of(coordinator).get(f"/frivillige/{volunteer.volunteer_id}/").status_code == 200
    page = client_of(volunteer).get(OWN)
    assert [event.verb for event in shown(page)] == ["volunteer.viewed"]
    assert "Karen Koordinator" in page.content.decode()


def test_nobody_sees_who_has_looked_at_somebody_else(client_of, volunteer, coordinator, ward):
    client_of(coordinator).get(f"/frivillige/{volunteer.volunteer_id}/")
    other = factories.affiliated(ward, name="Bodil")[0]
    assert shown(client_of(other).get(OWN)) == []
    assert "Ingen har åbnet din side" in client_of(other).get(OWN).content.decode()


def test_looking_at_oneself_is_no_event(client_of, volunteer):
    client_of(volunteer).get(f"/frivillige/{volunteer.volunteer_id}/")
    assert not Event.objects.filter(verb="volunteer.viewed").exists()


def test_who_was_erased_has_no_name_here(client_of, ward, volunteer):
    gone = factories.assigned(Duty.COORDINATOR, at=ward, name="Gudrun Gået")
    client_of(gone).get(f"/frivillige/{volunteer.volunteer_id}/")
    User.objects.filter(pk=gone.user_id).update(name="-")
    assert "oplysninger er slettet" in client_of(volunteer).get(OWN).content.decode()
