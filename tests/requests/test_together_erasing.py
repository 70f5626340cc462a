"""Whoever is erased is gone from companionships and conversations, too."""

import pytest

from samspil.base.core.actor import STRANGER
from samspil.everyday.requests.actions import found_companionship, start_companionship, write_message
from samspil.everyday.requests.models import Companionship, Side, Thread, ThreadMessage
from samspil.people.volunteers.models import Volunteer
from tests import factories
from tests.factories.onboarding import made_ready
from tests.operations.conftest import dump, run
from tests.requests.pairs import talking

pytestmark = pytest.mark.requirement("DR-49")
ELLEN = {
    "first_name": "Ellinor",
    "email": "ellinor@example.dk",
    "whereabouts": "Stue 77",
    "phone": "+4527182818",
}


@pytest.fixture
def active(ward, coordinator, volunteer):
    activity = factories.published_activity(ward)
    friend = Volunteer.objects.get(pk=volunteer.user_id)
    made_ready(friend.affiliations.get(), activity)
    bond = found_companionship(coordinator, activity, volunteer=friend, **ELLEN)
    start_companionship(coordinator, bond, citizen_agrees=True)
    talk = talking(bond, volunteer)
    write_message(STRANGER, talk.seat(Side.CITIZEN), code=talk.codes[Side.CITIZEN], text="Kære du")
    return bond


def test_a_citizen_is_erased_by_the_address(active):
    assert run("erase", user="ellinor@example.dk")[0] == 0
    assert not Thread.objects.exists()
    assert not ThreadMessage.objects.exists()
    text = dump()
    assert not [word for word in ("Ellinor", "ellinor@example.dk", "Stue 77", "27182818") if word in text]


def test_a_volunteer_leaves_companionship_and_conversation(active, volunteer):
    assert run("erase", user=str(volunteer.user_id))[0] == 0
    assert not Thread.objects.exists()
    assert not Companionship.objects.together().exists()
    assert "Jytte Holm" not in dump()


def test_a_groups_contact_person_is_erased_by_the_address(ward, coordinator):
    group = {
        "group_kind": "school_class",
        "group_name": "3.b",
        "group_count": 22,
        "contact_name": "Mette Myrebjørn",
        "contact_email": "mette@example.dk",
    }
    held = found_companionship(coordinator, factories.published_activity(ward), **ELLEN, **group)
    assert run("erase", user="mette@example.dk")[0] == 0
    held.refresh_from_db()
    assert held.is_together
    assert "Myrebjørn" not in dump()
    assert "mette@example.dk" not in dump()
