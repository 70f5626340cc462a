"""A person who has spoken is forgotten when they ask for it, with or without an account."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import accept_idea, assign_buddy, propose_idea, raise_doubt
from samspil.compact.dialogue.models import Buddy, Doubt, Idea
from samspil.society.accounts.models import User
from tests.operations.conftest import dump, run

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("DR-49")]


def test_a_citizen_is_erased_by_the_address(ward, stranger):
    mine = {"email": "gerda@example.dk"}
    idea = propose_idea(
        stranger,
        ward.unit.authority,
        title="Gnuhår",
        text="Tapirsnude",
        workplace=ward,
        name="Gerda Gæst",
        **mine,
    )
    accept_idea(SYSTEM, idea, answer="Tak, Gerda Gæst", is_shared=True)
    raise_doubt(stranger, ward, kind="task", question="Okapihorn?", about_title="Zebraøre", **mine)
    code, said = run("erase", user="gerda@example.dk")
    assert code == 0, said
    text = dump()
    words = ("gerda@", "Gerda Gæst", "Gnuhår", "Tapirsnude", "Okapihorn", "Zebraøre")
    assert not [word for word in words if word in text]
    assert (Idea.objects.count(), Doubt.objects.count()) == (1, 1)


def test_a_volunteer_is_erased_with_what_they_said_and_the_rest_stays(ward, volunteer, employee):
    propose_idea(volunteer, ward.unit.authority, title="Gnuhår", workplace=ward)
    raise_doubt(employee, ward, kind="task", question="Okapihorn?")
    people = [User.objects.get(pk=one.user_id) for one in (volunteer, employee)]
    assign_buddy(SYSTEM, ward, volunteer=people[0], user=people[1])
    assert run("erase", user=str(volunteer.user_id))[0] == 0
    assert "Gnuhår" not in dump()
    assert not Buddy.objects.exists()
    assert Doubt.objects.get().question == "Okapihorn?"
