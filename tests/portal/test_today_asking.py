"""The page of today knows of those who ask, those who sit, and those who want no visit; each duty what it needs, and no more."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.doors.portal.queries.today import blocks
from samspil.doors.portal.queries.today.beside import beside
from samspil.doors.portal.queries.today.frame import Urgency
from samspil.everyday.cases.actions import open_case
from samspil.everyday.requests.actions import found_companionship, mark_urgent
from samspil.everyday.requests.models import Companionship, HomeVisit, Question, Request
from samspil.everyday.rotas.actions import call_sitters, open_vigil, sign_up
from samspil.people.citizens.actions import mark_whereabouts
from samspil.society.access.matrix import Duty
from tests import factories
from tests.requests.finders import helper, person_of, taken, wish

URL = "/i-dag/"


@pytest.fixture(autouse=True)
def _at_noon():
    with clock.stopped_at(clock.start_of(clock.today()) + timedelta(hours=12)):
        yield


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward, kind="conversation", title="Selskab")


@pytest.fixture
def jytte(activity):
    return helper(activity, "Jytte Holm", may_be_called=True)


def block_of(actor, duty):
    return next(block for block in blocks(actor) if block.duty == duty)


def page(client_of, actor):
    answer = client_of(actor).get(URL)
    assert answer.status_code == 200
    return answer.content.decode()


def urls(rows):
    return [row.url for row in rows]


def test_a_coordinator_sees_the_urgent_first_and_then_who_has_waited_longest(
    client_of, coordinator, activity
):
    young, old = wish(activity), wish(activity, phone="+4530405061", whereabouts="Stue 5")
    Request.objects.filter(pk=old.pk).update(created_at=clock.now() - timedelta(days=3))
    urgent = wish(activity, hours=4, phone="+4530405062", whereabouts="Stue 6")
    block = block_of(coordinator, Duty.COORDINATOR)
    rows = block.parts["asked"].rows
    assert urls(rows) == [f"/anmodninger/{one.pk}/" for one in (urgent, old, young)]
    assert [bool(row.badge) for row in rows] == [True, False, False]
    assert (block.next.url, block.next.urgency) == (f"/anmodninger/{urgent.pk}/", Urgency.NOW)
    text = page(client_of, coordinator)
    assert "Inger" not in text  # a request is named by what is wished, not by who wishes it
    assert "3 dage" in text


@pytest.mark.requirement("RM-32")
def test_who_has_said_no_since_is_on_no_list(coordinator, employee, ward, activity, jytte):
    wish(activity)
    mark_whereabouts(employee, ward, whereabouts="Stue 4")
    assert block_of(coordinator, Duty.COORDINATOR).parts["asked"].total == 0
    assert block_of(jytte, Duty.VOLUNTEER).parts["near"] == []


def test_another_authority_and_another_duty_see_no_request(client_of, foreigner, administrator, activity):
    request = wish(activity)
    for who in (foreigner, administrator):
        assert f"/anmodninger/{request.pk}/" not in page(client_of, who)


def test_a_volunteer_who_has_not_said_that_they_are_on_their_way_home_comes_first(
    client_of, ward, coordinator
):
    at_home = factories.published_activity(ward, kind="visiting", setting="private_home")
    jytte = helper(at_home, "Jytte Holm", private_homes=True)
    request = wish(at_home, whereabouts="", email="inger@example.dk", phone="")
    meeting = taken(jytte, request)
    HomeVisit.objects.update_or_create(
        meeting=meeting,
        defaults={
            "checked_in_at": clock.now() - timedelta(hours=3),
            "expected_out_at": clock.now() - timedelta(hours=1),
        },
    )
    block = block_of(coordinator, Duty.COORDINATOR)
    assert block.next.is_alarm
    assert "Jytte Holm" in block.next.title
    assert "Jytte Holm" in page(client_of, coordinator)
    HomeVisit.objects.update(checked_out_at=clock.now())
    assert not block_of(coordinator, Duty.COORDINATOR).next.is_alarm


def test_a_vigil_says_how_many_watches_lack_somebody_and_is_no_row_of_gaps(
    client_of, ward, coordinator, employee
):
    sitting = factories.published_activity(ward, kind="vigil", title="Vågetjeneste")
    vigil = open_vigil(employee, sitting, room="Stue 7")
    parts = block_of(coordinator, Duty.COORDINATOR).parts
    assert urls(parts["vigils"]) == [f"/vaagetjeneste/{vigil.pk}/"]
    assert parts["vigils"][0].tone == "warning"
    assert (parts["gaps"], parts["arrivals"]) == ([], [])  # the vigil says itself what it lacks
    following = block_of(coordinator, Duty.COORDINATOR).next
    assert (following.url, following.is_alarm) == (f"/vaagetjeneste/{vigil.pk}/", True)
    assert f"/vaagetjeneste/{vigil.pk}/" in page(client_of, employee)


def test_a_talk_that_is_late_is_told_to_the_coordinator(client_of, coordinator, activity, jytte):
    friend = person_of(jytte)
    found_companionship(
        coordinator, activity, volunteer=friend, first_name="Ellen", phone="30405060", whereabouts=""
    )
    day = clock.today() - timedelta(days=1)
    Companionship.objects.update(state="active", started_on=day, next_review_on=day)
    assert urls(block_of(coordinator, Duty.COORDINATOR).parts["waiting"]) == ["/foelgeskab/"]
    assert "Ellen" in page(client_of, jytte)


@pytest.mark.parametrize("duty", [Duty.COORDINATOR, Duty.LEADER])
def test_a_case_is_told_with_its_deadline_to_those_who_look_into_it_and_to_nobody_else(ward, volunteer, duty):
    reader = factories.assigned(duty, at=ward)
    other = factories.assigned(duty, at=factories.open_workplace(ward.unit.authority, name="Andetsteds"))
    open_case(volunteer, kind="complaint", workplace=ward, text="Noget, der ikke må stå her")
    parts = {who: block_of(who, duty).parts for who in (reader, other)}
    told = {
        who: part["waiting"] if duty == Duty.COORDINATOR else part["decisions"] for who, part in parts.items()
    }
    read = [row for row in told[reader] if row.url == "/sager/"]
    assert [row for row in told[other] if row.url == "/sager/"] == []
    assert all("må stå" not in f"{row.title}{row.note}" for row in read)
    assert len(read) == 1


def test_an_employee_sees_who_is_visited_and_who_wants_no_visit(client_of, ward, employee, activity, jytte):
    taken(jytte, wish(activity))
    mark_whereabouts(employee, ward, whereabouts="Stue 9, vinduet")
    text = page(client_of, employee)
    assert "Stue 4" in text
    assert "Jytte" in text
    assert "Holm" not in text
    assert "Inger" not in text
    assert "Stue 9, vinduet" in text
    assert f"/kontakt-fravalg/?sted={ward.pk}" in text


def test_who_is_not_beside_the_citizen_sees_none_of_it(ward, region, employee, activity, jytte):
    taken(jytte, wish(activity))
    mark_whereabouts(employee, ward, whereabouts="Stue 9")
    for duty in (Duty.CONSULTANT, Duty.ADMINISTRATOR, Duty.COUNCIL_MEMBER):
        found = beside(factories.assigned(duty, at=region), ward)
        assert (found.meetings, found.vigils, found.marks, found.mark_url) == ([], [], [], "")


def test_a_volunteer_sees_who_would_like_company_and_whom_they_meet(client_of, activity, jytte):
    request = wish(activity)
    assert urls(block_of(jytte, Duty.VOLUNTEER).parts["near"]) == [f"/oensker-om-selskab/{request.pk}/"]
    text = page(client_of, jytte)
    assert f"/oensker-om-selskab/{request.pk}/" in text
    assert "Inger" not in text
    meeting = taken(jytte, request)
    parts = block_of(jytte, Duty.VOLUNTEER).parts
    assert urls(parts["meetings"]) == [f"/moeder-med-borgere/{meeting.pk}/"]
    assert parts["near"] == []


def test_a_volunteer_who_has_been_asked_can_answer_from_the_page_of_today(
    client_of, activity, jytte, coordinator
):
    request = wish(activity, hours=4)
    question = Question.objects.create(request=request, volunteer=person_of(jytte), wave=1)
    block = block_of(jytte, Duty.VOLUNTEER)
    url = f"/spoergsmaal/{question.pk}/{question.key}/"
    assert (block.next.url, urls(block.parts["asked"])) == (url, [url])
    assert url in page(client_of, jytte)
    assert client_of(jytte).get(url).status_code == 200
    assert url not in page(client_of, coordinator)
    taken(helper(activity, "Bent Krag"), request)
    assert block_of(jytte, Duty.VOLUNTEER).parts["asked"] == []


def test_a_volunteer_who_is_called_to_a_vigil_can_answer_from_the_page_of_today(
    client_of, ward, activity, jytte, coordinator
):
    sitting = factories.published_activity(ward, kind="vigil", title="Vågetjeneste")
    willing = helper(sitting, "Vera Våger", may_be_called=True, at_night=True)
    vigil = open_vigil(SYSTEM, sitting, room="Stue 9")
    assert call_sitters(SYSTEM, vigil) == 1
    watch = vigil.watches.order_by("starts_at").first()
    block = block_of(willing, Duty.VOLUNTEER)
    [url] = urls(block.parts["asked"])
    assert block.next.url == url
    # signed with its second, so never twice the same
    assert "/vaagetjeneste/svar/" in page(client_of, willing)
    assert "Stue 9" not in page(client_of, willing)
    assert client_of(willing).get(url).status_code == 200
    for other in (jytte, coordinator):
        assert "/vaagetjeneste/svar/" not in page(client_of, other)
    sign_up(willing, watch, volunteer_id=willing.volunteer_id)
    assert block_of(willing, Duty.VOLUNTEER).parts["asked"] == []


def test_who_cannot_wait_stands_first_also_without_a_time(activity, coordinator, employee):
    old, urgent = wish(activity), wish(activity, phone="+4530405061", whereabouts="Stue 5")
    Request.objects.filter(pk=old.pk).update(created_at=clock.now() - timedelta(days=3))
    mark_urgent(employee, urgent)
    rows = block_of(coordinator, Duty.COORDINATOR).parts["asked"].rows
    assert [row.url for row in rows] == [f"/anmodninger/{urgent.pk}/", f"/anmodninger/{old.pk}/"]


def test_employees_find_the_vigils_and_coordinators_what_lasts_where_they_look(
    client_of, coordinator, leader, employee
):
    assert '/vaagetjeneste/"' in client_of(employee).get("/anmodninger/").content.decode()
    for who in (coordinator, leader):
        for address in ("/klynger/", "/foelgeskab/"):
            assert f'href="{address}"' in page(client_of, who)
    assert 'href="/klynger/"' in client_of(coordinator).get("/anmodninger/").content.decode()


def queries_of(client):
    client.get(URL)
    with CaptureQueriesContext(connection) as found:
        assert client.get(URL).status_code == 200
    return len(found)


def test_the_number_of_queries_does_not_grow_with_those_who_ask(
    client_of, ward, coordinator, leader, employee, activity, jytte
):
    sitting = factories.published_activity(ward, kind="vigil", title="Vågetjeneste")
    clients = {who: client_of(who) for who in (coordinator, leader, employee, jytte)}

    def fill(start, number):
        for n in range(start, start + number):
            wish(activity, phone=f"+45304050{n:02}", whereabouts=f"Stue {n}", hours=n + 1)
            mark_whereabouts(SYSTEM, ward, whereabouts=f"Stue {n + 100}")
            open_vigil(SYSTEM, sitting, room=f"Stue {n + 200}")
            taken(
                helper(activity, f"Frivillig {n}"),
                wish(activity, phone=f"+45304151{n:02}", whereabouts=f"Stue {n + 300}"),
            )

    fill(10, 2)
    few = [queries_of(client) for client in clients.values()]
    fill(20, 4)
    assert [queries_of(client) for client in clients.values()] == few
    assert max(few) <= 25, few
