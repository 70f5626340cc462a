"""Who has left an interest may change their mind, and nobody keeps it for longer than half a year after the answer."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Denied
from samspil.people.applications.actions import answer_interest, erase_interest, leave_interest
from samspil.people.applications.jobs import erase_answered_interests
from samspil.people.applications.models import Interest


@pytest.fixture
def interest(region, ward):
    return leave_interest(
        STRANGER,
        region,
        workplace=ward,
        name="Ida Interesseret",
        email="ida@example.dk",
        message="Ring gerne",
    )


def erased(interest):
    interest.refresh_from_db()
    return (interest.name, interest.phone, interest.message) == ("-", "", "") and "ida" not in interest.email


def test_an_interest_is_erased_at_the_persons_wish_and_the_count_stays(
    client_of, coordinator, employee, interest
):
    with pytest.raises(Denied):
        erase_interest(employee, interest)
    assert client_of(coordinator).post(f"/ansoegninger/interesser/{interest.pk}/sletning/").status_code == 302
    assert erased(interest)
    assert "Ida" not in client_of(coordinator).get("/ansoegninger/interesser/").content.decode()
    assert Interest.objects.count() == 1


def test_an_answered_interest_is_erased_by_itself_after_half_a_year(coordinator, interest):
    answer_interest(coordinator, interest)
    with time_machine.travel(clock.now() + timedelta(days=182)):
        erase_answered_interests.func()
        assert not erased(interest)
    with time_machine.travel(clock.now() + timedelta(days=184)):
        erase_answered_interests.func()
    assert erased(interest)
