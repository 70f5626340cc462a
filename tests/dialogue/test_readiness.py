"""The staff are told, read a page, and one of them looks after each volunteer."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import (
    assign_buddy,
    confirm_read,
    end_buddy,
    hold_briefing,
    hold_first_day,
    publish_staff_page,
)
from samspil.compact.dialogue.models import Briefing, Buddy, StaffPage
from samspil.compact.dialogue.queries import buddy_of, buddy_token, is_staff_ready, reading_of
from samspil.compact.dialogue.queries.readiness import volunteer_named_by
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from samspil.society.notifications.models import Notification
from tests import factories

pytestmark = pytest.mark.django_db
WORDS = {
    "staff_do": "Pleje\nMedicin",
    "volunteers_add": "Selskab\nHøjtlæsning",
    "limits": "Løfter ingen",
    "whom_to_ask": "Karen, kontoret ved indgangen",
    "in_doubt": "Stop op, og spørg lederen.",
}
BELOW_THE_COORDINATOR = (Duty.EMPLOYEE, Duty.COMMITTEE_MEMBER, Duty.CONSULTANT, Duty.COUNCIL_MEMBER)


def published(ward, by=SYSTEM, **fields):
    return publish_staff_page(by, ward, **(WORDS | fields))


def user(actor):
    return User.objects.get(pk=actor.user_id)


@pytest.fixture
def colleague(ward):
    return factories.assigned(Duty.EMPLOYEE, at=ward, name="Kaj Kollega")


@pytest.mark.requirement("HJ-36")
def test_a_briefing_has_a_date_a_number_and_names_if_wanted(ward, leader, employee, client_of):
    held = clock.today() - timedelta(days=1)
    hold_briefing(
        leader, ward, held_on=held, people=12, what="De nye besøgsvenner", participants=[user(employee)]
    )
    briefing = Briefing.objects.get()
    assert (briefing.held_on, briefing.people) == (held, 12)
    assert list(briefing.participants.all()) == [user(employee)]
    page = client_of(leader).get(f"/dialog/personale/{ward.pk}/").content.decode()
    assert "12 personer deltog" in page
    assert "Eva Ansat" in page
    assert (
        "12 personer deltog" not in client_of(employee).get(f"/dialog/personale/{ward.pk}/").content.decode()
    )


def test_a_briefing_adds_up(ward, leader, employee, volunteer):
    briefing = {"held_on": clock.today(), "people": 1, "what": "Kort"}
    with pytest.raises(Invalid):
        hold_briefing(leader, ward, **briefing | {"held_on": clock.today() + timedelta(days=1)})
    with pytest.raises(Invalid):
        hold_briefing(leader, ward, **briefing, participants=[user(volunteer)])
    with pytest.raises(Invalid):
        hold_briefing(leader, ward, **briefing | {"people": 0}, participants=[user(employee)])


@pytest.mark.parametrize("duty", BELOW_THE_COORDINATOR)
def test_who_may_not_make_the_staff_ready(ward, duty, volunteer, foreigner, employee):
    volunteer_user, employee_user = user(volunteer), user(employee)
    for by in (factories.assigned(duty, at=ward), volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            hold_briefing(by, ward, held_on=clock.today(), people=1, what="x")
        with pytest.raises(Denied):
            published(ward, by)
        with pytest.raises(Denied):
            assign_buddy(by, ward, volunteer=volunteer_user, user=employee_user)


@pytest.mark.requirement("HJ-37", "DR-10")
def test_the_leader_sees_the_share_that_has_read_and_who_is_left(
    ward, leader, employee, colleague, client_of
):
    page = published(ward, leader)
    assert Notification.objects.filter(recipient=employee.user_id).count() == 1
    client = client_of(employee)
    shown = client.get(f"/dialog/personale/{ward.pk}/").content.decode()
    assert "Højtlæsning" in shown
    assert "Blå vest med navneskilt" in shown
    assert client.post(f"/dialog/personale/{ward.pk}/kvittering/{page.version}/").status_code == 302
    assert client.post(f"/dialog/personale/{ward.pk}/kvittering/{page.version}/").status_code == 302
    assert Event.objects.filter(verb="staff_page.read").count() == 1
    assert "Jeg har læst den" not in client.get(f"/dialog/personale/{ward.pk}/").content.decode()
    reading = reading_of(ward)
    assert (reading.read, reading.total, reading.share) == (1, 2, "50\u00a0%")
    left = client_of(leader).get(f"/dialog/personale/{ward.pk}/ulaest/").content.decode()
    assert "Kaj Kollega" in left
    assert "Eva Ansat" not in left
    assert client.get(f"/dialog/personale/{ward.pk}/ulaest/").status_code == 403
    assert "Blå vest" in client.get(f"/dialog/personale/{ward.pk}/opslag/").content.decode()


def test_a_new_version_is_read_again_only_when_it_says_so(ward, employee):
    confirm_read(employee, published(ward))
    published(ward, limits="Løfter ingen.", read_again=False)
    assert reading_of(ward).read == 1
    third = published(ward, limits="Løfter ingen og kører ingen")
    assert (third.version, reading_of(ward).read) == (3, 0)
    confirm_read(employee, third)
    assert reading_of(ward).read == 1


def test_the_first_version_is_always_read(ward):
    assert published(ward, read_again=False).read_again


def test_strangers_and_foreigners_confirm_nothing(ward, foreigner, client_of):
    page = published(ward)
    for by in (foreigner, STRANGER, SYSTEM):
        with pytest.raises(Denied):
            confirm_read(by, page)
    assert client_of(foreigner).get(f"/dialog/personale/{ward.pk}/").status_code == 404
    assert client_of(foreigner).get(f"/dialog/personale/{ward.pk}/opslag/").status_code == 404


def test_the_staff_are_ready_when_they_have_been_told_and_have_a_page(ward, leader):
    assert not is_staff_ready(ward)
    hold_briefing(leader, ward, held_on=clock.today(), people=3, what="Kort")
    assert not is_staff_ready(ward)
    published(ward)
    assert is_staff_ready(ward)


@pytest.mark.requirement("HJ-30", "HJ-44")
def test_the_page_says_what_a_volunteers_contribution_is(ward, employee, client_of):
    published(ward)
    page = client_of(employee).get(f"/dialog/personale/{ward.pk}/").content.decode()
    assert "noget andet end det faglige" in page
    assert "det, vi sjældent har tid til" in page


@pytest.mark.requirement("HJ-42")
def test_a_volunteer_gets_a_contact_and_both_are_told(ward, coordinator, employee, volunteer, client_of):
    client = client_of(coordinator)
    affiliation = Affiliation.objects.get(volunteer=volunteer.user_id)
    assert (
        f"/tilknytninger/{affiliation.pk}/kontaktperson/"
        in client.get(f"/frivillige/{volunteer.user_id}/").content.decode()
    )
    address = client.get(f"/tilknytninger/{affiliation.pk}/kontaktperson/")["Location"]
    assert "Jytte Holm" in client.get(address).content.decode()
    sent = {"user": employee.user_id, "starts_on": clock.today().strftime("%d.%m.%Y")}
    assert client.post(address, sent | {"user": volunteer.user_id}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert buddy_of(volunteer.user_id, ward) == user(employee)
    for one in (employee, volunteer):
        assert (
            Notification.objects.filter(recipient=one.user_id, subject__contains="kontaktperson").count() == 1
        )
    assert "Eva Ansat" in client_of(volunteer).get("/dialog/kontakter/").content.decode()
    assert "Jytte Holm" in client_of(employee).get("/dialog/kontakter/").content.decode()


def test_only_a_page_that_saw_the_volunteer_leads_to_the_choice(
    ward, region, coordinator, employee, volunteer, client_of
):
    token = buddy_token(ward, volunteer.user_id)
    elsewhere = factories.open_workplace(region, name="Kirurgisk afdeling")
    with pytest.raises(NotVisible):
        volunteer_named_by(token, elsewhere)
    with pytest.raises(NotVisible):
        volunteer_named_by("forkert", ward)
    address = f"/dialog/personale/{ward.pk}/kontakt/"
    assert client_of(coordinator).get(f"{address}{token}x/").status_code == 404
    assert client_of(employee).get(f"{address}{token}/").status_code == 403


def test_there_is_one_contact_at_a_time(ward, coordinator, employee, colleague, volunteer):
    first = assign_buddy(coordinator, ward, volunteer=user(volunteer), user=user(employee))
    assign_buddy(coordinator, ward, volunteer=user(volunteer), user=user(colleague))
    first.refresh_from_db()
    assert first.ends_on == clock.today()
    assert buddy_of(volunteer.user_id, ward) == user(colleague)
    assert Buddy.objects.filter(ends_on=None).count() == 1
    with pytest.raises(Conflict):
        end_buddy(coordinator, first)
    end_buddy(coordinator, Buddy.objects.get(ends_on=None))
    assert buddy_of(volunteer.user_id, ward) is None


def test_a_contact_is_an_employee_of_the_workplace_and_not_oneself(
    ward, coordinator, volunteer, foreigner, employee
):
    for wrong in (volunteer, foreigner):
        with pytest.raises(Invalid):
            assign_buddy(coordinator, ward, volunteer=user(volunteer), user=user(wrong))
    with pytest.raises(Invalid):
        assign_buddy(coordinator, ward, volunteer=user(employee), user=user(employee))


@pytest.mark.requirement("HJ-43")
def test_the_contact_has_a_list_for_the_first_day(
    ward, coordinator, employee, colleague, volunteer, client_of
):
    pair = assign_buddy(coordinator, ward, volunteer=user(volunteer), user=user(employee))
    address = f"/dialog/kontakter/{pair.pk}/foerste-dag/"
    assert "rollekortet" in client_of(employee).get(address).content.decode()
    assert client_of(colleague).get(address).status_code == 404
    assert client_of(coordinator).post(address).status_code == 403
    assert client_of(employee).post(address).status_code == 302
    pair.refresh_from_db()
    assert pair.welcomed_on == clock.today()
    with pytest.raises(Conflict):
        hold_first_day(actor_for(user(employee)), pair)


def test_a_coordinator_writes_the_page_and_notes_a_briefing_on_the_screen(
    ward, coordinator, employee, client_of
):
    client, address = client_of(coordinator), f"/dialog/personale/{ward.pk}/"
    assert client.get(address).status_code == client.get(f"{address}side/").status_code == 200
    assert client.post(f"{address}side/", WORDS | {"limits": ""}).status_code == 422
    assert client.post(f"{address}side/", WORDS).status_code == 302
    assert StaffPage.objects.get().version == 1
    assert client.get(f"{address}side/").status_code == 200
    day = clock.today().strftime("%d.%m.%Y")
    sent = {"held_on": day, "people": "8", "what": "Kort", "participants": [employee.user_id]}
    assert client.get(f"{address}gennemgang/").status_code == 200
    assert client.post(f"{address}gennemgang/", sent | {"people": "0"}).status_code == 422
    assert client.post(f"{address}gennemgang/", sent).status_code == 302
    assert "Siden er udgivet" in client.get("/dialog/personale/").content.decode()
