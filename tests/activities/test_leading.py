"""An activity whose leader leaves is seen the same day (RM-61)."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.events.models import Event
from samspil.base.jobs.working import drain
from samspil.people.activities.actions import name_responsibles
from samspil.people.activities.models import Activity
from samspil.society.access.matrix import Duty
from samspil.society.accounts.actions import deactivate_account
from samspil.society.accounts.models import User
from samspil.society.duties.actions import assign_duty, end_duty
from samspil.society.duties.models import Assignment
from samspil.society.notifications.models import Notification
from tests import factories


@pytest.fixture
def led(ward, leader, coordinator, administrator) -> Activity:
    """A published activity with a leader who holds the duty."""
    return factories.published_activity(
        ward,
        leader=User.objects.get(pk=leader.user_id),
        contact=User.objects.get(pk=coordinator.user_id),
    )


def told():
    rows = Notification.objects.filter(subject="En indsats har ingen leder")
    return set(rows.values_list("recipient", flat=True))


def listed(client):
    return "Patientstøtte" in client.get("/indsatser/?mangler=leader").content.decode()


@pytest.mark.requirement("RM-61")
@pytest.mark.parametrize("how", ["account", "duty", "time"])
def test_a_leader_who_leaves_sets_off_the_alarm_the_same_day(
    led, leader, coordinator, administrator, client_of, how
):
    duty = Assignment.objects.get(user=leader.user_id)
    client, day = client_of(administrator), clock.today()
    assert not listed(client)
    drain()
    if how == "account":
        deactivate_account(SYSTEM, User.objects.get(pk=leader.user_id))
    elif how == "duty":
        end_duty(administrator, duty)
    else:
        Assignment.objects.filter(pk=duty.pk).update(ends_on=day + timedelta(days=1))
        day += timedelta(days=1)
    with time_machine.travel(clock.at(day, clock.local(clock.now()).time())):
        drain()
        drain()
        assert listed(client_of(administrator))
        assert told() == {coordinator.user_id, administrator.user_id}
        led.refresh_from_db()
        assert led.leader_missed_on == day
    assert Event.objects.filter(verb="activity.leader_missing").count() == 1


@pytest.mark.requirement("RM-61")
def test_the_alarm_rests_when_somebody_leads_again_and_sounds_anew(
    led, leader, coordinator, administrator, ward
):
    end_duty(administrator, Assignment.objects.get(user=leader.user_id))
    again = assign_duty(SYSTEM, led.leader, Duty.LEADER, authority=ward.unit.authority, unit=ward.unit)
    led.refresh_from_db()
    assert led.leader_missed_on is None
    end_duty(administrator, again)
    other = factories.assigned(Duty.LEADER, at=ward, name="Ny Leder")
    people = {"contact": led.contact, "substitute": User.objects.get(pk=other.user_id)}
    factories.assigned(Duty.EMPLOYEE, at=ward, name="Ellen Ekstra")
    name_responsibles(administrator, led, leader=User.objects.get(pk=other.user_id), **people)
    led.refresh_from_db()
    assert led.leader_missed_on is None
    assert Event.objects.filter(verb="activity.leader_missing").count() == 2
