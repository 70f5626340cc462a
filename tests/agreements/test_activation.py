"""The gate: an agreement comes into force when everything is in place, and on no other way."""

import pytest

from samspil.compact.agreements.flow import State
from tests.factories import agreements as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(ward):
    return make.parties(ward)


@pytest.mark.requirement("DR-35")
def test_the_last_signature_puts_it_into_force(ward, people):
    agreement = make.active_agreement(ward, people)
    assert agreement.state == State.ACTIVE
