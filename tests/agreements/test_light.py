"""The light track: a small, one-off effort in four steps."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, IllegalMove
from samspil.compact.agreements.actions import answer_framing, confirm_light, draft_light, set_policy
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.queries import agreement_for
from samspil.compact.agreements.rules import activation_gate, needed_sides
from samspil.compact.agreements.rules.content import content_hash
from samspil.society.accounts.models import User
from tests import factories
from tests.factories import agreements as make
from tests.factories.frameworks import framework, version_in_force

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


def three_steps(ward, people, *, days: int = 0, by=None) -> Agreement:
    by = by or people.leader
    agreement = draft_light(
        by,
        ward,
        title="Sommerkoncert",
        purpose="Et kor synger for patienterne.",
        may="Synge\nSnakke bagefter",
    )
    start = clock.today()
    answer_framing(
        by,
        agreement,
        page="lille-hvornaar",
        valid_from=start,
        valid_to=start + timedelta(days=days),
        times="Kl. 14 til 15",
        meeting_point="I forhallen",
    )
    answer_framing(
        by,
        agreement,
        page="lille-hvem",
        leader=User.objects.get(pk=people.leader.user_id),
        contact=User.objects.get(pk=people.coordinator.user_id),
    )
    return agreement


def test_a_leader_puts_a_small_effort_into_force_in_four_steps(ward, people):
    version_in_force(framework(ward.unit.authority), "Frivillige er et supplement.")
    agreement = three_steps(ward, people)
    confirm_light(people.leader, agreement, content_hash=content_hash(agreement))
    agreement.refresh_from_db()
    assert agreement.state == State.ACTIVE
    assert agreement.principles.count() == 1
    assert agreement_for(ward) == agreement
    assert agreement_for(ward, on=clock.today() + timedelta(days=1)) is None


def test_somebody_else_prepares_it_and_the_leader_signs(ward, people):
    agreement = three_steps(ward, people, by=people.coordinator)
    confirm_light(people.coordinator, agreement, content_hash=content_hash(agreement))
    agreement.refresh_from_db()
    assert agreement.state == State.AWAITING_SIGNATURES
    make.sign(people.leader, agreement, "leader")
    agreement.refresh_from_db()
    assert agreement.state == State.ACTIVE


def test_it_needs_the_employees_only_if_the_authority_says_so(ward, people, administrator):
    agreement = three_steps(ward, people)
    assert needed_sides(agreement) == ["leader"]
    set_policy(administrator, ward.unit.authority, light_needs_dialogue=True)
    assert needed_sides(agreement) == ["leader", "employee"]
    assert "dialogue" in activation_gate(agreement).codes


def test_an_association_signs_for_its_part(ward, people):
    agreement = draft_light(
        SYSTEM,
        ward,
        title="Kor",
        purpose="Synge",
        may="Synge",
        partner=factories.partner(ward.unit.authority),
    )
    assert needed_sides(agreement) == ["leader", "association"]


def test_a_long_effort_is_not_small(ward, people, administrator):
    agreement = three_steps(ward, people, days=27)
    assert "light_long" not in activation_gate(agreement).codes
    agreement = three_steps(ward, people, days=28)
    assert "light_long" in activation_gate(agreement).codes
    set_policy(administrator, ward.unit.authority, light_days=60)
    assert "light_long" not in activation_gate(agreement).codes


def test_it_says_the_least_that_must_be_said(ward, people):
    agreement = three_steps(ward, people)
    agreement.sections.filter(key="refusal").update(text="")
    assert "section_refusal" in activation_gate(agreement).codes


def test_what_was_changed_meanwhile_is_read_again(ward, people):
    agreement = three_steps(ward, people)
    read = content_hash(agreement)
    answer_framing(people.coordinator, agreement, page="lille-hvad", purpose="Et andet kor.")
    with pytest.raises(Conflict):
        confirm_light(people.leader, agreement, content_hash=read)


def test_an_ordinary_agreement_does_not_take_the_short_way(ward, people):
    agreement = make.answered_agreement(ward, people)
    with pytest.raises(IllegalMove):
        confirm_light(people.leader, agreement, content_hash=content_hash(agreement))


def test_many_small_efforts_may_hold_at_once(ward, people):
    make.active_agreement(ward, people)
    for _number in range(2):
        agreement = three_steps(ward, people)
        confirm_light(people.leader, agreement, content_hash=content_hash(agreement))
        agreement.refresh_from_db()
        assert agreement.state == State.ACTIVE
