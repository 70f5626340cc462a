"""Whatever is done to a declaration, in whatever order: its flag falls by the employees' comment and by nothing else."""

import random

import pytest

from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import DomainError
from samspil.compact.dialogue.actions import (
    comment_special_terms,
    correct_special_terms,
    give_special_terms,
)
from samspil.compact.dialogue.flow import DeclarationState
from samspil.compact.dialogue.models import SpecialTerms, SpecialTermsComment
from samspil.society.access.matrix import Duty
from tests import factories
from tests.dialogue.factories import committee, member

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("RM-68")]


def numbers(dice: random.Random) -> dict[str, object]:
    return {
        "posts_before": dice.randint(0, 6),
        "posts_after": dice.randint(0, 6),
        "hours_before": dice.choice([None, 100, 200]),
        "hours_after": dice.choice([None, 100, 200]),
        "no_negative_influence": dice.random() < 0.7,
        "statement": "Sådan står det til.",
    }


def step(dice: random.Random, people: list[Actor]) -> tuple[Actor, bool]:
    """Do one thing as somebody; say who, and whether it was a comment to close the flag that was let through."""
    by, closes = dice.choice(people), False
    declaration = SpecialTerms.objects.get()
    try:
        if dice.random() < 0.5:
            correct_special_terms(by, declaration, **numbers(dice))
        else:
            wanted = dice.random() < 0.7
            comment_special_terms(by, declaration, text="Talt igennem.", closes_flag=wanted)
            closes = wanted
    except DomainError:
        pass
    return by, closes


@pytest.mark.parametrize("seed", range(4))
def test_the_flag_falls_by_the_employees_comment_alone(ward, seed):
    dice = random.Random(seed)
    employees = member(committee(ward))
    people = [
        employees,
        SYSTEM,
        *(factories.assigned(duty, at=ward) for duty in (Duty.LEADER, Duty.EMPLOYEE)),
    ]
    give_special_terms(SYSTEM, ward, year=2025, **numbers(dice))
    for _ in range(40):
        before = SpecialTerms.objects.get().state
        by, closes = step(dice, people)
        after = SpecialTerms.objects.get().state
        fell = before == DeclarationState.FLAGGED and after != DeclarationState.FLAGGED
        assert fell == closes
        assert not closes or by == employees
    closing = SpecialTermsComment.objects.filter(closes_flag=True)
    assert set(closing.values_list("author", flat=True)) <= {employees.user_id}
