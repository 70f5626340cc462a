"""What the tests of cases share."""

import pytest

from samspil.everyday.cases.actions import Kind, open_case
from tests import factories


@pytest.fixture
def consultant(region):
    return factories.assigned(factories.places.Duty.CONSULTANT, at=region, name="Kurt Konsulent")


@pytest.fixture
def case(ward, coordinator, leader, volunteer):
    """A conflict with the coordinator, filed by a volunteer: the leader looks into it."""
    return open_case(
        volunteer,
        kind=Kind.CONFLICT,
        workplace=ward,
        text="Vi kan ikke tale sammen længere.",
        about_user_ids=(coordinator.user_id,),
    )
