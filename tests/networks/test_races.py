"""Two at the same moment: one of them counts, and the other is told."""

from collections import Counter

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.learning.networks.actions.advice import answer_advice, ask_for_advice
from samspil.learning.networks.actions.enquiries import answer_enquiry, ask_to_hear_more
from samspil.learning.networks.actions.experiences import (
    describe_experience,
    share_experience,
    use_experience,
)
from samspil.learning.networks.actions.networks import add_member, found_network, take_back_post, write_post
from samspil.learning.networks.models import AdviceCase, Enquiry, Experience, Membership, Post, Use
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories
from tests.networks.conftest import TOLD, shared, written
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def karen(ward):
    return factories.assigned(Duty.COORDINATOR, at=ward, name="Karen")


def test_a_workplace_says_once_that_it_does_the_same(region, ward, karen):
    case, other = shared(karen, ward), factories.open_workplace(region, name="Anden")
    said = Counter(at_once([lambda: use_experience(SYSTEM, case, workplace=other)] * 5))
    assert said == Counter({"ok": 1, "Conflict": 4})
    assert Use.objects.count() == 1


def test_a_case_that_is_emptied_while_it_is_shared_is_never_half_in_the_library(ward, karen):
    case = written(karen, ward)
    kept = {"title": "X", "kind": "other", "setting": "hospital", "contact": case.contact}
    tasks = [
        lambda: share_experience(SYSTEM, Experience.objects.get(), reach="all"),
        lambda: describe_experience(SYSTEM, Experience.objects.get(), **kept, **{**TOLD, "done": ""}),
    ]
    said = at_once(tasks * 2)
    assert set(said) <= {"ok", "Closed", "Conflict", "IllegalMove", "Invalid"}
    found = Experience.objects.get()
    assert found.state == "draft" or found.done


def test_a_question_is_answered_once(ward, karen, region):
    asker = factories.assigned(Duty.LEADER, at=factories.open_workplace(region, name="Anden"))
    enquiry = ask_to_hear_more(asker, shared(karen, ward), text="Hvordan?")
    case = ask_for_advice(asker, region, kind="advice", question="Hvad nu?")
    said = Counter(
        at_once([lambda: answer_enquiry(SYSTEM, Enquiry.objects.get(pk=enquiry.pk), reply="Sådan")] * 4)
    )
    assert said == Counter({"ok": 1, "Conflict": 3})
    tasks = [lambda: answer_advice(SYSTEM, AdviceCase.objects.get(pk=case.pk), solution="Vent")] * 4
    assert Counter(at_once(tasks)) == Counter({"ok": 1, "IllegalMove": 3})


def test_a_colleague_is_taken_in_once_and_a_post_taken_back_once(ward, karen, region):
    network = found_network(karen, region, name="Vi")
    friend = User.objects.get(pk=factories.assigned(Duty.LEADER, at=ward).user_id)
    said = Counter(at_once([lambda: add_member(karen, network, email=friend.email)] * 4))
    assert said == Counter({"ok": 1, "Invalid": 3})
    assert Membership.objects.filter(user=friend).count() == 1
    post = write_post(karen, network, text="Hej")
    tasks = [lambda: take_back_post(karen, Post.objects.filter(pk=post.pk).first() or post)] * 4
    said = Counter(at_once(tasks))
    assert said == Counter({"ok": 1, "Conflict": 3})
