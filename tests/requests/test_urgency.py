"""What cannot wait: a wish that the ward marks, and an alarm that nobody answers."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied
from samspil.everyday.requests.actions import (
    agree_to_home,
    answer_home_alarm,
    cancel_request,
    check_in_home,
    check_out_home,
    mark_urgent,
    open_home,
    pass_alarm_on,
)
from samspil.everyday.requests.jobs.finding import ask_next_volunteers, look_out_for_volunteers
from samspil.everyday.requests.models import HomeVisit, Question
from samspil.society.access.matrix import Duty
from samspil.society.notifications.models import Notification
from tests import factories
from tests.requests.finders import fresh, helper, taken, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


def in_time(**ahead: float):
    return clock.stopped_at(clock.now() + timedelta(**ahead))


def whenever(activity, **said):
    """Return a wish without a time."""
    return wish(activity, hours=None, **said)


def test_a_wish_without_a_time_goes_out_when_the_ward_says_that_it_cannot_wait(activity, employee):
    helper(activity, "Jytte Holm", may_be_called=True)
    request = whenever(activity)
    ask_next_volunteers.func()
    assert not Question.objects.exists()
    mark_urgent(employee, request)
    mark_urgent(employee, request)
    ask_next_volunteers.func()
    ask_next_volunteers.func()
    assert Question.objects.filter(request=request).count() == 1


def test_who_became_free_later_is_asked_when_it_becomes_urgent(activity, employee, coordinator):
    request = whenever(activity)
    mark_urgent(employee, request)
    ask_next_volunteers.func()
    helper(activity, "Jytte Holm", may_be_called=True)
    mark_urgent(employee, request)
    ask_next_volunteers.func()
    assert Question.objects.filter(request=request).count() == 1


def test_only_the_place_itself_marks_and_only_what_has_no_time_and_wants_somebody(
    activity, employee, foreigner, administrator, volunteer, stranger
):
    request = whenever(activity)
    for nobody in (foreigner, administrator, volunteer, stranger):
        with pytest.raises(Denied):
            mark_urgent(nobody, request)
    with pytest.raises(Conflict):
        mark_urgent(employee, wish(activity, hours=48, phone="+4587654321"))
    cancel_request(stranger, request, key=request.key)
    with pytest.raises(Conflict):
        mark_urgent(employee, request)


def test_a_nurse_marks_it_on_the_page_of_the_request(client_of, activity, employee, foreigner):
    request = whenever(activity)
    client = client_of(employee)
    page = f"/anmodninger/{request.pk}/"
    assert "Det haster" in client.get(page).content.decode()
    assert client_of(foreigner).post(f"{page}haster/").status_code == 404
    assert client.post(f"{page}haster/").status_code == 302
    shown = client.get(page).content.decode()
    assert "Haster" in shown
    assert f"{page}haster/" not in shown
    assert "Haster" in client.get("/anmodninger/").content.decode()


# --- Nobody answers -----------------------------------------------------------------------------------------


@pytest.fixture
def home(ward):
    return factories.published_activity(ward, kind="visiting", setting="private_home", title="Besøg hjemme")


@pytest.fixture
def ringing(home, stranger):
    """A volunteer is in a home, and has not come out in time: the named person has been told."""
    jytte = helper(home, "Jytte Holm", private_homes=True)
    request = wish(home, whereabouts="", email="inger@example.dk", phone="", hours=1)
    taken(jytte, request)
    open_home(stranger, fresh(request), key=request.key, address="Hasselvej 12", agrees=True)
    agree_to_home(jytte, visit(), wants_check_in=True)
    with in_time(hours=1):
        check_in_home(jytte, visit())
    with in_time(hours=2, minutes=31):
        look_out_for_volunteers.func()
    return jytte


def visit() -> HomeVisit:
    rows = HomeVisit.objects.select_related(
        "meeting__request__activity__workplace__unit", "meeting__volunteer"
    )
    return rows.get()


def alarms(user_id):
    return Notification.objects.filter(recipient=user_id, urgent=True)


@pytest.mark.requirement("RM-31")
def test_the_leader_is_told_once_when_the_named_person_does_not_answer(ringing, leader, home):
    with in_time(hours=2, minutes=40):
        look_out_for_volunteers.func()
    assert not alarms(leader.user_id).exists()
    with in_time(hours=2, minutes=52):
        look_out_for_volunteers.func()
        look_out_for_volunteers.func()
    told = alarms(leader.user_id).get()
    assert home.contact.name in told.body
    assert "Hasselvej" not in told.body
    assert alarms(home.contact_id).count() == 1


def test_who_answers_keeps_the_leader_asleep(ringing, leader, coordinator, home, volunteer):
    with pytest.raises(Denied):
        answer_home_alarm(volunteer, visit())
    answer_home_alarm(coordinator, visit())
    with pytest.raises(Conflict):
        answer_home_alarm(coordinator, visit())
    with in_time(hours=4):
        look_out_for_volunteers.func()
    assert not alarms(leader.user_id).exists()


def test_who_comes_out_late_rings_nobody_else(ringing, leader):
    with in_time(hours=2, minutes=35):
        check_out_home(ringing, visit())
    with in_time(hours=4):
        look_out_for_volunteers.func()
        pass_alarm_on(SYSTEM, visit())
    assert not alarms(leader.user_id).exists()


def test_the_leaders_above_are_told_where_the_place_has_none_and_never_only_the_silent_one(
    ringing, home, ward
):
    other = factories.assigned(Duty.COORDINATOR, at=ward, name="Karl Kollega")
    with in_time(hours=4):
        look_out_for_volunteers.func()
    assert alarms(other.user_id).exists()
    assert alarms(home.contact_id).count() == 1


def test_the_page_of_the_alarm_says_whom_to_call_and_takes_the_answer(
    client_of, ringing, coordinator, employee, foreigner
):
    page = f"/anmodninger/{visit().meeting.request_id}/alarm/"
    client = client_of(coordinator)
    assert "Jeg tager mig af det" in client.get(page).content.decode()
    assert page in client.get(page.removesuffix("alarm/")).content.decode()
    for nobody in (employee, foreigner):
        assert client_of(nobody).get(page).status_code == 404
    assert "Hasselvej" not in client.get(page).content.decode()
    assert client.post(page).status_code == 302
    assert "Nogen tager sig af det" in client.get(page).content.decode()
    assert client.post(page).status_code == 409
