"""A volunteer says yes, or no, and may step back."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.everyday.requests.actions import (
    cancel_request,
    complete_request,
    move_request,
    stop_request,
)
from samspil.everyday.requests.actions.moving import move_own_request
from samspil.everyday.requests.actions.taking import (
    confirm_meeting,
    hold_meeting,
    silence_need,
    stand_by,
    step_back,
    take_request,
)
from samspil.everyday.requests.models import Meeting, Question, Search, Silence, Standby
from samspil.people.activities.actions import pause_activity
from samspil.people.citizens.actions import mark_whereabouts
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation
from samspil.society.notifications.models import Notification
from tests import factories
from tests.requests.finders import fresh, helper, person_of, soon, taken, wish


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def jytte(activity):
    return helper(activity, "Jytte Holm")


@pytest.fixture
def ole(activity):
    return helper(activity, "Ole Bakke")


def told(actor) -> list[str]:
    return list(
        Notification.objects.filter(recipient=actor.user_id, kind="request")
        .order_by("pk")
        .values_list("subject", flat=True)
    )


def test_the_first_yes_wins_and_both_are_told(activity, jytte, ole):
    request = wish(activity, email="inger@example.dk", phone="")
    late = fresh(request)
    meeting = taken(jytte, request)
    assert fresh(request).state == "found"
    assert meeting.state == "agreed"
    with pytest.raises(Conflict):
        take_request(ole, late, volunteer=person_of(ole))
    assert Meeting.objects.count() == 1
    assert told(jytte) == ["Tak: Du er den, der kommer"]
    assert "Vi har fundet en frivillig" in set(
        Notification.objects.filter(address="inger@example.dk").values_list("subject", flat=True)
    )


def test_nobody_takes_for_somebody_else(activity, jytte, ole, coordinator):
    request = wish(activity)
    for actor in (ole, coordinator):
        with pytest.raises(Denied):
            take_request(actor, request, volunteer=person_of(jytte))


def test_every_gate_is_asked(activity, jytte, ward, foreigner):
    request = wish(activity)
    unready = helper(activity, "Uklar Ulla", ready=False)
    with pytest.raises(Closed):
        taken(unready, request)
    elsewhere = factories.published_activity(factories.open_workplace(ward.unit.authority, name="Anden"))
    outsider = helper(elsewhere, "Fjern Frida")
    with pytest.raises(Closed):
        taken(outsider, request)
    pause_activity(SYSTEM, activity)
    with pytest.raises(Closed):
        taken(jytte, request)


def test_one_is_not_in_two_places(activity, jytte):
    taken(jytte, wish(activity, hours=30))
    with pytest.raises(Closed):
        taken(jytte, wish(activity, hours=30.5, whereabouts="Stue 9", phone="+4530405061"))


@pytest.mark.requirement("RM-32", "DR-40")
def test_who_said_no_to_contact_is_met_by_nobody_and_the_volunteer_is_told_neutrally(
    activity, jytte, ole, employee, ward
):
    request = wish(activity)
    taken(jytte, request)
    mark_whereabouts(employee, ward, whereabouts="stue 4")
    assert fresh(request).state == "stopped"
    assert Meeting.objects.get().state == "cancelled"
    assert told(jytte) == ["Tak: Du er den, der kommer", "Mødet er aflyst"]
    body = Notification.objects.get(recipient=jytte.user_id, subject="Mødet er aflyst").body
    assert "Det har intet med dig at gøre" in body
    with pytest.raises(Closed) as refused:
        taken(ole, request)
    assert "nej" not in refused.value.reason.lower()


@pytest.mark.requirement("RM-33")
def test_stepping_back_needs_no_reason_and_leaves_no_row(activity, jytte, ole):
    request = wish(activity)
    step_back(jytte, taken(jytte, request))
    assert fresh(request).state == "searching"
    assert not Meeting.objects.exists()
    event = Event.objects.get(verb="request.volunteer_stepped_back")
    assert event.actor_kind == "system"
    assert event.payload == {}
    assert taken(ole, request).state == "agreed"


def test_a_need_that_is_silenced_is_only_the_volunteers_own_to_know(activity, jytte):
    request = wish(activity)
    silence_need(jytte, request, volunteer=person_of(jytte))
    assert Silence.objects.count() == 1
    event = Event.objects.get(verb="search.silenced")
    assert (event.authority_id, event.unit_path, event.actor_kind) == (None, "", "system")
    assert str(jytte.user_id) not in str(event.payload)
    cancel_request(jytte, request, key=request.key)
    assert not Silence.objects.exists()


def test_who_said_no_thanks_may_change_their_mind(activity, jytte):
    request = wish(activity)
    silence_need(jytte, request, volunteer=person_of(jytte))
    assert taken(jytte, request).state == "agreed"
    assert not Silence.objects.exists()


def test_stopping_cancels_and_tells_each_once(activity, jytte, coordinator):
    request = wish(activity)
    taken(jytte, request)
    stop_request(coordinator, fresh(request))
    stop_request(coordinator, fresh(request))
    assert told(jytte).count("Mødet er aflyst") == 1
    assert not any((Question.objects.exists(), Search.objects.exists(), Silence.objects.exists()))


def test_a_new_time_is_asked_about_again(activity, jytte, coordinator):
    request = wish(activity, hours=30)
    meeting = taken(jytte, request)
    move_request(coordinator, fresh(request), starts_at=soon(50), ends_at=soon(51))
    meeting.refresh_from_db()
    assert meeting.state == "asked_again"
    assert "Der er en ny tid eller et nyt sted: Passer det dig?" in told(jytte)
    confirm_meeting(jytte, meeting)
    assert Meeting.objects.get().state == "agreed"


def test_the_asker_moves_with_the_private_key_alone(activity, jytte, stranger):
    request = wish(activity, hours=30)
    taken(jytte, request)
    with pytest.raises(NotVisible):
        move_own_request(stranger, fresh(request), key="gæt", starts_at=soon(50), ends_at=None)
    with pytest.raises(Invalid):
        move_own_request(stranger, fresh(request), key=request.key, starts_at=soon(-5), ends_at=None)
    move_own_request(stranger, fresh(request), key=request.key, starts_at=soon(50), ends_at=None)
    assert Meeting.objects.get().state == "asked_again"
    step_back(jytte, Meeting.objects.get())
    assert fresh(request).state == "searching"


def test_the_volunteer_says_that_they_have_met(activity, jytte, coordinator):
    request = wish(activity)
    meeting = taken(jytte, request)
    hold_meeting(jytte, meeting)
    assert fresh(request).state == "done"
    assert Meeting.objects.get().state == "held"
    with pytest.raises(Conflict):
        hold_meeting(jytte, Meeting.objects.get())


def test_what_has_not_begun_is_not_over(activity, jytte):
    with pytest.raises(Conflict):
        hold_meeting(jytte, taken(jytte, wish(activity, hours=30)))


def test_what_the_coordinator_completes_is_held(activity, jytte, coordinator):
    request = wish(activity)
    taken(jytte, request)
    complete_request(coordinator, fresh(request))
    assert Meeting.objects.get().state == "held"


@pytest.mark.requirement("RM-81")
def test_a_purchase_is_not_closed_by_the_volunteer_without_its_receipt(activity, jytte):
    request = wish(activity, kind="purchase", what="En avis", most_kroner=50)
    meeting = taken(jytte, request)
    with pytest.raises(Invalid):
        hold_meeting(jytte, meeting)
    hold_meeting(jytte, Meeting.objects.select_related("request").get(), receipt_note="Bon på 32 kr.")
    assert fresh(request).state == "done"


def test_who_waits_is_first_when_somebody_steps_back(activity, jytte, ole):
    request = wish(activity)
    meeting = taken(jytte, request)
    stand_by(ole, fresh(request), volunteer=person_of(ole))
    step_back(jytte, meeting)
    assert Search.objects.get().next_at is not None
    assert Standby.objects.get().volunteer_id == ole.volunteer_id


def test_who_leaves_frees_what_was_promised_the_same_day(activity, jytte, coordinator):
    request = wish(activity)
    taken(jytte, request)
    end_affiliation(coordinator, Affiliation.objects.get(volunteer=jytte.volunteer_id))
    assert not Meeting.objects.exists()
    assert fresh(request).state == "searching"
