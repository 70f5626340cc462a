"""Gate 6: adopted only with a real date, a case number and every body's own decision, and never in the middle of a consultation."""

from datetime import date, timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, IllegalMove, Invalid
from samspil.base.events.models import Event
from samspil.compact.frameworks.actions import (
    adopt_version,
    record_decision,
    settle_version,
    start_version,
    withdraw_version,
)
from samspil.compact.frameworks.flow import FLOW, State
from samspil.compact.frameworks.models import Version
from samspil.compact.frameworks.queries import in_force
from samspil.compact.frameworks.rules import adoption_gate
from samspil.society.access.matrix import Duty
from tests.factories import assigned
from tests.factories.frameworks import adopted, decided, framework, owned, version

TODAY = clock.today


@pytest.mark.requirement("RM-08")
def test_a_version_is_not_adopted_while_one_of_its_owners_has_not_decided(region):
    draft = decided(version(owned(region), "Et princip"), but="Regions-MED")
    gate = adopt_version(SYSTEM, draft)
    assert gate.codes == ["body_undecided"]
    assert "Regions-MED" in gate.reason
    draft.refresh_from_db()
    assert draft.state == State.DRAFT
    assert Event.objects.filter(verb="framework_version.adoption_refused").exists()


@pytest.mark.requirement("RM-08")
def test_a_version_that_every_owner_has_decided_is_adopted(region):
    draft = decided(version(owned(region), "Et princip"))
    assert adopt_version(SYSTEM, draft)
    draft.refresh_from_db()
    assert (draft.state, draft.valid_from) == (State.ADOPTED, TODAY())
    assert list(in_force(region)) == [draft]


@pytest.mark.requirement("RM-17")
@pytest.mark.parametrize("case_number", ["", "xx", "xx.xx.xxxx", "sagsnr. følger", "00-00", "-"])
def test_a_case_number_that_stands_for_none_is_refused(region, case_number):
    draft = version(owned(region), "Et princip")
    with pytest.raises(Invalid) as refused:
        record_decision(
            SYSTEM,
            draft,
            draft.framework.owners.get(kind="political"),
            decided_on=TODAY(),
            case_number=case_number,
            outcome="adopted",
        )
    assert set(refused.value.errors) == {"case_number"}


@pytest.mark.requirement("RM-17")
@pytest.mark.parametrize("day", [date(1900, 1, 1), date(1970, 1, 1), date(2999, 12, 31)])
def test_a_date_that_stands_for_none_and_a_date_to_come_are_refused(region, day):
    draft = version(owned(region), "Et princip")
    with pytest.raises(Invalid) as refused:
        record_decision(
            SYSTEM,
            draft,
            draft.framework.owners.get(kind="political"),
            decided_on=day,
            case_number="1-2",
            outcome="adopted",
        )
    assert set(refused.value.errors) == {"decided_on"}


@pytest.mark.requirement("RM-17")
def test_a_framework_without_a_med_dialogue_is_not_adopted(region):
    draft = decided(version(owned(region, bodies={"Regionsrådet": "political"}), "Et princip"))
    assert adoption_gate(draft).codes == ["no_med"]


def test_an_authority_may_say_that_a_policy_needs_no_med_dialogue(region):
    policy = owned(region, bodies={"Byrådet": "political"}, kind="policy", needs_med_dialogue=False)
    assert adopt_version(SYSTEM, decided(version(policy, "Aktivt medborgerskab", kind="text")))


@pytest.mark.requirement("RM-17")
def test_a_version_in_consultation_is_not_adopted(region):
    draft = decided(version(owned(region), "Et princip"))
    FLOW.move(draft, to=State.IN_CONSULTATION)
    gate = adopt_version(SYSTEM, draft)
    assert gate.codes == ["in_consultation"]


def test_a_framework_without_bodies_or_text_says_both(region):
    assert adoption_gate(version(framework(region))).codes == ["no_text", "no_owner"]


def test_a_council_cannot_just_discuss(region):
    draft = version(owned(region), "Et princip")
    with pytest.raises(Invalid):
        record_decision(
            SYSTEM,
            draft,
            draft.framework.owners.get(kind="political"),
            decided_on=TODAY(),
            case_number="1-2",
            outcome="discussed",
        )


def test_a_body_that_said_no_can_say_yes_later(region):
    draft = decided(version(owned(region), "Et princip"))
    council = draft.framework.owners.get(kind="political")
    record_decision(SYSTEM, draft, council, decided_on=TODAY(), case_number="1-2", outcome="rejected")
    assert adoption_gate(draft).codes == ["body_against"]
    record_decision(SYSTEM, draft, council, decided_on=TODAY(), case_number="1-3", outcome="adopted")
    assert adoption_gate(draft)


def test_a_coordinator_decides_nothing(region, coordinator):
    with pytest.raises(Denied):
        adopt_version(coordinator, decided(version(owned(region), "Et princip")))


def test_nobody_adopts_twice(region):
    draft = adopted(owned(region), "Et princip")
    assert adopt_version(SYSTEM, draft).codes == ["not_a_draft"]


def test_what_was_decided_stays_when_the_version_is_adopted(region):
    done = adopted(owned(region), "Et princip")
    with pytest.raises(IllegalMove):
        decided(done)


def test_a_new_version_takes_the_place_of_the_old_and_the_old_stays_readable(region):
    frame = owned(region)
    old = adopted(frame, "Før", on=TODAY() - timedelta(days=30))
    new = start_version(SYSTEM, frame)
    assert [clause.text for clause in new.clauses.all()] == ["Før"]
    assert [clause.key for clause in new.clauses.all()] == [clause.key for clause in old.clauses.all()]
    assert adopt_version(SYSTEM, decided(new))
    old.refresh_from_db()
    assert (old.state, old.valid_to) == (State.SUPERSEDED, TODAY())
    assert list(in_force(region)) == [new]
    assert old in Version.objects.public()


def test_a_version_with_a_day_to_come_leaves_the_old_in_force_until_then(region, time_machine):
    frame = owned(region)
    old = adopted(frame, "Før")
    new = decided(start_version(SYSTEM, frame))
    assert adopt_version(SYSTEM, new, valid_from=TODAY() + timedelta(days=10))
    assert list(in_force(region)) == [old]
    time_machine.move_to(clock.now() + timedelta(days=10))
    settle_version(SYSTEM, new)
    settle_version(SYSTEM, new)
    old.refresh_from_db()
    assert list(in_force(region)) == [new]
    assert old.state == State.SUPERSEDED
    assert Event.objects.filter(verb="framework_version.effect_begun", subject_id=str(new.pk)).count() == 1


def test_a_version_does_not_hold_before_it_was_decided(region):
    with pytest.raises(Invalid):
        adopt_version(
            SYSTEM, decided(version(owned(region), "Et princip")), valid_from=TODAY() - timedelta(days=1)
        )


def test_a_draft_that_a_new_one_takes_the_place_of_is_kept_and_never_public(region):
    first = version(owned(region), "Første udkast")
    second = start_version(SYSTEM, first.framework)
    first.refresh_from_db()
    assert (first.state, second.number) == (State.SUPERSEDED, 2)
    assert not Version.objects.public().exists()


def test_a_withdrawn_version_no_longer_holds(region):
    done = adopted(owned(region), "Et princip")
    withdraw_version(SYSTEM, done)
    assert not in_force(region).exists()


def test_a_draft_is_seen_by_those_who_write_it_and_by_nobody_at_another_authority(region, leader, foreigner):
    draft = version(owned(region), "Et princip")
    consultant = assigned(Duty.CONSULTANT, at=region)
    assert draft in Version.objects.visible_to(consultant)
    assert draft not in Version.objects.visible_to(leader)
    assert draft not in Version.objects.visible_to(foreigner)
    adopt_version(SYSTEM, decided(draft))
    assert draft in Version.objects.visible_to(leader)
    assert draft not in Version.objects.visible_to(foreigner)
