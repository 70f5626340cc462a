"""The plan of recognition: days, yearly things that come again, and a word when one was forgotten."""

from datetime import date, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid
from samspil.compact.agreements.models import Agreement, QuestionAnswer
from samspil.learning.recognition.actions.plans import (
    change_item,
    complete_item,
    drop_item,
    plan_item,
    remind_of_item,
)
from samspil.learning.recognition.jobs import remind_of_thanks
from samspil.learning.recognition.models import PlanItem
from samspil.learning.recognition.queries.plans import promises_without_days
from samspil.learning.recognition.rules.anniversaries import next_year
from samspil.society.notifications.models import Notification
from tests import factories


@pytest.fixture
def item(ward, leader):
    return plan_item(
        leader, ward, what="Sommerfest", due_on=clock.today() + timedelta(days=10), repeat="yearly"
    )


@pytest.fixture
def agreement(ward, leader):
    """An agreement in force that answers question 14."""
    made = Agreement.objects.create(
        kind="workplace",
        workplace=ward,
        title="Patientstøtte",
        state="active",
        activated_at=clock.now(),
        valid_from=clock.today(),
        leader_id=leader.user_id,
        content_hash="x",
    )
    QuestionAnswer.objects.create(
        agreement=made, key="recognition", text="Fest hver sommer, og et kort til jul."
    )
    return made


@pytest.mark.requirement("DR-55")
def test_what_was_agreed_becomes_things_with_days(agreement, leader, client_of, ward):
    client = client_of(leader)
    assert "Aftalt, men uden en dag" in client.get("/anerkendelse/").content.decode()
    address = f"/anerkendelse/ny/?aftale={agreement.pk}"
    assert "Fest hver sommer" in client.get(address).content.decode()
    day = clock.today() + timedelta(days=30)
    sent = {"what": "Sommerfest", "due_on": day.isoformat(), "repeat": "yearly"}
    assert client.post(address, sent).status_code == 302
    item = PlanItem.objects.get()
    assert (item.agreement, item.workplace, item.due_on) == (agreement, ward, day)
    page = client.get("/anerkendelse/").content.decode()
    assert "Sommerfest" in page
    assert "Aftalt, men uden en dag" not in page
    assert "Fest hver sommer" in client.get(f"/anerkendelse/?aftale={agreement.pk}").content.decode()


@pytest.mark.requirement("DR-55")
def test_a_yearly_thing_comes_again_when_it_has_been_done(item, leader):
    following = complete_item(leader, item)
    assert following.due_on == next_year(item.due_on, today=clock.today())
    assert (following.what, following.state, following.follows) == ("Sommerfest", "planned", item)
    with pytest.raises(IllegalMove):
        complete_item(leader, PlanItem.objects.get(pk=item.pk))
    assert PlanItem.objects.count() == 2


def test_two_who_note_it_at_once_make_one_next_year(item, leader):
    first, second = PlanItem.objects.get(pk=item.pk), PlanItem.objects.get(pk=item.pk)
    complete_item(leader, first)
    with pytest.raises(IllegalMove):
        complete_item(leader, second)
    assert PlanItem.objects.planned().count() == 1


def test_what_is_done_once_or_dropped_does_not_come_again(ward, leader, item):
    once = plan_item(leader, ward, what="Kage", due_on=clock.today())
    assert complete_item(leader, once) is None
    drop_item(leader, item)
    assert not PlanItem.objects.planned().exists()
    with pytest.raises(IllegalMove):
        drop_item(leader, PlanItem.objects.get(pk=once.pk))


@pytest.mark.requirement("DR-55")
def test_a_forgotten_day_is_spoken_of_once_for_each_day(item, leader, coordinator):
    remind_of_thanks.func()
    assert not Notification.objects.exists()
    PlanItem.objects.update(due_on=clock.today() - timedelta(days=1))
    for _ in range(3):
        remind_of_thanks.func()
    for who in (leader, coordinator):
        assert (
            Notification.objects.filter(recipient=who.user_id, subject__contains="blevet glemt").count() == 1
        )
    fresh = PlanItem.objects.select_related("workplace__unit", "agreement").get()
    remind_of_item(SYSTEM, fresh)
    change_item(leader, fresh, what=fresh.what, due_on=clock.today(), repeat="yearly")
    PlanItem.objects.update(due_on=clock.today() - timedelta(days=1))
    remind_of_thanks.func()
    assert Notification.objects.filter(recipient=leader.user_id).count() == 2


def test_a_day_that_is_over_cannot_be_planned(ward, leader, item):
    yesterday = clock.today() - timedelta(days=1)
    with pytest.raises(Invalid):
        plan_item(leader, ward, what="Kage", due_on=yesterday)
    with pytest.raises(Invalid):
        change_item(leader, item, what="Kage", due_on=yesterday, repeat="once")
    with pytest.raises(Invalid):
        complete_item(leader, item, done_on=clock.today() + timedelta(days=1))


def test_an_item_belongs_to_the_agreement_of_its_own_place(region, leader, ward, agreement):
    other = factories.open_workplace(region, name="Dagafsnittet")
    boss = factories.assigned(factories.places.Duty.LEADER, at=region)
    with pytest.raises(Invalid):
        plan_item(boss, other, what="Kage", due_on=clock.today(), agreement=agreement)


def test_only_those_who_thank_there_plan(ward, item, employee, volunteer, foreigner, leader):
    for nobody in (employee, volunteer, foreigner, STRANGER):
        with pytest.raises(Denied):
            plan_item(nobody, ward, what="Kage", due_on=clock.today())
        with pytest.raises(Denied):
            change_item(nobody, item, what="Kage", due_on=item.due_on, repeat="once")
        for act in (complete_item, drop_item, remind_of_item):
            with pytest.raises(Denied):
                act(nobody, item)
    drop_item(leader, item)
    with pytest.raises(Conflict):
        change_item(leader, item, what="Kage", due_on=item.due_on, repeat="once")


def test_the_promises_are_those_within_reach(agreement, leader, foreigner, employee):
    assert list(promises_without_days(leader)) == [agreement]
    assert not promises_without_days(foreigner)
    assert not promises_without_days(employee)


def test_the_pages_change_finish_and_drop(item, leader, client_of, foreigner, employee):
    client = client_of(leader)
    assert client.get(f"/anerkendelse/{item.pk}/").status_code == 200
    day = item.due_on.strftime("%d.%m.%Y")
    sent = {"what": "Høstfest", "due_on": day, "repeat": "yearly"}
    assert client.post(f"/anerkendelse/{item.pk}/", sent).status_code == 302
    for nobody in (foreigner, employee):
        for end in ("", "gennemfoerelse/", "bortfald/"):
            assert client_of(nobody).post(f"/anerkendelse/{item.pk}/{end}", sent).status_code == 404
    assert client.post(f"/anerkendelse/{item.pk}/gennemfoerelse/").status_code == 302
    assert client.post(f"/anerkendelse/{item.pk}/gennemfoerelse/").status_code == 409
    again = PlanItem.objects.planned().get()
    assert again.what == "Høstfest"
    assert client.post(f"/anerkendelse/{again.pk}/bortfald/").status_code == 302
    assert "Det, der har været" in client.get("/anerkendelse/").content.decode()
    assert client.post("/anerkendelse/ny/", {"what": "", "due_on": "x"}).status_code == 422


@pytest.mark.parametrize(
    ("due_on", "today", "then"),
    [
        (date(2024, 2, 29), date(2024, 3, 1), date(2025, 2, 28)),
        (date(2026, 6, 1), date(2026, 5, 20), date(2027, 6, 1)),
        (date(2022, 6, 1), date(2026, 7, 1), date(2027, 6, 1)),
    ],
)
def test_a_year_on_is_a_year_on(due_on, today, then):
    assert next_year(due_on, today=today) == then
