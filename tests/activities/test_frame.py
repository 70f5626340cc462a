"""An activity is published under an agreement, after the employees were asked: gates 5 and HJ-32, on every path."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.events.recording import action, record
from samspil.compact.agreements.events import AgreementEnded
from samspil.compact.agreements.flow import State as AgreementState
from samspil.compact.agreements.models import Agreement, AgreementPolicy
from samspil.compact.dialogue.models import Cause, DialoguePolicy, Item
from samspil.people.activities.actions import (
    answer_boundary_check,
    describe_activity,
    name_responsibles,
    publish_activity,
    resume_activity,
)
from samspil.people.activities.flow import State
from samspil.people.activities.rules import QUESTIONS
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import require_system
from samspil.society.accounts.models import User
from tests import factories

NO = {name: value for q in QUESTIONS for name, value in ((q, False), (f"{q}_reason", "Alle kan læse højt."))}


@pytest.fixture
def place(db):
    """A ward whose authority asks for agreements and discussions, as every new one does."""
    return factories.open_workplace(factories.authority(framed=True))


@pytest.fixture
def leader(place):
    return factories.assigned(Duty.LEADER, at=place)


def in_force(place, **values):
    """An agreement in force, as a row: how one gets there is told in tests/agreements."""
    today = clock.today()
    return Agreement.objects.create(
        kind=values.pop("kind", "workplace"),
        workplace=place,
        title="Aftale om frivillige",
        state=AgreementState.ACTIVE,
        leader=factories.person("Lene Leder"),
        valid_from=today - timedelta(days=1),
        activated_at=clock.now(),
        content_hash="a" * 64,
        **values,
    )


def discussed(activity):
    Item.objects.filter(about=f"activities.activity:{activity.pk}").update(
        state="not_relevant", reason="Udvalget har set den.", settled_at=clock.now()
    )


@pytest.mark.requirement("DR-05")
def test_without_an_agreement_nothing_is_published_and_the_reason_names_the_place(place, leader):
    activity = factories.described_activity(place)
    gate = publish_activity(leader, activity)
    assert gate.codes == ["agreement"]
    assert place.unit.name in gate.reason
    activity.refresh_from_db()
    assert activity.state == State.DRAFT


@pytest.mark.requirement("HJ-32", "RM-35", "HJ-34")
def test_a_new_activity_reaches_the_committee_by_itself_and_waits_for_it(place, leader):
    in_force(place)
    activity = factories.described_activity(place)
    answer_boundary_check(leader, activity, **NO)
    answer_boundary_check(leader, activity, **NO)

    item = Item.objects.get(about=f"activities.activity:{activity.pk}")
    assert item.cause == Cause.NEW_ACTIVITY
    assert activity.title in item.what
    assert publish_activity(leader, activity).codes == ["discussion"]
    discussed(activity)
    assert publish_activity(leader, activity)
    answer_boundary_check(leader, activity, **NO)
    assert Item.objects.filter(cause=Cause.NEW_ACTIVITY).count() == 1


def test_a_draft_over_the_boundary_is_not_brought_to_anybody(place, leader):
    activity = factories.described_activity(place)
    answer_boundary_check(leader, activity, **(NO | {"registration": True}))
    assert not Item.objects.exists()


@pytest.mark.requirement("RM-30")
def test_the_referred_exception_is_brought_to_the_committee_too(place, leader):
    activity = factories.described_activity(
        place, access_mode="referred", decision_reference="Regionsrådet, sag 12"
    )
    answer_boundary_check(leader, activity, **(NO | {"referral": True}))
    assert Item.objects.get().cause == Cause.NEW_ACTIVITY


@pytest.mark.requirement("HJ-32")
def test_another_setting_pauses_and_is_discussed_before_it_opens_again(place, leader):
    in_force(place)
    activity = factories.published_activity(place)
    describe_activity(leader, activity, setting="care_home")
    answer_boundary_check(leader, activity, **NO)
    assert Item.objects.get().cause == Cause.NEW_SETTING
    assert resume_activity(leader, activity).codes == ["discussion"]
    discussed(activity)
    assert resume_activity(leader, activity)


@pytest.mark.requirement("HJ-32")
def test_a_change_of_leader_is_raised_and_closes_nothing(place, leader):
    in_force(place)
    activity = factories.published_activity(place, leader=User.objects.get(pk=leader.user_id))
    other, contact, substitute = (
        User.objects.get(pk=factories.assigned(duty, at=place).user_id)
        for duty in (Duty.LEADER, Duty.COORDINATOR, Duty.COORDINATOR)
    )
    name_responsibles(leader, activity, leader=other, contact=contact, substitute=substitute)
    name_responsibles(leader, activity, leader=other, contact=substitute, substitute=contact)
    assert Item.objects.get().cause == Cause.NEW_LEADER
    activity.refresh_from_db()
    assert activity.state == State.PUBLISHED


@pytest.mark.requirement("HJ-32")
def test_an_association_that_is_new_here_is_raised_once(place, leader):
    partner = factories.partner(place.unit.authority)
    in_force(place)
    first = factories.described_activity(place, partner=partner)
    answer_boundary_check(leader, first, **NO)
    assert set(Item.objects.values_list("cause", flat=True)) == {Cause.NEW_ACTIVITY, Cause.NEW_ASSOCIATION}
    discussed(first)
    assert publish_activity(leader, first)
    answer_boundary_check(leader, factories.described_activity(place, partner=partner), **NO)
    assert Item.objects.filter(cause=Cause.NEW_ASSOCIATION).count() == 1


@pytest.mark.requirement("DR-17")
def test_a_small_effort_needs_no_committee(place, leader):
    in_force(place, kind="light")
    activity = factories.described_activity(place, commitment="one_off")
    answer_boundary_check(leader, activity, **NO)
    assert not Item.objects.exists()
    assert publish_activity(leader, activity)


def test_a_light_agreement_is_no_way_round_the_committee_for_what_comes_every_week(place, leader):
    in_force(place, kind="light")
    activity = factories.described_activity(place, commitment="weekly")
    answer_boundary_check(leader, activity, **NO)
    assert Item.objects.get().cause == Cause.NEW_ACTIVITY
    assert publish_activity(leader, activity).codes == ["discussion"]


def test_a_small_effort_that_grows_is_paused_until_it_has_been_discussed(place, leader):
    in_force(place, kind="light")
    activity = factories.described_activity(place, commitment="one_off")
    answer_boundary_check(leader, activity, **NO)
    assert publish_activity(leader, activity)
    describe_activity(leader, activity, commitment="weekly")
    activity.refresh_from_db()
    assert activity.state == State.PAUSED
    assert Item.objects.get().cause == Cause.NEW_ACTIVITY
    assert resume_activity(leader, activity).codes == ["discussion"]
    discussed(activity)
    assert resume_activity(leader, activity)


def test_no_duty_and_not_even_the_system_publishes_past_the_frame(place):
    activity = factories.described_activity(place)
    for duty in (Duty.ADMINISTRATOR, Duty.COORDINATOR):
        assert not publish_activity(factories.assigned(duty, at=place.unit.authority), activity)
    assert not publish_activity(SYSTEM, activity)


def test_an_authority_may_choose_to_ask_for_neither(place, leader):
    AgreementPolicy.objects.create(authority=place.unit.authority, agreement_required=False)
    DialoguePolicy.objects.create(authority=place.unit.authority, discussion_required=False)
    assert publish_activity(leader, factories.described_activity(place))


@pytest.mark.requirement("DR-49")
def test_an_ended_agreement_pauses_and_parts_the_same_day_but_for_those_whom_another_covers(place):
    partner = factories.partner(place.unit.authority)
    kept, lost = factories.published_activity(place), factories.published_activity(place, partner=partner)
    own, theirs = factories.affiliated(place)[1], factories.affiliated(place, partner=partner)[1]
    AgreementPolicy.objects.create(authority=place.unit.authority, partnership_required=True)
    in_force(place)
    ended = in_force(place, kind="partnership", partner=partner)
    Agreement.objects.filter(pk=ended.pk).update(state=AgreementState.ENDED, ended_on=clock.today())
    end_it(SYSTEM, ended)
    for thing in (kept, lost, own, theirs):
        thing.refresh_from_db()
    assert (kept.state, lost.state) == (State.PUBLISHED, State.PAUSED)
    assert own.ends_on is None
    assert theirs.ends_on == clock.today()


@action
def end_it(by, agreement):
    """Record the end alone: what leads there is told in tests/agreements."""
    require_system(by)
    where = {
        "kind": agreement.kind,
        "workplace": agreement.workplace_id,
        "partner": agreement.partner_id,
        "last_day": clock.today().isoformat(),
    }
    record(AgreementEnded(subject=agreement, reason="partner", **where), by=by)
