"""What people are told, when, and that it is told once."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied
from samspil.everyday.rotas.actions import (
    alert_understaffed,
    cancel_shift,
    check_in,
    complete_shift,
    hand_back,
    invite_volunteer,
    move_shift,
    remind,
)
from samspil.everyday.rotas.jobs import close_shifts, lapse_offers, send_reminders, tell_of_empty_places
from samspil.everyday.rotas.models import SignUp
from samspil.people.volunteers.models import Affiliation
from samspil.society.notifications.models import Notification
from tests.rotas.factories import recount, shift, taken


@pytest.fixture
def told():
    """Return the subjects that somebody has been sent since the last question."""

    def ask(actor):
        rows = Notification.objects.filter(recipient=actor.user_id, kind="shift").order_by("pk")
        subjects = [row.subject for row in rows]
        rows.delete()
        return subjects

    return ask


def test_a_reminder_comes_a_day_before_and_once(activity, jytte, told):
    on = shift(activity, days=3)
    taken(jytte, on)
    assert told(jytte)[0].startswith("Du har en plads")
    send_reminders.func()
    assert told(jytte) == []
    with time_machine.travel(on.starts_at - timedelta(hours=23)):
        send_reminders.func()
        send_reminders.func()
        assert [subject.startswith("Din vagt") for subject in told(jytte)] == [True]


def test_a_late_sign_up_is_reminded_too(activity, jytte, told):
    on = shift(activity, days=0.5)
    taken(jytte, on)
    told(jytte)
    send_reminders.func()
    assert told(jytte) == []
    with time_machine.travel(on.starts_at - timedelta(minutes=110)):
        send_reminders.func()
        assert len(told(jytte)) == 1


def test_whoever_has_not_answered_about_a_new_time_is_reminded_and_not_assumed(
    activity, jytte, coordinator, told
):
    on = shift(activity, days=5)
    taken(jytte, on)
    told(jytte)
    move_shift(
        coordinator, on, starts_at=on.starts_at + timedelta(hours=1), ends_at=on.ends_at + timedelta(hours=1)
    )
    assert told(jytte) == ["Din vagt har fået et nyt tidspunkt: Passer det dig?"]
    with time_machine.travel(on.starts_at - timedelta(hours=20)):
        send_reminders.func()
        send_reminders.func()
        assert told(jytte) == ["Passer vagtens nye tidspunkt dig?"]
    assert SignUp.objects.get().state == "asked_again"


@pytest.mark.requirement("RM-80", "DR-30")
def test_below_the_minimum_two_days_before_is_information_and_no_demand(
    activity, jytte, coordinator, leader, employee
):
    on = shift(activity, days=3, places=4, minimum=2)
    taken(jytte, on)
    tell_of_empty_places.func()
    assert not Notification.objects.filter(recipient=coordinator.user_id).exists()
    with time_machine.travel(on.starts_at - timedelta(hours=47)):
        tell_of_empty_places.func()
        tell_of_empty_places.func()
    [message] = Notification.objects.filter(recipient=coordinator.user_id)
    assert message.subject.startswith("Til orientering")
    assert "Tilmeldt: 1. Minimum: 2" in message.body
    assert "aldrig en opgave for personalet" in message.body
    for word in ("skal", "pligt", "påkrævet"):
        assert word not in message.body
    assert not message.urgent
    assert not Notification.objects.filter(recipient__in=[leader.user_id, employee.user_id]).exists()


def test_a_shift_with_enough_people_alarms_nobody(activity, jytte, coordinator):
    on = shift(activity, days=1, minimum=1)
    taken(jytte, on)
    tell_of_empty_places.func()
    assert not Notification.objects.filter(recipient=coordinator.user_id).exists()


def test_those_who_came_are_thanked_once(activity, jytte, ole, told):
    on = shift(activity, days=1)
    row = taken(jytte, on)
    taken(ole, on)
    told(jytte), told(ole)
    with time_machine.travel(on.starts_at):
        check_in(jytte, row)
    with time_machine.travel(on.ends_at + timedelta(minutes=5)):
        close_shifts.func()
        close_shifts.func()
    assert told(jytte) == ["Tak for i dag"]
    assert told(ole) == []


def test_where_nobody_noted_who_came_all_are_thanked(activity, jytte, told):
    on = shift(activity, days=1)
    taken(jytte, on)
    told(jytte)
    with time_machine.travel(on.ends_at + timedelta(minutes=5)):
        close_shifts.func()
    assert told(jytte) == ["Tak for i dag"]


def test_an_offer_says_until_when_and_lapses_by_itself(activity, jytte, ole, mia, told):
    on = shift(activity, places=1)
    row = taken(jytte, on)
    taken(ole, on, wait=True)
    taken(mia, on, wait=True)
    told(jytte)
    hand_back(jytte, row)
    assert told(ole)[0].startswith("Der er en ledig plads: Svar inden")
    assert told(jytte) == []
    with time_machine.travel(clock.now() + timedelta(hours=13)):
        lapse_offers.func()
        assert told(mia)[0].startswith("Der er en ledig plads")
    recount(on)


def test_an_invitation_and_a_cancellation_are_told(activity, jytte, ole, coordinator, told):
    on = shift(activity, days=0.9)
    invite_volunteer(coordinator, on, affiliation=Affiliation.objects.get(volunteer=jytte.volunteer_id))
    taken(ole, on)
    assert told(jytte)[0].startswith("Vil du tage en vagt")
    told(ole)
    cancel_shift(coordinator, on)
    assert Notification.objects.filter(recipient=ole.user_id, urgent=True).count() == 1
    assert told(ole)[0].startswith("Aflyst")
    assert told(coordinator) == []


def test_no_subject_names_a_person_or_an_activity(activity, jytte, coordinator):
    on = shift(activity, days=0.9, minimum=2)
    row = taken(jytte, on)
    tell_of_empty_places.func()
    remind(SYSTEM, row)
    move_shift(
        coordinator, on, starts_at=on.starts_at + timedelta(hours=1), ends_at=on.ends_at + timedelta(hours=1)
    )
    cancel_shift(coordinator, on)
    subjects = " ".join(Notification.objects.values_list("subject", flat=True))
    assert len(subjects) > 50
    assert "Jytte" not in subjects
    assert activity.title not in subjects


@pytest.mark.parametrize("act", [remind, alert_understaffed, complete_shift])
def test_only_the_clock_does_what_the_clock_does(activity, jytte, coordinator, act):
    on = shift(activity)
    row = taken(jytte, on)
    with pytest.raises(Denied):
        act(coordinator, row if act is remind else on)
