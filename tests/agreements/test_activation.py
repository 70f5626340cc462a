"""The gate: an agreement comes into force when everything is in place, and on no other way."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import IllegalMove
from samspil.base.events.models import Event
from samspil.compact.agreements.actions import (
    activate_agreement,
    answer_questions,
    ask_for_signatures,
    comment_on_agreement,
    send_for_comments,
    set_matrix,
    write_section,
)
from samspil.compact.agreements.actions.contents import Duty as Row
from samspil.compact.agreements.actions.reflections import Answer
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementPolicy, SectionKey
from samspil.compact.agreements.queries import agreement_verdict
from samspil.compact.agreements.rules import activation_gate
from samspil.compact.dialogue.models import Item
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories import agreements as make
from tests.factories.frameworks import framework, version_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


def lacks(agreement) -> set[str]:
    return set(activation_gate(agreement).codes)


def policy(agreement, **fields) -> None:
    AgreementPolicy.objects.update_or_create(authority=agreement.workplace.unit.authority, defaults=fields)


def test_the_last_signature_puts_it_into_force(ward, people):
    agreement = make.active_agreement(ward, people)
    assert agreement.state == State.ACTIVE
    assert agreement.content_hash == agreement.versions.get().content_hash
    assert agreement_verdict(ward)


@pytest.mark.requirement("RM-60")
def test_an_unconfirmed_principle_blocks_activation(ward, people):
    agreement = make.awaiting_agreement(ward, people)
    version_in_force(framework(ward.unit.authority), "Frivillige er et supplement.")
    make.sign(people.leader, agreement, "leader")
    make.sign(people.spokesperson, agreement, "employee")
    agreement.refresh_from_db()
    assert agreement.state == State.AWAITING_SIGNATURES
    assert lacks(agreement) == {"principles"}
    make.confirm_all(agreement)
    assert "principles" not in lacks(agreement)


@pytest.mark.requirement("RM-35", "HJ-03", "HJ-23")
def test_it_waits_for_the_discussion_of_the_committee_and_comes_into_force_with_it(ward, people):
    agreement = make.answered_agreement(ward, people)
    send_for_comments(SYSTEM, agreement)
    comment_on_agreement(people.spokesperson, agreement, no_remarks=True)
    ask_for_signatures(SYSTEM, agreement)
    make.sign(people.leader, agreement, "leader")
    make.sign(people.spokesperson, agreement, "employee")
    agreement.refresh_from_db()
    assert agreement.state == State.AWAITING_SIGNATURES
    assert lacks(agreement) == {"dialogue"}
    make.discussed(agreement, people)
    agreement.refresh_from_db()
    assert agreement.state == State.ACTIVE


@pytest.mark.requirement("RM-62", "DR-09", "HJ-23")
def test_every_row_of_the_matrix_needs_its_responsible(ward, people):
    agreement = make.answered_agreement(ward, people)
    set_matrix(SYSTEM, agreement, rows=[Row("Vagtplan", False, "coordinator"), Row("Tak", False, "")])
    assert "matrix_open" in lacks(agreement)
    set_matrix(SYSTEM, agreement, rows=[])
    assert "matrix_empty" in lacks(agreement)
    set_matrix(SYSTEM, agreement, rows=[Row("Vagtplan", False, "coordinator"), Row("Tak", False, "leader")])
    assert not {"matrix_open", "matrix_empty"} & lacks(agreement)


SECTIONS = {
    SectionKey.PURPOSE: "DR-08",
    SectionKey.TASKS: "DR-04",
    SectionKey.LEGAL: "DR-52",
    SectionKey.REFUSAL: "DR-50",
}


@pytest.mark.requirement("DR-04", "DR-08", "DR-50", "DR-52")
@pytest.mark.parametrize("key", SECTIONS)
def test_a_mandatory_section_may_not_be_empty(ward, people, key):
    agreement = make.answered_agreement(ward, people)
    assert f"section_{key}" not in lacks(agreement)
    agreement.sections.filter(key=key).update(text="")
    assert f"section_{key}" in lacks(agreement)


@pytest.mark.requirement("DR-48", "DR-51")
@pytest.mark.parametrize("key", [SectionKey.RECRUITMENT, SectionKey.DIVERSITY])
def test_the_draft_has_the_other_sections_too_and_an_authority_may_insist_on_them(ward, people, key):
    agreement = make.answered_agreement(ward, people)
    assert agreement.sections.get(key=key).text
    agreement.sections.filter(key=key).update(text="")
    assert f"section_{key}" not in lacks(agreement)
    assert f"section_{key}" in {lack.code for lack in activation_gate(agreement).warnings}
    policy(agreement, mandatory=[str(key)])
    assert f"section_{key}" in lacks(agreement)


@pytest.mark.requirement("DR-18")
def test_the_legal_section_has_a_day_when_it_was_looked_through(ward, people):
    agreement = make.answered_agreement(ward, people)
    assert "legal_reviewed" not in lacks(agreement)
    for day in (None, clock.today() + timedelta(days=1)):
        Agreement.objects.filter(pk=agreement.pk).update(legal_reviewed_on=day)
        agreement.refresh_from_db()
        assert "legal_reviewed" in lacks(agreement)
    agreement.sections.filter(key="legal").update(text="")
    assert "section_legal" in lacks(agreement)


@pytest.mark.requirement("DR-46")
def test_the_dates_must_fit(ward, people):
    agreement = make.answered_agreement(ward, people)
    today = clock.today()
    assert not {"valid_from", "valid_to", "revise_on"} & lacks(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(valid_from=None)
    agreement.refresh_from_db()
    assert "valid_from" in lacks(agreement)
    Agreement.objects.filter(pk=agreement.pk).update(
        valid_from=today - timedelta(days=9), valid_to=today - timedelta(days=1)
    )
    agreement.refresh_from_db()
    assert {"valid_to", "revise_on"} <= lacks(agreement)


@pytest.mark.requirement("RM-34")
def test_the_employees_were_heard_before_the_start(ward, people):
    agreement = make.answered_agreement(ward, people)
    assert "involvement" not in lacks(agreement)
    agreement.involvements.update(day=clock.today() + timedelta(days=3))
    assert "involvement" in lacks(agreement)
    agreement.involvements.all().delete()
    assert "involvement" in lacks(agreement)


@pytest.mark.requirement("HJ-24")
def test_the_employees_side_has_commented_or_has_no_remarks(ward, people):
    agreement = make.answered_agreement(ward, people)
    comment_on_agreement(people.leader, agreement, text="Se her.")
    assert "employee_comment" in lacks(agreement)
    comment_on_agreement(people.employee, agreement, text="Det ser godt ud.")
    assert "employee_comment" not in lacks(agreement)
    agreement.comments.all().delete()
    comment_on_agreement(people.spokesperson, agreement, no_remarks=True)
    assert "employee_comment" not in lacks(agreement)


@pytest.mark.requirement("VB-12")
def test_the_four_known_worries_must_be_answered(ward, people):
    agreement = make.answered_agreement(ward, people)
    assert agreement.concerns.count() == 4
    assert "concern" not in lacks(agreement)
    agreement.concerns.first().delete()
    assert "concern" in lacks(agreement)


@pytest.mark.requirement("VB-14", "HJ-33")
def test_no_time_for_the_volunteers_is_a_warning_and_no_more(ward, people):
    agreement = make.active_agreement(ward, people)
    agreement.coordinator_hours = 0
    assert "coordinator_hours" in {lack.code for lack in activation_gate(agreement).warnings}
    assert "coordinator_hours" not in lacks(agreement)


@pytest.mark.requirement("VB-49")
def test_a_named_leader_and_their_own_words_are_needed(ward, people):
    agreement = make.answered_agreement(ward, people)
    agreement.leader_statement = ""
    agreement.leader = None
    assert {"leader", "leader_statement"} <= lacks(agreement)


@pytest.mark.requirement("RM-69", "DR-53")
def test_the_leader_and_the_contacts_must_be_people_who_are_there(ward, people):
    agreement = make.answered_agreement(ward, people)
    assert not {"leader", "contact", "substitute", "conflict_first", "conflict_second"} & lacks(agreement)
    type(agreement.leader).objects.filter(pk=agreement.leader_id).update(is_active=False)
    assert {"leader", "conflict_first"} <= lacks(agreement)
    elsewhere = factories.open_workplace(ward.unit.authority, name="Kirurgisk afdeling")
    agreement.contact_id = factories.assigned(Duty.EMPLOYEE, at=elsewhere).user_id
    assert "contact" in lacks(agreement)


@pytest.mark.requirement("DR-35")
def test_the_employees_signature_is_needed_unless_the_authority_says_otherwise(ward, people):
    agreement = make.awaiting_agreement(ward, people)
    make.sign(people.leader, agreement, "leader")
    agreement.refresh_from_db()
    assert agreement.state == State.AWAITING_SIGNATURES
    gate = activate_agreement(people.leader, agreement)
    assert gate.codes == ["signature_employee"]
    policy(agreement, employee_side_required=False)
    assert activate_agreement(people.leader, agreement)
    assert agreement.state == State.ACTIVE


def test_a_refused_attempt_is_recorded(ward, people):
    agreement = make.answered_agreement(ward, people)
    activate_agreement(people.leader, agreement)
    assert Event.objects.filter(verb="agreement.activation_refused").exists()
    assert agreement.state == State.DRAFT


@pytest.mark.requirement("DR-06", "HJ-31")
def test_a_gating_question_closes_the_gate_and_an_advisory_one_warns(ward, people):
    agreement = make.answered_agreement(ward, people)
    answer_questions(SYSTEM, agreement, answers={"refusal": Answer(), "gatherings": Answer()})
    gate = activation_gate(agreement)
    assert "question_refusal" in gate.codes
    assert "question_gatherings" in {lack.code for lack in gate.warnings}
    answer_questions(SYSTEM, agreement, answers={"gatherings": Answer(left_because="Vi ses hver uge.")})
    assert "question_gatherings" not in {lack.code for lack in activation_gate(agreement).warnings}
    policy(agreement, gating=[])
    assert "question_refusal" not in lacks(agreement)


@pytest.mark.requirement("HJ-26")
def test_a_second_agreement_of_the_workplace_cannot_come_into_force(ward, people):
    make.active_agreement(ward, people)
    other = make.awaiting_agreement(ward, people)
    make.sign(people.leader, other, "leader")
    make.sign(people.spokesperson, other, "employee")
    other.refresh_from_db()
    assert other.state == State.AWAITING_SIGNATURES
    assert lacks(other) == {"another_in_force"}


def test_a_newer_version_takes_the_place_of_the_old_in_the_same_moment(ward, people):
    old = make.active_agreement(ward, people)
    new = make.answered_agreement(ward, people)
    Agreement.objects.filter(pk=new.pk).update(replaces=old, number=2)
    new.refresh_from_db()
    send_for_comments(SYSTEM, new)
    make.discussed(new, people)
    comment_on_agreement(people.spokesperson, new, no_remarks=True)
    ask_for_signatures(SYSTEM, new)
    make.sign(people.leader, new, "leader")
    make.sign(people.spokesperson, new, "employee")
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.state, new.state) == (State.REPLACED, State.ACTIVE)


def test_tasks_that_change_after_the_discussion_are_discussed_again(ward, people):
    agreement = make.awaiting_agreement(ward, people)
    assert "dialogue" not in lacks(agreement)
    write_section(SYSTEM, agreement, key="recognition", text="Kage hver fredag.")
    assert "dialogue" not in lacks(agreement)
    write_section(SYSTEM, agreement, key="tasks", text="De frivillige må alt muligt andet.")
    assert "dialogue" in lacks(agreement)
    assert Item.objects.open().filter(about=agreement.about, cause="changed_agreement").exists()


def test_nobody_passes_the_gate_not_even_the_system(ward, people):
    agreement = make.drafted_agreement(ward)
    assert not activate_agreement(SYSTEM, agreement)
    agreement.refresh_from_db()
    assert agreement.state == State.DRAFT
    with pytest.raises(IllegalMove):
        activate_agreement(SYSTEM, make.active_agreement(ward, people))


def test_an_agreement_in_force_can_no_longer_be_changed(ward, people):
    agreement = make.active_agreement(ward, people)
    for attempt in (
        lambda: write_section(SYSTEM, agreement, key="tasks", text="Noget andet"),
        lambda: set_matrix(SYSTEM, agreement, rows=[]),
        lambda: comment_on_agreement(people.employee, agreement, text="For sent"),
        lambda: send_for_comments(SYSTEM, agreement),
    ):
        with pytest.raises(IllegalMove):
            attempt()


def test_a_place_or_an_association_that_is_gone_makes_no_agreement(ward, people):
    partner = factories.partner(ward.unit.authority)
    agreement = make.answered_agreement(ward, people, partner=partner)
    assert not {"partner_ended", "workplace_closed"} & lacks(agreement)
    agreement.partner.ended_on = agreement.workplace.unit.closed_on = clock.today()
    assert {"partner_ended", "workplace_closed"} <= lacks(agreement)
