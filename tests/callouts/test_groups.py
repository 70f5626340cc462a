"""A responder group: its area, its people with training and duty, its equipment (RM-86)."""

from datetime import date, time, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.everyday.callouts.actions import (
    add_equipment,
    change_equipment,
    change_group,
    change_responder,
    close_group,
    enrol_responder,
    expire_certificate,
    form_group,
    remove_equipment,
    remove_responder,
    set_quiet_hours,
    switch_duty,
)
from samspil.everyday.callouts.jobs import end_certificates, remind_of_certificates, remove_departed
from samspil.everyday.callouts.models import Equipment, Responder, ResponderGroup
from samspil.everyday.callouts.queries.calling import aeds_in_reach, ready_near
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.callouts.conftest import AREA, MIDDLE, NUMBERS, me, north


def callable_now(group):
    return [one.id for one in ready_near(group, MIDDLE)]


@pytest.mark.requirement("RM-86")
def test_an_expired_certificate_takes_somebody_off_the_call_list_at_midnight_in_denmark(group, join):
    anna = join("Anna", 0, until=date(2026, 11, 30))
    last_second = clock.at(date(2026, 11, 30), time(23, 59, 59))
    with clock.stopped_at(last_second):
        end_certificates.call()
        assert callable_now(group) == [anna.pk]
    with clock.stopped_at(last_second + timedelta(seconds=1)):
        assert callable_now(group) == []  # before any job has run
        assert not Responder.objects.on_call_list().exists()
        end_certificates.call()
        end_certificates.call()
        anna.refresh_from_db()
        assert not anna.on_duty
        with pytest.raises(Conflict):
            switch_duty(me(anna), anna, on=True)
    told = Notification.objects.filter(recipient=anna.affiliation.volunteer_id).order_by("pk")
    assert [one.subject for one in told] == [
        "Du er nu en af førstehjælperne",
        "Dit førstehjælpsbevis er udløbet",
    ]


def test_a_new_certificate_puts_somebody_back_and_they_are_told_two_months_before_the_next_end(
    group, join, coordinator
):
    anna = join("Anna", 0, until=clock.today() - timedelta(days=1), on=False)
    end_certificates.call()
    anna.refresh_from_db()
    change_responder(coordinator, anna, certificate_until=clock.today() + timedelta(days=59), home=None)
    switch_duty(me(anna), anna, on=True)
    assert callable_now(group) == [anna.pk]
    for _time in range(2):
        remind_of_certificates.call()
    told = Notification.objects.filter(recipient=anna.affiliation.volunteer_id).order_by("pk")
    assert [one.subject for one in told][2:] == ["Dit førstehjælpsbevis udløber snart"]
    expire_certificate(SYSTEM, anna)  # not due: nothing happens
    assert told.count() == 3


@pytest.mark.requirement("RM-86")
def test_a_place_inside_and_a_place_outside_are_told_apart_on_the_page(group, join, coordinator, client_of):
    join("Anna", 0)
    client = client_of(coordinator)
    page = client.get(f"/udkald/{group.pk}/?punkt=56.4525, 9.405").text
    assert "Inden for området" in page
    assert "1 førstehjælper på vagt er tæt nok på" in page
    assert "Uden for området" in client.get(f"/udkald/{group.pk}/?punkt=56.60, 9.405").text
    assert client.get(f"/udkald/{group.pk}/?punkt=Viborg").status_code == 422


@pytest.mark.requirement("RM-86")
def test_a_responder_goes_on_and_off_duty_by_one_tap_and_is_left_in_peace_at_night(group, join, client_of):
    anna = join("Anna", 0, on=False)
    client = client_of(me(anna))
    assert "Du er ikke på vagt" in client.get("/udkald/min-vagt/").text
    assert client.post(f"/udkald/min-vagt/{anna.pk}/", {"vagt": "til"}).status_code == 302
    assert "Du er på vagt" in client.get("/udkald/min-vagt/").text
    assert callable_now(group) == [anna.pk]
    ro = f"/udkald/min-vagt/{anna.pk}/ro/"
    assert client.post(ro, {"quiet_from": "22", "quiet_until": ""}).status_code == 422
    assert client.post(ro, {"quiet_from": "22", "quiet_until": "22"}).status_code == 422
    assert client.post(ro, {"quiet_from": "22", "quiet_until": "7"}).status_code == 302
    with clock.stopped_at(clock.at(date(2026, 11, 20), time(2))):
        assert callable_now(group) == []
    with clock.stopped_at(clock.at(date(2026, 11, 20), time(7))):
        assert callable_now(group) == [anna.pk]
    assert client.post(f"/udkald/min-vagt/{anna.pk}/", {"vagt": "fra"}).status_code == 302
    assert callable_now(group) == []


def test_nobody_switches_anothers_duty(group, join, coordinator, volunteer, client_of):
    anna = join("Anna", 0)
    for by in (coordinator, volunteer):
        with pytest.raises(Denied):
            switch_duty(by, anna, on=False)
        with pytest.raises(Denied):
            set_quiet_hours(by, anna, quiet_from=None, quiet_until=None)
    assert client_of(volunteer).post(f"/udkald/min-vagt/{anna.pk}/", {"vagt": "fra"}).status_code == 404


def test_only_a_square_is_kept_of_where_somebody_lives(group, ward, coordinator):
    affiliation = factories.affiliated(ward)[1]
    home = {"home": (56.4511, 9.4012), "certificate_until": date(2027, 6, 1)}
    made = enrol_responder(coordinator, group, affiliation=affiliation, **home)
    assert made.place == MIDDLE
    with pytest.raises(Invalid):
        enrol_responder(coordinator, group, affiliation=affiliation, **home)


def test_only_adult_volunteers_of_the_workplace_are_taken_in(group, ward, region, coordinator):
    rest = {"home": MIDDLE, "certificate_until": date(2027, 6, 1)}
    elsewhere = factories.affiliated(factories.open_workplace(region, name="En anden afdeling"))[1]
    young = factories.affiliated(ward)[1]
    Volunteer.objects.filter(pk=young.volunteer_id).update(birth_year=clock.today().year - 17)
    young.volunteer.refresh_from_db()
    for affiliation in (elsewhere, young):
        with pytest.raises(Invalid):
            enrol_responder(coordinator, group, affiliation=affiliation, **rest)


def test_whoever_leaves_the_workplace_leaves_the_group_at_once(group, join):
    anna, bo = join("Anna", 0), join("Bo", 1)
    end_affiliation(SYSTEM, anna.affiliation)
    assert list(Responder.objects.all()) == [bo]
    end_affiliation(SYSTEM, bo.affiliation, ends_on=clock.today() + timedelta(days=3))
    assert callable_now(group) == [bo.pk]
    with clock.stopped_at(clock.at(clock.today() + timedelta(days=3), time(0))):
        assert callable_now(group) == []
        remove_departed.call()
    assert not Responder.objects.exists()


@pytest.mark.parametrize(
    "changed", [{"area": AREA[:2]}, {"radius": 100}, {"most": 0}, {"most": 31}, {"wave_seconds": 5}]
)
def test_a_group_that_could_not_be_called_is_refused(ward, coordinator, group, changed):
    words = {"name": "Holdet", "area": AREA, **NUMBERS} | changed
    with pytest.raises(Invalid):
        form_group(coordinator, ward, **words)
    with pytest.raises(Invalid):
        change_group(coordinator, group, **words)


def test_a_closed_group_forgets_where_its_people_live(group, join, coordinator, ward):
    join("Anna", 0)
    close_group(coordinator, group)
    assert not Responder.objects.exists()
    with pytest.raises(Conflict):
        close_group(coordinator, group)
    with pytest.raises(Conflict):
        change_group(coordinator, group, name="Igen", area=AREA, **NUMBERS)
    with pytest.raises(Conflict):
        add_equipment(coordinator, group, kind="vest", label="Vest", place="Skabet", point=None)


def test_a_defibrillator_has_a_place_and_is_fetched_only_when_it_can_be_reached(group, aed, coordinator):
    words = {"kind": "aed", "label": "Skolens", "place": "Ved porten"}
    with pytest.raises(Invalid):
        add_equipment(coordinator, group, **words, point=None)
    with pytest.raises(Invalid):
        add_equipment(coordinator, group, **words, point=MIDDLE, opens_at=time(8))
    school = add_equipment(coordinator, group, **words, point=MIDDLE, opens_at=time(8), closes_at=time(16))
    add_equipment(coordinator, group, **words | {"label": "Langt væk"}, point=north(20))
    day = date(2026, 11, 20)

    def reached(hour):
        return [one.id for one in aeds_in_reach(group, MIDDLE, clock.at(day, hour))]

    assert reached(time(12)) == [aed.pk, school.pk]
    assert reached(time(20)) == [aed.pk]
    rest = {"point": MIDDLE, "opens_at": None, "closes_at": None, "check_by": None}
    change_equipment(coordinator, school, **words, **rest, needs_care=True)
    assert reached(time(12)) == [aed.pk]
    remove_equipment(coordinator, aed)
    assert reached(time(12)) == []


def test_the_coordinator_forms_a_group_and_fills_it_on_the_pages(ward, coordinator, client_of):
    factories.affiliated(ward, name="Anna Krogh")
    client = client_of(coordinator)
    area = "56.40, 9.30\n56.50, 9.30\n56.50, 9.50\n56.40, 9.50"
    sent = {"name": "Holdet", "area": area, "radius": "5000", "most": "9", "wave_seconds": "60"}
    refused = client.post(f"/udkald/ny/{ward.pk}/", sent | {"area": "56.40, 9.30"})
    assert refused.status_code == 422
    assert client.post(f"/udkald/ny/{ward.pk}/", sent).status_code == 302
    group = ResponderGroup.objects.get()
    assert client.post(f"/udkald/{group.pk}/rettelse/", sent | {"name": "Byens hold"}).status_code == 302
    person = ward.affiliations.get().pk
    enrolled = {"affiliation": person, "home": "56.45, 9.40", "certificate_until": "1/6-27"}
    hold = f"/udkald/{group.pk}/hold/"
    assert client.post(hold, enrolled).status_code == 422
    assert client.post(hold, enrolled | {"is_adult": "on"}).status_code == 302
    assert "Anna Krogh" in client.get(hold).text
    anna = Responder.objects.get()
    one = f"/udkald/foerstehjaelper/{anna.pk}/"
    assert client.post(one, {"certificate_until": "1/9-27", "home": ""}).status_code == 302
    thing = {"kind": "aed", "label": "Rådhuset", "place": "Døren", "point": "56.452, 9.40"}
    gear = f"/udkald/{group.pk}/udstyr/"
    assert client.post(gear, thing | {"point": ""}).status_code == 422
    assert client.post(gear, thing).status_code == 302
    aed = Equipment.objects.get()
    assert client.post(f"/udkald/udstyr/{aed.pk}/", thing | {"check_by": "1/2-27"}).status_code == 302
    assert "01.02.2027" in client.get(gear).text
    assert "Byens hold" in client.get("/udkald/").text
    assert client.post(f"/udkald/udstyr/{aed.pk}/fjernelse/").status_code == 302
    assert client.post(f"{one}fjernelse/").status_code == 302
    assert client.post(f"/udkald/{group.pk}/lukning/").status_code == 302


def test_the_consultant_sees_the_frame_and_no_people(group, join, region, foreigner, client_of):
    join("Anna Krogh", 0)
    consultant = client_of(factories.assigned(Duty.CONSULTANT, at=region))
    assert "Anna" not in consultant.get(f"/udkald/{group.pk}/").text
    assert consultant.get(f"/udkald/{group.pk}/hold/").status_code == 403
    assert client_of(foreigner).get(f"/udkald/{group.pk}/").status_code == 404


def test_an_association_looks_after_its_own_group_alone(region, ward, group, client_of):
    association = factories.partner(region, name="Røde Kors Viborg")
    factories.affiliated(ward, partner=association)
    leader = factories.assigned(Duty.ASSOCIATION_LEADER, at=association)
    own = form_group(leader, ward, name="Samaritterne", area=AREA, partner=association, **NUMBERS)
    assert list(ResponderGroup.objects.visible_to(leader)) == [own]
    with pytest.raises(Denied):
        form_group(leader, ward, name="Alles", area=AREA, **NUMBERS)
    with pytest.raises(Denied):
        close_group(leader, group)
    page = client_of(leader).get(f"/udkald/ny/{ward.pk}/").text
    assert "Røde Kors Viborg" in page
    assert "Alle arbejdspladsens frivillige" not in page


def test_strangers_and_others_change_nothing(group, join, aed, foreigner, volunteer):
    anna = join("Anna", 0)
    for by in (foreigner, volunteer):
        for act in (lambda by: remove_responder(by, anna), lambda by: remove_equipment(by, aed)):
            with pytest.raises(Denied):
                act(by)
        with pytest.raises(Denied):
            change_responder(by, anna, certificate_until=date(2030, 1, 1), home=None)
    with pytest.raises(Denied):
        expire_certificate(foreigner, anna)


def test_the_pages_ask_as_often_for_many_as_for_few(
    group, join, coordinator, client_of, django_assert_max_num_queries
):
    for number in range(3):
        join(f"Anna {number}", number)
    client = client_of(coordinator)
    client.get("/udkald/")
    for path in ("/udkald/", f"/udkald/{group.pk}/", f"/udkald/{group.pk}/hold/"):
        with django_assert_max_num_queries(14):
            client.get(path)
