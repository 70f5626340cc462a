"""Two at the same moment: the words that are signed are the words that hold."""

from collections import Counter

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.compact.agreements.actions import activate_agreement, sign_agreement, write_section
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement
from samspil.compact.agreements.rules.content import content_hash
from tests import factories
from tests.factories import agreements as make
from tests.rotas.stress import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(agreement) -> Agreement:
    return Agreement.objects.detailed().get(pk=agreement.pk)


def test_two_sides_sign_at_once_and_it_comes_into_force_once():
    ward = factories.open_workplace()
    people = make.parties(ward)
    agreement = make.awaiting_agreement(ward, people)
    text = content_hash(agreement)
    said = at_once(
        [
            lambda: sign_agreement(people.leader, fresh(agreement), side="leader", content_hash=text),
            lambda: sign_agreement(people.spokesperson, fresh(agreement), side="employee", content_hash=text),
        ]
    )
    assert said == ["ok", "ok"]
    assert fresh(agreement).state == State.ACTIVE


def test_one_side_signs_once_however_often_the_button_is_pressed():
    ward = factories.open_workplace()
    people = make.parties(ward)
    agreement = make.awaiting_agreement(ward, people)
    text = content_hash(agreement)
    said = at_once(
        [lambda: sign_agreement(people.leader, fresh(agreement), side="leader", content_hash=text)] * 5
    )
    assert Counter(said) == Counter({"ok": 1, "Conflict": 4})
    assert agreement.sign_offs.count() == 1


def test_nobody_signs_words_that_are_changed_in_the_same_moment():
    ward = factories.open_workplace()
    people = make.parties(ward)
    for number in range(3):
        agreement = make.awaiting_agreement(ward, people)
        make.sign(people.leader, agreement, "leader")
        text = content_hash(agreement)
        at_once(
            [
                lambda of=agreement, text=text: sign_agreement(
                    people.spokesperson, fresh(of), side="employee", content_hash=text
                ),
                lambda of=agreement, n=number: write_section(
                    SYSTEM, fresh(of), key="economy", text=f"Kaffe, udgave {n}."
                ),
            ]
        )
        now = fresh(agreement)
        live = now.sign_offs.filter(voided_at=None)
        assert all(row.content_hash == content_hash(now) for row in live)
        if now.state == State.ACTIVE:
            assert now.content_hash == text == content_hash(now)
            Agreement.objects.filter(pk=now.pk).update(state=State.REPLACED)
        else:
            assert now.state == State.AWAITING_SIGNATURES
            assert not live.exists()


def test_of_two_agreements_of_one_workplace_one_comes_into_force():
    ward = factories.open_workplace()
    people = make.parties(ward)
    both = [make.awaiting_agreement(ward, people) for _ in range(2)]
    for agreement in both:
        make.sign(people.leader, agreement, "leader")
    said = at_once(
        [
            lambda of=agreement: sign_agreement(
                people.spokesperson, fresh(of), side="employee", content_hash=content_hash(of)
            )
            for agreement in both
        ]
    )
    assert not [word for word in said if word.startswith("CRASH")]
    assert Counter(fresh(agreement).state for agreement in both)[State.ACTIVE] == 1
    at_once([lambda of=agreement: activate_agreement(people.leader, fresh(of)) for agreement in both])
    assert Counter(fresh(agreement).state for agreement in both)[State.ACTIVE] == 1
