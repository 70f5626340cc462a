"""A meeting in a private home: both agree, then the volunteer alone sees the address."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import (
    agree_to_home,
    cancel_request,
    check_in_home,
    check_out_home,
    hold_meeting,
    open_home,
    step_back,
)
from samspil.everyday.requests.jobs.finding import look_out_for_volunteers
from samspil.everyday.requests.models import HomeVisit, Meeting
from samspil.everyday.requests.queries.matching import next_to_ask
from samspil.everyday.requests.queries.pulling import takeable_by
from samspil.society.notifications.models import Notification
from tests import factories
from tests.requests.finders import fresh, helper, person_of, taken, wish

ADDRESS = "Hasselvej 12, 8800 Viborg"


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward, kind="visiting", setting="private_home")


@pytest.fixture
def jytte(activity):
    return helper(activity, "Jytte Holm", private_homes=True, may_be_called=True)


def at_home(activity, **said):
    return wish(activity, whereabouts="", email="inger@example.dk", phone="", **said)


def visit() -> HomeVisit:
    return HomeVisit.objects.select_related(
        "meeting__request__activity__workplace__unit", "meeting__volunteer"
    ).get()


def in_time(**ahead: float):
    return clock.stopped_at(clock.now() + timedelta(**ahead))


@pytest.mark.requirement("RM-31")
def test_the_address_is_invisible_before_both_have_agreed(activity, jytte, stranger, client_of, coordinator):
    request = at_home(activity)
    with pytest.raises(Conflict):
        open_home(stranger, request, key=request.key, address=ADDRESS, agrees=True)
    meeting = taken(jytte, request)
    path = f"/moeder-med-borgere/{meeting.pk}/"
    page = client_of(None).get(f"/bed-om/{request.pk}/{request.key}/hjem/").content.decode()
    assert "fører ikke tilsyn" in page
    assert "Dækket af regionens ordning" in page
    client_of(None).post(f"/bed-om/{request.pk}/{request.key}/hjem/", {"address": ADDRESS, "agrees": "on"})
    assert visit().address == ADDRESS
    assert "Hasselvej" not in client_of(jytte).get(path).content.decode()
    client_of(jytte).post(f"{path}hjem/", {"wants_check_in": "on"})
    assert ADDRESS in client_of(jytte).get(path).content.decode()
    # Nobody else reads it: not the coordinator, not another volunteer, not the page of the question.
    assert client_of(coordinator).get(path).status_code == 404
    other = helper(activity, "Ole Bakke", private_homes=True)
    assert client_of(other).get(path).status_code == 404
    for staff in (f"/anmodninger/{request.pk}/", f"/anmodninger/{request.pk}/forslag/"):
        assert "Hasselvej" not in client_of(coordinator).get(staff).content.decode()


@pytest.mark.requirement("RM-31")
def test_the_address_is_in_no_message_and_no_event(activity, jytte, stranger):
    request = at_home(activity)
    taken(jytte, request)
    open_home(stranger, fresh(request), key=request.key, address=ADDRESS, agrees=True)
    agree_to_home(jytte, visit())
    assert not Notification.objects.filter(body__contains="Hasselvej").exists()
    assert not [event for event in Event.objects.all() if "Hasselvej" in str(event.payload)]


def test_the_citizen_agrees_with_the_private_key_and_an_address(activity, jytte, stranger):
    request = at_home(activity)
    taken(jytte, request)
    with pytest.raises(NotVisible):
        open_home(stranger, fresh(request), key="gæt", address=ADDRESS, agrees=True)
    for missing in ({"address": "", "agrees": True}, {"address": ADDRESS, "agrees": False}):
        with pytest.raises(Invalid):
            open_home(stranger, fresh(request), key=request.key, **missing)
    assert visit().citizen_agreed_at is None


def test_nobody_agrees_for_the_volunteer(activity, jytte, coordinator):
    taken(jytte, at_home(activity))
    with pytest.raises(Denied):
        agree_to_home(coordinator, visit())


def test_who_has_not_wished_for_homes_is_neither_shown_asked_nor_let_in(activity):
    ole = helper(activity, "Ole Bakke", may_be_called=True)
    request = at_home(activity)
    assert not takeable_by(person_of(ole))
    assert not next_to_ask(request, 5)
    with pytest.raises(Closed):
        taken(ole, request)


@pytest.mark.requirement("RM-31")
def test_the_named_person_is_told_when_the_volunteer_does_not_come_out(activity, jytte, stranger):
    request = at_home(activity, hours=1)
    taken(jytte, request)
    open_home(stranger, fresh(request), key=request.key, address=ADDRESS, agrees=True)
    agree_to_home(jytte, visit(), wants_check_in=True)
    with pytest.raises(Conflict):
        check_in_home(jytte, visit())  # too early
    with in_time(hours=1):
        check_in_home(jytte, visit())
        look_out_for_volunteers.func()
    assert not Notification.objects.filter(recipient=activity.contact).exists()
    with in_time(hours=2, minutes=31):
        look_out_for_volunteers.func()
        look_out_for_volunteers.func()
    told = Notification.objects.get(recipient=activity.contact)
    assert told.urgent
    assert "Jytte Holm" in told.body
    assert "Hasselvej" not in told.body
    with in_time(hours=3):
        check_out_home(jytte, visit())
    assert visit().checked_out_at is not None


def test_who_comes_out_in_time_rings_nobody(activity, jytte, stranger):
    request = at_home(activity, hours=1)
    taken(jytte, request)
    open_home(stranger, fresh(request), key=request.key, address=ADDRESS, agrees=True)
    agree_to_home(jytte, visit(), wants_check_in=True)
    with in_time(hours=1):
        check_in_home(jytte, visit())
    with in_time(hours=2):
        check_out_home(jytte, visit())
    with in_time(hours=5):
        look_out_for_volunteers.func()
    assert not Notification.objects.filter(recipient=activity.contact).exists()


@pytest.mark.parametrize("end", ["held", "cancelled", "stepped back"])
def test_the_address_goes_when_it_is_over(activity, jytte, stranger, end):
    request = at_home(activity)
    taken(jytte, request)
    open_home(stranger, fresh(request), key=request.key, address=ADDRESS, agrees=True)
    meeting = Meeting.objects.select_related("request__activity__workplace__unit", "volunteer").get()
    if end == "held":
        hold_meeting(jytte, meeting)
    elif end == "cancelled":
        cancel_request(stranger, fresh(request), key=request.key)
    else:
        step_back(jytte, meeting)
    assert not HomeVisit.objects.exclude(address="").exists()
