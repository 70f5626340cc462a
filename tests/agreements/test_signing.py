"""Who signs, what is signed, and what becomes of a signature when a word is changed."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove
from samspil.base.events.models import Event
from samspil.compact.agreements.actions import (
    answer_framing,
    ask_for_signatures,
    comment_on_agreement,
    send_for_comments,
    sign_agreement,
    withdraw_agreement,
    write_section,
)
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules import sides_to_sign
from samspil.compact.agreements.rules.content import content_hash
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.fixture
def waiting(ward, people) -> Agreement:
    return make.awaiting_agreement(ward, people)


def test_each_side_is_signed_by_the_right_person(waiting, people):
    assert sides_to_sign(people.leader, waiting) == ["leader"]
    assert sides_to_sign(people.spokesperson, waiting) == ["employee"]
    for other in (people.chair, people.coordinator, people.employee, SYSTEM):
        assert sides_to_sign(other, waiting) == []


@pytest.mark.parametrize("who", ["chair", "coordinator", "employee", "spokesperson"])
def test_only_the_named_leader_signs_for_the_leader(waiting, people, who):
    with pytest.raises(Denied):
        make.sign(getattr(people, who), waiting, "leader")


def test_another_leader_of_the_place_does_not_sign_for_the_named_one(waiting, ward):
    other = factories.assigned(Duty.LEADER, at=ward, name="En anden leder")
    with pytest.raises(Denied):
        make.sign(other, waiting, "leader")


def test_the_system_and_a_stranger_sign_nothing(waiting, stranger):
    for by in (SYSTEM, stranger):
        for side in ("leader", "employee"):
            with pytest.raises(Denied):
                make.sign(by, waiting, side)


def test_the_management_of_the_committee_does_not_sign_for_the_employees(waiting, people):
    with pytest.raises(Denied) as refused:
        make.sign(people.chair, waiting, "employee")
    assert people.committee.name in refused.value.reason


def test_nobody_signs_for_an_association_that_is_not_there(waiting, ward):
    partner = factories.partner(ward.unit.authority)
    with pytest.raises(Denied):
        make.sign(factories.assigned(Duty.ASSOCIATION_LEADER, at=partner), waiting, "association")


def test_the_association_signs_for_itself(ward, people):
    red_cross = factories.partner(ward.unit.authority)
    other = factories.partner(ward.unit.authority, name="Ældre Sagen")
    agreement = make.awaiting_agreement(ward, people, partner=red_cross)
    with pytest.raises(Denied):
        make.sign(factories.assigned(Duty.ASSOCIATION_LEADER, at=other), agreement, "association")
    make.sign(factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross), agreement, "association")
    make.sign(people.leader, agreement, "leader")
    make.sign(people.spokesperson, agreement, "employee")
    agreement.refresh_from_db()
    assert agreement.state == State.ACTIVE


def test_a_changed_word_voids_the_signatures_and_says_whose(waiting, people):
    make.sign(people.leader, waiting, "leader")
    write_section(SYSTEM, waiting, key="economy", text="Der er kaffe.")
    assert not waiting.sign_offs.filter(voided_at=None).exists()
    event = Event.objects.get(verb="agreement.signatures_voided")
    assert event.payload["signers"] == [people.leader.user_id]
    assert sides_to_sign(people.leader, waiting) == ["leader"]
    make.sign(people.leader, waiting, "leader")
    assert waiting.versions.count() == 2


def test_a_change_that_changes_nothing_keeps_the_signature(waiting, people):
    make.sign(people.leader, waiting, "leader")
    answer_framing(SYSTEM, waiting, page="hvad", title=waiting.title)
    assert waiting.sign_offs.filter(voided_at=None).count() == 1


def test_one_signs_what_one_has_read(waiting, people):
    read = content_hash(waiting)
    write_section(SYSTEM, waiting, key="economy", text="Der er kaffe.")
    with pytest.raises(Conflict):
        sign_agreement(people.leader, waiting, side="leader", content_hash=read)


def test_a_side_signs_once(waiting, people):
    make.sign(people.leader, waiting, "leader")
    with pytest.raises(Conflict):
        make.sign(people.leader, waiting, "leader")


def test_one_person_is_not_two_sides(waiting, people, ward):
    Agreement.objects.filter(pk=waiting.pk).update(leader=people.spokesperson.user_id)
    waiting.refresh_from_db()
    make.sign(people.spokesperson, waiting, "leader")
    with pytest.raises(Denied):
        make.sign(people.spokesperson, waiting, "employee")


def test_a_draft_is_not_signed_before_it_has_been_out(ward, people):
    agreement = make.answered_agreement(ward, people)
    with pytest.raises(IllegalMove):
        make.sign(people.leader, agreement, "leader")
    with pytest.raises(IllegalMove):
        ask_for_signatures(people.leader, agreement)


def test_unanswered_comments_come_before_signatures(ward, people):
    agreement = make.answered_agreement(ward, people)
    send_for_comments(people.leader, agreement)
    comment_on_agreement(people.employee, agreement, section="tasks", text="Hvad med weekenden?")
    with pytest.raises(Closed):
        ask_for_signatures(people.leader, agreement)


def test_a_withdrawn_draft_is_kept_and_leads_nowhere(waiting, people):
    withdraw_agreement(people.leader, waiting)
    with pytest.raises(IllegalMove):
        make.sign(people.leader, waiting, "leader")
    with pytest.raises(IllegalMove):
        send_for_comments(people.leader, waiting)


@pytest.mark.parametrize("who", ["employee", "spokesperson", "chair"])
def test_those_who_only_read_do_not_write(waiting, people, who):
    with pytest.raises(Denied):
        write_section(getattr(people, who), waiting, key="tasks", text="Mit eget")


def test_the_frozen_text_is_what_was_signed(waiting, people):
    make.sign(people.leader, waiting, "leader")
    version = waiting.versions.get()
    assert version.content["agreement"]["leader_id"] == people.leader.user_id
    assert {key: text for key, text, _left in version.content["sections"]}["purpose"]
    assert "Lene" not in str(version.content)  # people are numbers in what is kept
