from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, NotVisible
from samspil.people.applications import queries
from samspil.people.applications.actions import (
    invite_peer,
    leave_interest,
    offer_experience,
    set_recruitment,
    take_back_yes,
)
from samspil.people.applications.flow import InterestState
from samspil.people.applications.jobs import end_pauses
from samspil.people.applications.models import Interest
from samspil.people.applications.rules import PAUSE_DAYS
from tests import factories

FORM = {"name": "Peder Erfaren", "email": "peder@example.dk", "is_treated_now": "yes", "agrees": "on"}


@pytest.fixture
def activity(ward, coordinator):
    made = factories.published_activity(ward, title="Samtale mellem ligestillede")
    set_recruitment(coordinator, made, wanted=None, seeks_peers=True)
    return made


def willing(ward, *, treated=False):
    return offer_experience(
        STRANGER, ward, name="Peder Erfaren", email="peder@example.dk", is_treated_now=treated, agrees=True
    )


@pytest.mark.requirement("DR-58")
def test_nobody_is_kept_without_their_own_yes(ward, client_of):
    address = reverse("applications:experience", args=[ward.pk])
    response = client_of(None).post(address, {**FORM, "agrees": ""})
    assert response.status_code == 422
    assert not Interest.objects.exists()
    assert client_of(None).post(address, FORM).status_code == 302
    kept = Interest.objects.get()
    assert kept.may_be_invited
    assert kept.ask_from == clock.today() + timedelta(days=PAUSE_DAYS)


@pytest.mark.requirement("DR-58")
def test_an_ordinary_interest_opens_no_way_to_invite(region, ward, coordinator, activity):
    interest = leave_interest(STRANGER, region, name="Ida", email="ida@example.dk", workplace=ward)
    with pytest.raises(Closed):
        invite_peer(coordinator, interest, activity=activity)


@pytest.mark.requirement("DR-58")
def test_the_pause_is_kept_on_every_path(ward, coordinator, administrator, activity, client_of):
    interest = willing(ward, treated=True)
    for by in (coordinator, administrator):
        assert not Interest.objects.visible_to(by).exists()
        client = client_of(by)
        assert "Peder" not in client.get(reverse("applications:interests")).text
        for name in ("peer_invitation", "interest_answer"):
            path = reverse(f"applications:{name}", args=[interest.pk])
            assert client.post(path, {"activity": activity.pk}).status_code == 404
        with pytest.raises(Closed):
            invite_peer(by, interest, activity=activity)
    with pytest.raises(Closed):
        invite_peer(SYSTEM, interest, activity=activity)


@pytest.mark.requirement("DR-58")
def test_when_the_pause_is_over_those_near_may_invite_once(ward, coordinator, activity, client_of):
    interest = willing(ward, treated=True)
    with time_machine.travel(clock.now() + timedelta(days=PAUSE_DAYS - 1)):
        end_pauses.func()
        assert not Interest.objects.visible_to(coordinator).exists()
    with time_machine.travel(clock.now() + timedelta(days=PAUSE_DAYS)):
        end_pauses.func()
        end_pauses.func()
        client = client_of(coordinator)
        assert "Peder" in client.get(reverse("applications:interests")).text
        path = reverse("applications:peer_invitation", args=[interest.pk])
        assert client.get(path).status_code == 200
        assert client.post(path, {"activity": activity.pk}).status_code == 302
        interest.refresh_from_db()
        assert interest.state == InterestState.ANSWERED
        assert client.post(path, {"activity": activity.pk}).status_code == 409


@pytest.mark.requirement("DR-58")
def test_only_an_activity_that_asks_for_peers_invites_them(ward, coordinator, activity):
    interest, other = willing(ward), factories.published_activity(ward, title="Havehold")
    assert list(queries.peer_activities(interest)) == [activity]
    with pytest.raises(Closed):
        invite_peer(coordinator, interest, activity=other)
    invite_peer(coordinator, interest, activity=activity)


@pytest.mark.requirement("DR-58")
def test_the_yes_is_taken_back_at_any_time_and_deleted(ward, client_of):
    interest = willing(ward, treated=True)
    with pytest.raises(NotVisible):
        take_back_yes(STRANGER, interest, key="x")
    path = reverse("applications:experience_kept", args=[interest.pk, interest.key])
    client = client_of(None)
    assert "Peder" in client.get(path).text
    assert client.post(path).status_code == 302
    assert not Interest.objects.exists()
    assert client.get(path).status_code == 404


def test_a_recruitment_says_whom_it_would_especially_like_to_reach(ward, coordinator, client_of):
    activity = factories.published_activity(ward)
    page = reverse("applications:recruitment", args=[activity.pk])
    client = client_of(coordinator)
    assert client.post(page, {"wanted": "", "is_open": "on", "seeks_young": "on"}).status_code == 302
    assert 'name="seeks_young"' in client.get(page).text
    public = client_of(None).get(reverse("applications:apply", args=[activity.pk, activity.slug])).text
    assert "Unge er særligt velkomne" in public
