"""Several at once: an evaluation is completed once, shared once, opened once, and nobody answers twice."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.events.models import Event
from samspil.compact.dialogue.models import Cause, Item
from samspil.learning.insights.actions import share_evaluation
from samspil.learning.insights.flow import State
from samspil.learning.insights.models import Answer, Evaluation
from samspil.society.access.matrix import Duty
from tests import factories
from tests.insights.conftest import answered, opened
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    """An activity of an association, and the two who answer for the sides."""
    ward = factories.open_workplace()
    partner = factories.partner(ward.unit.authority)
    activity = factories.published_activity(ward, partner=partner)
    leader = factories.assigned(Duty.LEADER, at=ward)
    return activity, leader, factories.assigned(Duty.ASSOCIATION_LEADER, at=partner)


def fresh(evaluation):
    return Evaluation.objects.get(pk=evaluation.pk)


@pytest.mark.requirement("DR-36")
def test_both_sides_answer_at_once_and_it_is_carried_out_once(world):
    activity, *both = world
    evaluation = opened(activity)
    said = at_once([partial(answered, by, fresh(evaluation)) for by in both])
    assert said == ["ok", "ok"]
    assert fresh(evaluation).state == State.DONE
    assert Event.objects.filter(verb="evaluation.completed").count() == 1


def test_whoever_sends_twice_has_one_answer(world):
    activity, leader, _association = world
    evaluation = opened(activity)
    at_once([partial(answered, leader, fresh(evaluation)) for _ in range(3)])
    assert Answer.objects.get().outcomes.count() == 1


def test_of_several_who_share_or_open_at_once_one_does(world):
    activity, leader, association = world
    said = at_once([partial(opened, activity, leader) for _ in range(3)])
    assert Counter(said) == Counter({"ok": 1, "Conflict": 2})
    evaluation = Evaluation.objects.get()
    answered(leader, evaluation)
    answered(association, fresh(evaluation))
    said = at_once([partial(share_evaluation, leader, fresh(evaluation)) for _ in range(3)])
    assert said.count("ok") == 1
    assert Item.objects.filter(cause=Cause.EVALUATION).count() == 1
