"""Who answers for an agreement: the alarm when nobody does, somebody new, and one person who carries it all."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.models import Event
from samspil.compact.agreements.actions.leading import name_leader
from samspil.compact.agreements.jobs import watch_leaders
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries.alarms import without_leader
from samspil.compact.agreements.rules.burden import burdens
from samspil.compact.dialogue.models import Cause, Item
from samspil.society.access.matrix import Duty
from samspil.society.accounts.actions import deactivate_account
from samspil.society.duties.actions import assign_duty, end_duty
from samspil.society.duties.models import Assignment
from samspil.society.notifications.models import Notification
from tests import factories
from tests.agreements.rows import in_force, midnight, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(ward, leader):
    return in_force(ward, leader=user_of(leader))


def alarms():
    return Event.objects.filter(verb="agreement.leader_missing").count()


def leaderless():
    return list(without_leader(Agreement.objects.all()))


@pytest.mark.requirement("RM-61")
def test_closing_the_leaders_account_raises_the_alarm_the_same_day(
    agreement, leader, administrator, client_of
):
    assert leaderless() == []
    deactivate_account(SYSTEM, user_of(leader))
    assert alarms() == 1
    assert leaderless() == [agreement]
    told = Notification.objects.filter(recipient=administrator.user_id)
    assert [row.subject for row in told] == ["En aftale er uden leder"]
    assert not Notification.objects.filter(recipient=leader.user_id).exists()
    page = client_of(administrator).get(reverse("agreements:overview"), {"status": "leaderless"})
    assert agreement.title in page.content.decode()


@pytest.mark.requirement("RM-61")
def test_a_duty_that_ends_today_raises_the_alarm_and_one_that_ends_later_on_its_day(agreement, leader, ward):
    day = clock.today() + timedelta(days=10)
    end_duty(SYSTEM, Assignment.objects.get(user=leader.user_id), ends_on=day)
    assert alarms() == 0
    with midnight(day - timedelta(days=1)):
        watch_leaders.func()
    assert alarms() == 0
    with midnight(day):
        watch_leaders.func()
        watch_leaders.func()
        assert leaderless() == [agreement]
    assert alarms() == 1
    other = in_force(ward, kind="light")
    end_duty(SYSTEM, Assignment.objects.get(user=other.leader))
    assert alarms() == 2


def test_a_leader_above_leads_and_a_leader_elsewhere_does_not(region, ward):
    above = user_of(factories.assigned(Duty.LEADER, at=region))
    elsewhere = user_of(factories.assigned(Duty.LEADER, at=factories.open_workplace(region, name="Skolen")))
    led = in_force(ward, leader=above)
    unled = in_force(ward, kind="light", leader=elsewhere)
    assert leaderless() == [unled]
    assert led not in leaderless()


def test_a_leader_who_comes_back_and_leaves_again_raises_it_again(agreement, leader, ward):
    user = user_of(leader)
    end_duty(SYSTEM, Assignment.objects.get(user=user))
    assign_duty(SYSTEM, user, Duty.LEADER, authority=ward.unit.authority, unit=ward.unit)
    assert leaderless() == []
    end_duty(SYSTEM, Assignment.objects.filter(user=user).order_by("-pk")[0])
    assert alarms() == 2


def test_what_is_over_raises_no_alarm(agreement, leader):
    Agreement.objects.update(state="ended", ended_on=clock.today())
    deactivate_account(SYSTEM, user_of(leader))
    assert alarms() == 0


def test_a_new_leader_is_named_and_the_committee_hears_of_it(agreement, leader, administrator, ward):
    new = user_of(factories.assigned(Duty.LEADER, at=ward, name="Nina Ny"))
    deactivate_account(SYSTEM, user_of(leader))
    name_leader(administrator, agreement, leader=new)
    agreement.refresh_from_db()
    assert agreement.leader == new
    assert leaderless() == []
    assert Item.objects.get().cause == Cause.NEW_LEADER
    assert Notification.objects.filter(recipient=new).exists()
    event = Event.objects.get(verb="agreement.leader_named")
    assert event.payload == {"leader": new.pk, "before": leader.user_id}


def test_only_a_leader_of_the_place_can_be_named_and_only_by_those_above(agreement, ward, leader, region):
    nobody = factories.person("Nis Ingen")
    with pytest.raises(Invalid):
        name_leader(leader, agreement, leader=nobody)
    with pytest.raises(Invalid):
        name_leader(leader, agreement, leader=user_of(leader))
    new = user_of(factories.assigned(Duty.LEADER, at=ward))
    partner = factories.partner(region)
    Agreement.objects.update(partner=partner, kind="partnership")
    agreement.refresh_from_db()
    for by in (
        factories.assigned(Duty.COORDINATOR, at=ward),
        factories.assigned(Duty.COMMITTEE_MEMBER, at=ward),
        factories.assigned(Duty.ASSOCIATION_LEADER, at=partner),
    ):
        with pytest.raises(Denied):
            name_leader(by, agreement, leader=new)


def test_the_page_names_a_leader(agreement, ward, leader, administrator, employee, foreigner, client_of):
    url = reverse("agreements:leader", args=[agreement.pk])
    assert "leder" in client_of(administrator).get(url).content.decode()
    new = user_of(factories.assigned(Duty.LEADER, at=ward, name="Nina Ny"))
    client = client_of(administrator)
    assert client.get(url).status_code == 200
    assert client.post(url, {"leader": ""}).status_code == 422
    assert client.post(url, {"leader": new.pk}).status_code == 302
    assert client_of(employee).get(url).status_code == 403
    assert client_of(foreigner).get(url).status_code == 404


@pytest.mark.requirement("DR-37")
def test_an_agreement_carried_by_one_person_shows_a_warning(ward, leader, client_of):
    in_force(ward, leader=user_of(leader), contact=user_of(leader), substitute=None)
    page = client_of(leader).get(reverse("agreements:overview")).content.decode()
    assert "Lederen er også kontaktperson" in page
    assert "Ingen kan træde til" in page


@pytest.mark.requirement("DR-37")
def test_what_depends_on_one_person_is_said_in_words(ward):
    shared = in_force(ward)
    assert burdens(shared) == []
    assert len(burdens(shared, contact_of=3)) == 1
    shared.substitute = shared.leader
    assert len(burdens(shared)) == 1
    shared.coordinator_hours = 0
    assert len(burdens(shared)) == 2
