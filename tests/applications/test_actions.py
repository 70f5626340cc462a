from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.base.events.verification import verify
from samspil.people.activities.flow import State as ActivityState
from samspil.people.applications.actions import (
    accept_application,
    answer_interest,
    apply_to_activity,
    confirm_application,
    decline_application,
    leave_interest,
    put_on_waiting_list,
    set_recruitment,
    withdraw_application,
)
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application, Interest
from samspil.people.volunteers.actions import end_affiliation
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Duty
from tests import factories
from tests.applications.factories import accepted, received, unconfirmed, waiting

TOMORROW = timedelta(days=1)


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.mark.requirement("RM-40")
def test_a_stranger_applies_without_an_account_and_confirms(activity, coordinator):
    application = unconfirmed(activity)
    assert not Application.objects.visible_to(coordinator).exists()
    confirm_application(STRANGER, application, key=application.key)
    assert list(Application.objects.visible_to(coordinator)) == [application]


def test_only_the_link_confirms(activity):
    application = unconfirmed(activity)
    with pytest.raises(NotVisible):
        confirm_application(STRANGER, application, key="guessed")


def test_confirming_twice_changes_nothing(activity):
    application = received(activity)
    before = Event.objects.count()
    confirm_application(STRANGER, application, key=application.key)
    assert Event.objects.count() == before


def test_applying_twice_stays_one_application(activity):
    first = received(activity, email="sofie@example.dk")
    second = apply_to_activity(STRANGER, activity, name="Sofie", email="SOFIE@example.dk ", birth_year=1990)
    assert second == first


def test_two_unconfirmed_applications_become_one_when_both_are_confirmed(activity):
    first, second = (unconfirmed(activity, email="sofie@example.dk") for _ in range(2))
    confirm_application(STRANGER, first, key=first.key)
    counting = confirm_application(STRANGER, second, key=second.key)
    assert counting == first
    assert Application.objects.open().count() == 1


def test_a_declined_person_can_apply_again(activity, coordinator):
    application = received(activity, email="sofie@example.dk")
    decline_application(coordinator, application, reason="times")
    again = apply_to_activity(STRANGER, activity, name="Sofie", email="sofie@example.dk", birth_year=1990)
    assert again != application


@pytest.mark.requirement("VB-50")
def test_a_paused_recruitment_takes_no_applications_and_says_why(activity, coordinator):
    set_recruitment(coordinator, activity, wanted=2, is_open=False)
    with pytest.raises(Closed) as refusal:
        unconfirmed(activity)
    assert refusal.value.reasons


@pytest.mark.parametrize("state", [ActivityState.DRAFT, ActivityState.PAUSED, ActivityState.CLOSED])
def test_only_a_published_activity_takes_applications(ward, state):
    activity = factories.described_activity(ward, state=state)
    with pytest.raises(Closed):
        unconfirmed(activity)


def test_somebody_too_young_is_told_beside_the_field(activity):
    with pytest.raises(Invalid) as refusal:
        apply_to_activity(
            STRANGER, activity, name="Ung", email="ung@example.dk", birth_year=clock.today().year - 15
        )
    assert list(refusal.value.errors) == ["birth_year"]


@pytest.mark.requirement("DR-29")
def test_a_civil_registration_number_is_never_stored(activity):
    with pytest.raises(Invalid):
        apply_to_activity(
            STRANGER,
            activity,
            name="Bo",
            email="bo@example.dk",
            birth_year=1990,
            message="Mit nr. er 010190-1234",
        )
    assert not Application.objects.exists()


def test_the_coordinator_takes_the_applicant_on(activity, coordinator):
    application = received(activity)
    accept_application(coordinator, application, starts_on=clock.today() + TOMORROW)
    assert application.state == State.ACCEPTED
    assert (
        Affiliation.objects.current()
        .filter(volunteer=application.volunteer, workplace=activity.workplace)
        .exists()
    )
    assert Event.objects.filter(verb="application.accepted").count() == 1
    assert verify() == []


@pytest.mark.parametrize("persona", ["employee", "volunteer", "foreigner", "stranger"])
def test_nobody_else_decides(request, activity, persona):
    by = request.getfixturevalue(persona)
    application = received(activity)
    for decide in (
        lambda: accept_application(by, application, starts_on=clock.today()),
        lambda: decline_application(by, application, reason="times"),
        lambda: put_on_waiting_list(by, application),
        lambda: set_recruitment(by, activity, wanted=1),
    ):
        with pytest.raises(Denied):
            decide()
    application.refresh_from_db()
    assert application.state == State.RECEIVED


def test_an_association_decides_over_its_own_activities_alone(region, ward):
    red_cross = factories.partner(region)
    theirs, others = factories.published_activity(ward, partner=red_cross), factories.published_activity(ward)
    by = factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross)
    accept_application(by, received(theirs), starts_on=clock.today())
    with pytest.raises(Denied):
        accept_application(by, received(others), starts_on=clock.today())


def test_two_coordinators_decide_at_once_and_one_is_told(activity, coordinator, leader):
    mine = received(activity)
    theirs = Application.objects.get(pk=mine.pk)
    decline_application(coordinator, mine, reason="times")
    with pytest.raises(IllegalMove):
        accept_application(leader, theirs, starts_on=clock.today())
    theirs.refresh_from_db()
    assert theirs.state == State.DECLINED


def test_a_start_in_the_past_is_refused_beside_the_field(activity, coordinator):
    with pytest.raises(Invalid) as refusal:
        accept_application(coordinator, received(activity), starts_on=clock.today() - TOMORROW)
    assert list(refusal.value.errors) == ["starts_on"]


def test_a_decline_needs_one_of_the_kind_reasons(activity, coordinator):
    with pytest.raises(Invalid):
        decline_application(coordinator, received(activity), reason="because")


def test_no_more_are_accepted_than_are_wanted(activity, coordinator):
    set_recruitment(coordinator, activity, wanted=1)
    accepted(activity)
    with pytest.raises(Conflict):
        accept_application(coordinator, received(activity), starts_on=clock.today())


def test_withdrawing_needs_no_reason_and_leaves_no_counter(activity):
    application = received(activity)
    withdraw_application(STRANGER, application, key=application.key)
    assert application.state == State.WITHDRAWN
    assert not any("count" in field.name or "refus" in field.name for field in Application._meta.get_fields())


@pytest.mark.requirement("RM-10")
def test_an_interest_needs_a_name_and_one_way_to_answer(region):
    leave_interest(STRANGER, region, name="Kim", phone="+4520304050")
    with pytest.raises(Invalid):
        leave_interest(STRANGER, region, name="Kim")


@pytest.mark.requirement("RM-48")
def test_an_interest_reaches_the_authority_and_is_answered_once(
    region, ward, coordinator, administrator, foreigner
):
    interest = leave_interest(STRANGER, region, name="Kim", email="kim@example.dk", workplace=ward)
    assert list(Interest.objects.visible_to(coordinator)) == [interest]
    assert list(Interest.objects.visible_to(administrator)) == [interest]
    assert not Interest.objects.visible_to(foreigner).exists()
    again = Interest.objects.get(pk=interest.pk)
    answer_interest(coordinator, interest)
    with pytest.raises(IllegalMove):
        answer_interest(administrator, again)


def test_a_volunteer_who_leaves_the_workplace_gives_the_place_to_the_next(activity, coordinator):
    set_recruitment(coordinator, activity, wanted=1)
    joined, next_one = accepted(activity), waiting(activity)
    end_affiliation(SYSTEM, joined.volunteer.affiliations.get())
    joined.refresh_from_db()
    next_one.refresh_from_db()
    assert (joined.state, next_one.state) == (State.ENDED, State.OFFERED)
