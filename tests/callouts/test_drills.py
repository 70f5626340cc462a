"""A simulated alarm, from the nearest who are alerted to the debrief (RM-87)."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.everyday.callouts.actions import (
    accept_alarm,
    alert_wave,
    arrive,
    begin_drill,
    decline_alarm,
    hold_debrief,
    remind_of_debrief,
    remove_responder,
    stand_down,
    turn_back,
)
from samspil.everyday.callouts.jobs import close_drills, send_next_wave
from samspil.everyday.callouts.models import CallOut, CallOutAnswer, Debrief, Equipment
from samspil.society.notifications.models import Delivery, Notification
from tests.callouts.conftest import MIDDLE, after, answer_of, me, north


def begin(by, group, **fields):
    return begin_drill(by, group, **{"place": "Torvet ved rådhuset", "scene": MIDDLE} | fields)


@pytest.fixture
def drill(group, aed, four, coordinator):
    return begin(coordinator, group)


def alerted(drill, wave=1):
    rows = drill.answers.filter(wave=wave).order_by("distance", "pk")
    return [row.responder.name for row in rows.select_related("responder__affiliation__volunteer__user")]


def say_yes(*responders):
    for responder in responders:
        accept_alarm(me(responder), answer_of(responder))


@pytest.mark.requirement("RM-87")
def test_a_simulated_alarm_alerts_the_nearest_eligible_and_nobody_else(group, aed, four, join, coordinator):
    join("Erik, ikke på vagt", 0, on=False)
    join("Finn, udløbet", 0, until=clock.today() - timedelta(days=1), on=False, on_duty=True)
    join("Gerda, i ro", 0, quiet_from=time(0), quiet_until=time(23, 59))
    join("Hans, langt væk", 12)
    drill = begin(coordinator, group)
    assert alerted(drill) == ["Anna", "Bo", "Carl"]
    assert drill.has_more
    told = Notification.objects.filter(subject="ØVELSE: du kaldes ud")
    assert told.count() == 3
    assert all(one.urgent and "Dette er en øvelse" in one.body and "1-1-2" in one.body for one in told)
    assert Delivery.objects.filter(notification__in=told, due_at__lte=clock.now()).count() >= 3


@pytest.mark.requirement("RM-87")
def test_the_second_role_is_given_to_the_one_nearest_a_defibrillator(drill, aed, four):
    anna, bo, carl, _dorte = four
    say_yes(carl)
    assert answer_of(carl).role == "cpr"
    say_yes(bo)
    assert (answer_of(carl).role, answer_of(carl).aed) == ("aed", aed)
    assert answer_of(bo).role == "cpr"
    say_yes(anna)
    assert [answer_of(one).role for one in (anna, bo, carl)] == ["cpr", "coordinator", "aed"]
    drill.refresh_from_db()
    assert (drill.state, drill.taken) == ("covered", 3)
    new = Notification.objects.filter(subject="ØVELSE: du har fået en anden opgave")
    assert set(new.values_list("recipient__name", flat=True)) == {"Carl", "Bo"}


@pytest.mark.requirement("RM-87")
def test_all_times_are_kept_from_the_alarm_to_the_debrief(drill, four, coordinator, client_of):
    anna, bo, carl, _dorte = four
    with after(seconds=20):
        say_yes(anna, carl)
    with after(seconds=25):
        decline_alarm(me(bo), answer_of(bo))
    with after(minutes=4, seconds=9):
        arrive(me(anna), answer_of(anna))
    with after(minutes=5, seconds=58):
        arrive(me(carl), answer_of(carl))
    with after(minutes=30):
        stand_down(coordinator, CallOut.objects.get())
    first = answer_of(anna)
    times = [first.alerted_at, first.answered_at, first.arrived_at, first.released_at]
    begun = drill.begun_at
    assert [round((at - begun).total_seconds()) for at in times] == [0, 20, 249, 1800]
    assert answer_of(bo).answered_at is not None
    verbs = list(
        Event.objects.filter(verb__startswith="drill.").order_by("sequence").values_list("verb", flat=True)
    )
    assert verbs[:2] == ["drill.begun", "drill.wave_sent"]
    assert verbs.count("drill.accepted") == verbs.count("drill.arrived") == 2
    page = client_of(coordinator).get(f"/udkald/oevelse/{drill.pk}/").text
    assert "4:09" in page
    assert "Anna er fremme." in page
    assert "Nogen kan ikke komme." in page
    assert not re.search(r"\bBo\b", page)  # a no is counted and not named


@pytest.mark.requirement("RM-87")
def test_standing_down_makes_a_debrief_that_is_due_within_a_day(drill, four, coordinator):
    anna, bo, carl, _dorte = four
    say_yes(anna, bo)
    made = stand_down(coordinator, CallOut.objects.get())
    assert made.due_at - made.opened_at == timedelta(hours=24)
    assert made.opened_at <= clock.now()
    assert {row.state for row in CallOutAnswer.objects.all()} == {"released"}
    over = Notification.objects.filter(subject="ØVELSE: den er slut").values_list(
        "recipient__name", flat=True
    )
    assert set(over) == {"Anna", "Bo"}
    free = Notification.objects.filter(subject="ØVELSE: du skal ikke komme")
    assert set(free.values_list("recipient__name", flat=True)) == {"Carl"}
    waits = Notification.objects.filter(subject="En opsamling venter")
    assert [one.recipient_id for one in waits] == [coordinator.user_id]
    with pytest.raises(IllegalMove):
        stand_down(coordinator, CallOut.objects.get())
    with pytest.raises(Conflict):
        accept_alarm(me(carl), answer_of(carl))


def test_a_drill_that_nobody_stands_down_ends_by_itself_and_its_debrief_is_asked_for_once(drill, coordinator):
    with after(hours=3, minutes=1):
        close_drills.call()
        debrief = Debrief.objects.get()
        assert debrief.due_at - drill.begun_at < timedelta(hours=28)
    with after(hours=28):
        close_drills.call()
        close_drills.call()
        remind_of_debrief(SYSTEM, Debrief.objects.get())
    assert Notification.objects.filter(subject="Opsamlingen efter en øvelse er forsinket").count() == 1
    with pytest.raises(Denied):
        remind_of_debrief(coordinator, Debrief.objects.get())


def test_when_nobody_answers_the_next_are_alerted_once(drill):
    send_next_wave.call(drill.pk, 1)
    send_next_wave.call(drill.pk, 1)
    assert alerted(drill, wave=2) == ["Dorte"]
    drill.refresh_from_db()
    assert (drill.waves, drill.has_more) == (2, False)
    with pytest.raises(Conflict):
        alert_wave(SYSTEM, drill)


def test_of_two_who_send_the_same_wave_one_is_first(drill, coordinator):
    early, late = CallOut.objects.get(), CallOut.objects.get()
    alert_wave(coordinator, early)
    with pytest.raises(Conflict):
        alert_wave(coordinator, late)
    assert drill.answers.count() == 4


def test_of_two_who_say_yes_to_the_last_role_one_gets_it(drill, four, coordinator):
    alert_wave(coordinator, CallOut.objects.get())
    anna, bo, carl, dorte = four
    say_yes(anna, bo)
    stale = answer_of(dorte)
    say_yes(carl)
    with pytest.raises(Conflict):
        accept_alarm(me(dorte), stale)
    assert answer_of(dorte).state == "asked"
    assert CallOut.objects.get().taken == 3
    with pytest.raises(IntegrityError), transaction.atomic():
        CallOut.objects.update(taken=4)


@pytest.mark.django_db(transaction=True)
def test_of_four_who_say_yes_at_once_three_come_each_with_a_role_of_their_own(drill, four, coordinator):
    alert_wave(coordinator, CallOut.objects.get())

    def say(responder):
        try:
            accept_alarm(me(responder), answer_of(responder))
        except Conflict:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(say, four)) == [False, True, True, True]
    roles = CallOutAnswer.objects.filter(state="accepted").values_list("role", flat=True)
    assert sorted(roles) == ["aed", "coordinator", "cpr"]
    assert CallOut.objects.get().state == "covered"


def test_an_answer_is_given_once_and_by_oneself(drill, four, coordinator, foreigner):
    anna, bo = four[:2]
    for by in (coordinator, foreigner, me(bo), STRANGER):
        for act in (accept_alarm, decline_alarm, arrive, turn_back):
            with pytest.raises(Denied):
                act(by, answer_of(anna))
    say_yes(anna)
    with pytest.raises(IllegalMove):
        accept_alarm(me(anna), answer_of(anna))
    assert CallOut.objects.get().taken == 1
    with pytest.raises(IllegalMove):
        decline_alarm(me(anna), answer_of(anna))
    with pytest.raises(IllegalMove):
        arrive(me(bo), answer_of(bo))


def test_whoever_turns_back_frees_the_role_and_others_are_alerted(drill, four):
    anna, bo, carl, _dorte = four
    say_yes(anna, bo, carl)
    arrive(me(carl), answer_of(carl))
    turn_back(me(anna), answer_of(anna))
    found = CallOut.objects.get()
    assert (found.state, found.taken, found.covered_at) == ("calling", 2, None)
    assert (answer_of(bo).role, answer_of(carl).role, answer_of(anna).role) == ("cpr", "aed", "")
    send_next_wave.call(drill.pk, 1)
    assert alerted(drill, wave=2) == ["Dorte"]


def test_whoever_leaves_the_group_leaves_the_drill_too(drill, four, coordinator):
    anna, bo = four[:2]
    say_yes(anna, bo)
    remove_responder(coordinator, anna)
    assert CallOut.objects.get().taken == 1
    assert answer_of(bo).role == "cpr"


@pytest.mark.parametrize(
    ("changed", "error"), [({"scene": north(20)}, Invalid), ({"scene": (56.41, 9.31)}, Invalid)]
)
def test_there_is_no_drill_outside_the_area_or_where_nobody_is_near(group, four, coordinator, changed, error):
    group.radius = 1000
    with pytest.raises(error):
        begin(coordinator, group, **changed)
    assert not CallOut.objects.exists()


def test_one_drill_at_a_time(drill, group, coordinator, foreigner):
    with pytest.raises(Conflict):
        begin(coordinator, group)
    with pytest.raises(IntegrityError), transaction.atomic():
        CallOut.objects.create(group=group, place="Torvet")
    for act in (begin,):
        with pytest.raises(Denied):
            act(foreigner, group)
    for act in (alert_wave, stand_down):
        with pytest.raises(Denied):
            act(foreigner, drill)


def test_the_table_itself_refuses_what_is_no_drill(drill):
    """A live alarm cannot be stored: it stays with the emergency medical dispatch."""
    with pytest.raises(IntegrityError), transaction.atomic():
        CallOut.objects.update(is_drill=False)


def test_without_a_defibrillator_two_are_enough(group, four, coordinator):
    drill = begin(coordinator, group)
    anna, bo = four[:2]
    say_yes(anna, bo)
    drill.refresh_from_db()
    assert (drill.team, drill.state) == (2, "covered")
    assert [answer_of(one).role for one in (anna, bo)] == ["cpr", "coordinator"]


def test_the_debrief_is_done_once_and_says_what_must_be_refilled(
    drill, aed, four, coordinator, foreigner, client_of
):
    say_yes(four[0])
    client = client_of(coordinator)
    page = f"/udkald/oevelse/{drill.pk}/opsamling/"
    assert "Øvelsen er i gang" in client.get(page).text
    with pytest.raises(Conflict):
        hold_debrief(coordinator, drill, learned="")
    assert client.post(f"/udkald/oevelse/{drill.pk}/afblaesning/").url == page
    assert "Anna" in client.get(page).text
    with pytest.raises(Denied):
        hold_debrief(foreigner, drill, learned="")
    assert client.post(page, {"learned": "Vi mangler en saks.", "restock": [aed.pk]}).status_code == 302
    assert Equipment.objects.get().needs_care
    assert "Vi mangler en saks." in client.get(f"/udkald/oevelse/{drill.pk}/").text
    with pytest.raises(Conflict):
        hold_debrief(coordinator, drill, learned="")


def test_a_no_to_a_drill_names_nobody_in_the_log(drill, four):
    decline_alarm(me(four[1]), answer_of(four[1]))
    event = Event.objects.get(verb="drill.declined")
    assert event.actor_id is None
    assert (event.subject_type, event.subject_id) == ("callouts.callout", str(drill.pk))
    assert not {four[1].pk, answer_of(four[1]).pk} & set(event.payload.values())
