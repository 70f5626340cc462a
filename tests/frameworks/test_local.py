"""A workplace's own principles add to the common ones and never weaken them (gate 11)."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.compact.frameworks.actions import (
    add_clause,
    adopt_version,
    change_clause,
    look_again,
    record_decision,
    remove_clause,
    start_local_principles,
    start_version,
)
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import LookAgain
from samspil.compact.frameworks.queries import principles_in_force
from samspil.compact.frameworks.queries.local import implementation
from samspil.compact.frameworks.rules import adoption_gate
from tests.factories import authority, open_workplace
from tests.factories.frameworks import adopted, decided, owned


@pytest.fixture
def common(region):
    return adopted(owned(region, kind="value_framework"), "Frivillige er et supplement", "Vi taler sammen")


@pytest.fixture
def own(common, leader, ward):
    """The draft of the ward's own principles."""
    return start_local_principles(leader, ward, committee="Lokal-MED").versions.get()


def principle(by, draft, parent=None, relation="adds", text="Vi banker på, før vi går ind"):
    return add_clause(by, draft, kind="principle", text=text, relation_kind=relation, parent=parent)


def activated(by, draft, **fields):
    return adopt_version(by, decided(draft), checked=True, **fields)


@pytest.mark.requirement("HJ-25")
def test_a_leader_adds_to_a_common_principle(own, common, leader, ward):
    principle(leader, own, common.clauses.first())
    assert activated(leader, own)
    assert [clause.text for clause in principles_in_force(ward)] == [
        "Frivillige er et supplement",
        "Vi taler sammen",
        "Vi banker på, før vi går ind",
    ]


@pytest.mark.requirement("HJ-25")
def test_a_principle_that_deviates_cannot_be_put_in_force(own, common, leader):
    bad = principle(leader, own, common.clauses.first(), relation="deviates", text="Frivillige må bade")
    gate = activated(leader, own)
    assert gate.codes == ["deviates"]
    own.refresh_from_db()
    assert own.state == State.DRAFT
    change_clause(
        leader, bad, kind="principle", text="Kaffe", relation_kind="adds", parent=common.clauses.first()
    )
    assert activated(leader, own)


@pytest.mark.requirement("HJ-25")
def test_not_even_the_system_lets_a_deviation_through_written_past_the_actions(own, common, leader):
    principle(leader, own, common.clauses.first())
    own.clauses.update(relation_kind="deviates")
    assert adoption_gate(decided(own)).codes == ["deviates"]
    assert not adopt_version(SYSTEM, own, checked=True)


def test_a_principle_that_says_nothing_of_how_it_stands_is_refused(own, leader):
    with pytest.raises(Invalid) as refused:
        principle(leader, own, relation="")
    assert set(refused.value.errors) == {"relation_kind"}


def test_a_common_principle_of_another_authority_cannot_be_built_on(own, leader):
    other = adopted(owned(authority("Viborg Kommune")), "Et andet princip")
    with pytest.raises(Invalid):
        principle(leader, own, other.clauses.first())


def test_the_leader_confirms_that_they_are_in_line(own, common, leader):
    principle(leader, own, common.clauses.first())
    with pytest.raises(Invalid) as refused:
        adopt_version(leader, decided(own))
    assert set(refused.value.errors) == {"checked"}


def test_the_local_committee_discusses_them_first(own, common, leader):
    principle(leader, own, common.clauses.first())
    assert adopt_version(leader, own, checked=True).codes == ["body_undecided"]


def test_a_coordinator_writes_and_the_leader_decides(own, common, coordinator):
    principle(coordinator, own, common.clauses.first())
    with pytest.raises(Denied):
        adopt_version(coordinator, decided(own), checked=True)


def test_a_leader_decides_nothing_for_another_workplace_and_nothing_common(own, common, leader, region):
    elsewhere = open_workplace(region, name="Hospice")
    with pytest.raises(Denied):
        start_local_principles(leader, elsewhere, committee="Lokal-MED")
    with pytest.raises(Denied):
        start_version(leader, common.framework)


def test_a_workplace_has_one_set_of_its_own(own, leader, ward):
    with pytest.raises(Conflict):
        start_local_principles(leader, ward, committee="Lokal-MED")


@pytest.mark.requirement("HJ-01")
def test_the_workplaces_without_their_own_are_listed(own, common, leader, region, ward):
    hospice = open_workplace(region, name="Hospice")
    assert [(row.workplace, row.stage) for row in implementation(SYSTEM, common.framework)] == [
        (hospice, "none"),
        (ward, "begun"),
    ]
    principle(leader, own, common.clauses.first())
    activated(leader, own)
    assert [row.workplace for row in implementation(SYSTEM, common.framework) if row.stage != "done"] == [
        hospice
    ]


@pytest.fixture
def renewed(own, common, leader):
    """The ward's own are in force, and then a common version takes the place of the one they build on."""
    principle(leader, own, common.clauses.first())
    activated(leader, own)
    new = start_version(SYSTEM, common.framework)
    adopt_version(SYSTEM, decided(new))
    return new


@pytest.mark.requirement("HJ-25")
def test_a_new_common_version_asks_every_workplace_to_look_again(renewed, ward, region, leader):
    wanted = LookAgain.objects.get(workplace=ward, version=renewed)
    look_again(leader, wanted, outcome="in_line", note="Læst på personalemødet")
    wanted.refresh_from_db()
    assert (wanted.outcome, wanted.done_by_id) == ("in_line", leader.user_id)
    with pytest.raises(Conflict):
        look_again(leader, wanted, outcome="in_line")


def test_the_first_version_asks_nobody(common, ward):
    assert not LookAgain.objects.exists()


def test_nothing_is_called_revised_that_has_not_been(renewed, ward, leader):
    wanted = LookAgain.objects.get(workplace=ward)
    with pytest.raises(Invalid):
        look_again(leader, wanted, outcome="revised")
    framework = ward.frameworks.get()
    activated(leader, start_version(leader, framework))
    look_again(leader, wanted, outcome="revised")


def test_a_revision_follows_its_common_principle_into_the_new_version(renewed, ward, leader):
    draft = start_version(leader, ward.frameworks.get())
    assert draft.clauses.get().parent.version == renewed
    assert adoption_gate(decided(draft))


def test_own_principles_are_not_in_line_when_the_common_one_is_gone(own, common, leader, ward):
    principle(leader, own, common.clauses.first())
    activated(leader, own)
    new = start_version(SYSTEM, common.framework)
    remove_clause(SYSTEM, new.clauses.first())
    adopt_version(SYSTEM, decided(new))
    with pytest.raises(Invalid):
        look_again(leader, LookAgain.objects.get(workplace=ward), outcome="in_line")
    draft = start_version(leader, ward.frameworks.get())
    assert adoption_gate(decided(draft)).codes == ["parent_outdated"]


def test_an_employee_cannot_answer_for_the_workplace(renewed, ward, employee):
    with pytest.raises(Denied):
        look_again(employee, LookAgain.objects.get(workplace=ward), outcome="in_line")


def test_a_med_decision_of_the_local_committee_is_recorded_by_the_leader(own, leader):
    body = own.framework.owners.get()
    record_decision(
        leader, own, body, decided_on=own.created_at.date(), case_number="Referat 3", outcome="discussed"
    )
    assert adoption_gate(own).codes == ["no_text"]
