"""Under which agreement something happens."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.compact.agreements.flow import State
from samspil.compact.agreements.models import Agreement, AgreementPolicy
from samspil.compact.agreements.queries import agreement_for, agreement_verdict
from tests import factories

pytestmark = pytest.mark.django_db


def in_force(workplace, **fields) -> Agreement:
    """A row as it stands when it is in force; how it comes there is tested elsewhere."""
    values = {
        "kind": "workplace",
        "title": "Aftale for frivillighed",
        "state": State.ACTIVE,
        "leader": factories.person(),
        "valid_from": date(2026, 1, 1),
        "activated_at": clock.now(),
        "content_hash": "a" * 64,
        **fields,
    }
    return Agreement.objects.create(workplace=workplace, **values)


def test_the_agreement_of_the_workplace_covers_its_own_volunteers(ward):
    agreement = in_force(ward)
    assert agreement_for(ward) == agreement
    assert agreement_verdict(ward)


def test_a_place_without_an_agreement_is_told_so(ward):
    verdict = agreement_verdict(ward)
    assert not verdict
    assert ward.unit.name in verdict.reason


def test_an_authority_may_do_without_agreements(ward):
    AgreementPolicy.objects.create(authority=ward.unit.authority, agreement_required=False)
    assert agreement_verdict(ward)


@pytest.mark.parametrize("state", [State.DRAFT, State.AWAITING_SIGNATURES, State.WITHDRAWN])
def test_what_is_being_written_covers_nobody(ward, state):
    in_force(ward, state=state)
    assert agreement_for(ward) is None


def test_it_holds_from_its_first_day_to_its_last(ward):
    agreement = in_force(ward, valid_from=date(2026, 3, 1), valid_to=date(2026, 3, 31))
    assert agreement_for(ward, on=date(2026, 2, 28)) is None
    assert agreement_for(ward, on=date(2026, 3, 1)) == agreement
    assert agreement_for(ward, on=date(2026, 3, 31)) == agreement
    assert agreement_for(ward, on=date(2026, 4, 1)) is None


def test_notice_lets_it_hold_until_the_last_day(ward):
    day = clock.today()
    agreement = in_force(ward, notice_given_on=day, last_day=day)
    assert agreement_for(ward, on=day) == agreement
    assert agreement_for(ward, on=day + timedelta(days=1)) is None


def test_the_partnership_comes_before_the_agreement_of_the_workplace(ward):
    partner = factories.partner(ward.unit.authority)
    whole = in_force(ward)
    assert agreement_for(ward, partner) == whole
    partnership = in_force(ward, kind="partnership", partner=partner)
    assert agreement_for(ward, partner) == partnership
    assert agreement_for(ward) == whole


def test_an_authority_may_ask_for_a_partnership(ward):
    partner = factories.partner(ward.unit.authority)
    corps = factories.partner(ward.unit.authority, name="Korpset", kind="corps", workplace=ward)
    whole = in_force(ward)
    AgreementPolicy.objects.create(authority=ward.unit.authority, partnership_required=True)
    assert agreement_for(ward, partner) is None
    assert agreement_for(ward, corps) == whole


def test_another_associations_partnership_covers_nobody_else(ward):
    one = factories.partner(ward.unit.authority)
    other = factories.partner(ward.unit.authority, name="Ældre Sagen")
    in_force(ward, kind="partnership", partner=one)
    assert agreement_for(ward, other) is None
    assert agreement_for(ward) is None


@pytest.mark.requirement("HJ-26")
def test_exactly_one_agreement_of_a_workplace_is_in_force(ward):
    in_force(ward)
    with pytest.raises(IntegrityError), transaction.atomic():
        in_force(ward, state=State.DUE_FOR_REVISION)


def test_nothing_is_in_force_without_a_signed_text(ward):
    with pytest.raises(IntegrityError), transaction.atomic():
        in_force(ward, content_hash="")
