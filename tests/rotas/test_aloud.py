"""Volunteers without an e-mail address answer by phone, and the coordinator notes the answer."""

from datetime import timedelta

import pytest
import time_machine

from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied
from samspil.base.events.models import Event
from samspil.everyday.rotas.actions import (
    accept_for,
    cancel_shift,
    hand_back_for,
    invite_volunteer,
    move_shift,
)
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import SignUp
from samspil.people.onboarding.models import Declaration
from tests.rotas.factories import ready, recount, shift, taken


@pytest.fixture
def gerda(activity):
    """The affiliation of a volunteer who is ready and has no e-mail address."""
    affiliation = ready(activity, "Gerda <i>Holm</i>")[1]
    affiliation.volunteer.user.email = None
    affiliation.volunteer.user.save()
    return affiliation


@pytest.fixture
def asked(activity, gerda, coordinator):
    """Her invitation to a shift."""
    return invite_volunteer(coordinator, shift(activity), affiliation=gerda)


def test_a_yes_by_phone_takes_the_place_and_has_its_own_fact(asked, coordinator):
    accept_for(coordinator, asked)
    assert SignUp.objects.get(pk=asked.pk).has_place
    assert recount(asked.shift).taken == 1
    noted = Event.objects.get(verb="shift.yes_noted")
    assert (noted.actor_id, noted.payload) == (coordinator.user_id, {"sign_up": asked.pk})
    assert not Event.objects.filter(verb="place.taken").exists()


def test_a_no_by_phone_leaves_nothing_to_count(asked, coordinator, mia):
    accept_for(coordinator, asked)
    hand_back_for(coordinator, SignUp.objects.get(pk=asked.pk))
    assert not SignUp.objects.filter(pk=asked.pk).exists()
    assert recount(asked.shift).taken == 0
    freed = Event.objects.filter(verb="place.freed").get()
    assert (freed.actor_id, freed.payload) == (None, {})


def test_an_invitation_is_declined_by_phone(asked, coordinator):
    hand_back_for(coordinator, asked)
    assert not SignUp.objects.exists()


def test_a_new_time_is_agreed_by_phone(asked, coordinator):
    accept_for(coordinator, asked)
    on = asked.shift
    move_shift(
        coordinator,
        on,
        starts_at=on.starts_at + timedelta(days=1),
        ends_at=on.ends_at + timedelta(days=1),
    )
    row = SignUp.objects.select_related("shift__activity__workplace__unit").get(pk=asked.pk)
    assert row.state == SignUpState.ASKED_AGAIN
    accept_for(coordinator, row)
    assert SignUp.objects.get(pk=asked.pk).has_place


def test_those_with_an_address_answer_for_themselves(activity, ole, coordinator, leader):
    invited = invite_volunteer(coordinator, shift(activity), affiliation=ole_affiliation(ole, activity))
    for by in (coordinator, leader, SYSTEM):
        for answer in (accept_for, hand_back_for):
            with pytest.raises(Denied, match="Ole"):
                answer(by, invited)
    assert SignUp.objects.get(pk=invited.pk).state == SignUpState.INVITED


def ole_affiliation(ole, activity):
    return activity.workplace.affiliations.get(volunteer=ole.volunteer_id)


def test_nobody_without_the_rota_notes_an_answer(asked, foreigner, employee, volunteer, stranger, mia):
    for by in (foreigner, employee, volunteer, stranger, mia):
        for answer in (accept_for, hand_back_for):
            with pytest.raises(Denied):
                answer(by, asked)


def test_a_yes_by_phone_meets_every_gate(asked, activity, gerda, coordinator):
    Declaration.objects.filter(volunteer=gerda.volunteer_id).delete()
    with pytest.raises(Closed):
        accept_for(coordinator, asked)
    assert recount(asked.shift).taken == 0


def test_a_full_a_cancelled_and_a_past_shift_take_no_yes_by_phone(activity, gerda, coordinator, mia):
    full = shift(activity, places=1)
    invited = invite_volunteer(coordinator, full, affiliation=gerda)
    taken(mia, full)
    with pytest.raises(Conflict):
        accept_for(coordinator, invited)
    cancelled = invite_volunteer(coordinator, shift(activity, days=5), affiliation=gerda)
    cancel_shift(coordinator, cancelled.shift)
    with pytest.raises(Conflict):
        accept_for(coordinator, cancelled)
    past = invite_volunteer(coordinator, shift(activity, days=7), affiliation=gerda)
    with time_machine.travel(past.shift.ends_at, tick=False):
        for answer in (accept_for, hand_back_for):
            with pytest.raises(Conflict):
                answer(coordinator, past)


def test_the_same_yes_twice_is_refused(asked, coordinator):
    again = SignUp.objects.select_related("shift__activity__workplace__unit").get(pk=asked.pk)
    accept_for(coordinator, asked)
    with pytest.raises(Conflict):
        accept_for(coordinator, again)


def test_the_page_of_the_shift_has_the_two_answers(asked, client_of, coordinator, gerda, ole):
    client, page = client_of(coordinator), f"/vagter/{asked.shift_id}/"
    shown = client.get(page).content.decode()
    assert f"/tilmeldinger/{asked.pk}/ja/" in shown
    assert f"/tilmeldinger/{asked.pk}/afbud/" in shown
    assert "Gerda &lt;i&gt;Holm&lt;/i&gt;" in shown
    assert client.post(f"/tilmeldinger/{asked.pk}/ja/").status_code == 302
    shown = client.get(page).content.decode()
    assert f"/tilmeldinger/{asked.pk}/ja/" not in shown
    assert client.post(f"/tilmeldinger/{asked.pk}/afbud/").status_code == 302
    assert f"/tilmeldinger/{asked.pk}/" not in client.get(page).content.decode()


def test_the_answers_exist_only_for_those_who_plan(asked, client_of, foreigner, employee, ole):
    for end in ("ja", "afbud"):
        for actor in (foreigner, employee, ole):
            assert client_of(actor).post(f"/tilmeldinger/{asked.pk}/{end}/").status_code in {403, 404}
        assert client_of(None).post(f"/tilmeldinger/{asked.pk}/{end}/").status_code == 302
    assert (
        f"/tilmeldinger/{asked.pk}/" not in client_of(ole).get(f"/vagter/{asked.shift_id}/").content.decode()
    )


def test_who_asks_somebody_without_an_address_is_told_to_call(activity, gerda, client_of, coordinator):
    on = shift(activity)
    sent = client_of(coordinator).post(
        f"/vagter/{on.pk}/invitation/",
        {"affiliation": gerda.pk},
        headers={"Accept-Language": "en"},
        follow=True,
    )
    assert "Call them" in sent.content.decode()
