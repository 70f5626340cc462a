"""A no and a wish in the same moment: whichever comes first, nobody is brought to somebody who has said no."""

from collections import Counter
from functools import partial

import pytest

from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.everyday.requests.actions import found_companionship, make_request
from samspil.everyday.requests.flow import OPEN, TOGETHER
from samspil.everyday.requests.models import Companionship, Request
from samspil.everyday.rotas.actions import open_vigil
from samspil.everyday.rotas.models import Vigil
from samspil.people.activities.models import Kind
from samspil.people.citizens.actions import mark_contact, mark_whereabouts
from samspil.people.volunteers.models import Volunteer
from tests import factories
from tests.rotas.factories import ready
from tests.rotas.stress import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.requirement("RM-32")]
ROUNDS = 12


@pytest.fixture
def ward():
    return factories.open_workplace()


def test_a_no_and_a_request_at_once_leave_no_open_request(ward):
    activity = factories.published_activity(ward)
    for number in range(ROUNDS):
        phone, room = f"+45304050{number:02}", f"Stue {number}"
        told = {"kind": "company", "asker": "citizen", "first_name": "Inger"}
        ask = partial(make_request, STRANGER, activity, phone=phone, whereabouts=room, **told)
        no = partial(mark_contact, STRANGER, contact=phone, workplace=ward, whereabouts=room)
        said = at_once([ask, no] if number % 2 else [no, ask])
        assert set(said) <= {"ok", "Closed"}, Counter(said)
        assert not Request.objects.filter(phone=phone, state__in=OPEN).exists()


def test_a_no_by_the_bed_and_a_request_at_once(ward):
    activity = factories.published_activity(ward)
    for number in range(ROUNDS):
        room = f"Stue {number}"
        told = {"kind": "company", "asker": "citizen", "first_name": "Inger"}
        ask = partial(
            make_request, STRANGER, activity, phone=f"+45304050{number:02}", whereabouts=room, **told
        )
        said = at_once([ask, partial(mark_whereabouts, SYSTEM, ward, whereabouts=room)])
        assert set(said) <= {"ok", "Closed"}, Counter(said)
        assert not Request.objects.filter(whereabouts=room, state__in=OPEN).exists()


def test_a_no_and_a_companionship_at_once(ward):
    activity = factories.published_activity(ward)
    actor, _bond = ready(activity)
    volunteer = Volunteer.objects.select_related("user").get(pk=actor.volunteer_id)
    for number in range(ROUNDS):
        room = f"Stue {number}"
        bring = partial(
            found_companionship, SYSTEM, activity, volunteer=volunteer, first_name="Inger", whereabouts=room
        )
        said = at_once([bring, partial(mark_whereabouts, SYSTEM, ward, whereabouts=room)])
        assert set(said) <= {"ok", "Closed"}, Counter(said)
        assert not Companionship.objects.filter(whereabouts=room, state__in=TOGETHER).exists()


def test_a_no_and_a_vigil_at_once(ward):
    activity = factories.published_activity(ward, kind=Kind.VIGIL)
    for number in range(ROUNDS):
        room = f"Stue {number}"
        said = at_once(
            [
                partial(open_vigil, SYSTEM, activity, room=room),
                partial(mark_whereabouts, SYSTEM, ward, whereabouts=room),
            ]
        )
        assert set(said) <= {"ok", "Closed"}, Counter(said)
        assert not Vigil.objects.filter(room=room, state="open").exists()
