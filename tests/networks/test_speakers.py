"""People with experience say that they may be asked to speak; they are asked, say yes or no, and it is noted when it was held."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.base.core.errors import Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.learning.networks.actions.speakers import (
    accept_presentation,
    ask_to_speak,
    call_off_presentation,
    decline_presentation,
    note_presentation,
    offer_to_speak,
    stop_speaking,
)
from samspil.learning.networks.flow import PresentationState
from samspil.learning.networks.jobs import erase_old_presentations
from samspil.learning.networks.models import Presentation, Speaker
from samspil.learning.networks.queries import speakers as queries
from tests.networks.conftest import told

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker(volunteer, region):
    return offer_to_speak(volunteer, region, topic="Mit første år som våger", nearby="Viborg")


def asked(by, speaker, **fields):
    values = {"held_on": clock.today() + timedelta(days=9), "place": "Kantinen", **fields}
    return ask_to_speak(by, speaker, **values)


@pytest.mark.requirement("VB-20")
def test_a_volunteer_offers_to_speak_is_asked_and_says_yes(client_of, volunteer, foreigner, region):
    mine = client_of(volunteer)
    myself = reverse("networks:speaker_myself")
    mine.get(myself)
    mine.post(myself, {"topic": "Mit første år som våger", "authority": region.pk})
    found = Speaker.objects.get()
    asking = client_of(foreigner)
    assert "Mit første år" in asking.get(reverse("networks:speakers"), {"q": "vågetjeneste"}).text
    page = reverse("networks:speaker", args=[found.pk])
    assert asking.post(page, {"held_on": "1.1.2020", "place": "Her"}).status_code == 422
    asking.post(page, {"held_on": "24.12.2031", "place": "Kantinen", "text": "Tyve nye frivillige"})
    agreement = Presentation.objects.get()
    assert told(volunteer)[-1] == "Vil du komme og holde et oplæg?"
    assert "Tyve nye frivillige" in mine.get(reverse("networks:presentation", args=[agreement.pk])).text
    mine.post(reverse("networks:presentation_acceptance", args=[agreement.pk]))
    assert told(foreigner)[-1] == "Et svar fra en oplægsholder"
    assert "Aftalt" in asking.get(reverse("networks:presentations")).text


@pytest.mark.requirement("VB-20")
def test_what_was_held_is_noted_after_its_day(client_of, coordinator, volunteer, speaker):
    agreement = asked(coordinator, speaker)
    accept_presentation(volunteer, agreement)
    with pytest.raises(Conflict):
        note_presentation(coordinator, agreement, people=40)
    with time_machine.travel(clock.now() + timedelta(days=10), tick=False):
        client_of(coordinator).post(reverse("networks:presentation", args=[agreement.pk]), {"people": "40"})
        assert "40 tilhørere" in client_of(volunteer).get(reverse("networks:presentations")).text
    assert Presentation.objects.get().state == PresentationState.HELD


def test_a_no_has_no_reason_and_is_told_kindly(client_of, coordinator, volunteer, speaker):
    agreement = asked(coordinator, speaker)
    client_of(volunteer).post(reverse("networks:presentation_refusal", args=[agreement.pk]))
    assert told(coordinator)[-1] == "Et svar fra en oplægsholder"
    with pytest.raises(IllegalMove):
        accept_presentation(volunteer, Presentation.objects.get())


def test_only_the_speaker_answers_and_only_the_two_see_it(coordinator, volunteer, leader, foreigner, speaker):
    agreement = asked(coordinator, speaker)
    for by in (coordinator, leader, foreigner, STRANGER):
        with pytest.raises(Denied):
            accept_presentation(by, agreement)
        with pytest.raises(Denied):
            decline_presentation(by, agreement)
    for by in (leader, foreigner, STRANGER):
        with pytest.raises(NotVisible):
            queries.presentation_or_404(by, agreement.pk)
        with pytest.raises(Denied):
            call_off_presentation(by, agreement)
        with pytest.raises(Denied):
            note_presentation(by, agreement)


def test_volunteers_and_strangers_ask_nobody_and_see_nobody(
    client_of, volunteer, speaker, ward, coordinator, region
):
    mine = offer_to_speak(coordinator, region, topic="At være koordinator")
    for by in (volunteer, STRANGER):
        with pytest.raises(NotVisible):
            asked(by, mine)
    with pytest.raises(Denied):
        asked(volunteer, speaker)
    with pytest.raises(Denied):
        asked(coordinator, mine)
    assert client_of(volunteer).get(reverse("networks:speakers")).status_code == 302


def test_nobody_is_put_on_the_list_by_somebody_else_or_from_elsewhere(
    volunteer, foreigner, coordinator, region, speaker
):
    for by in (foreigner, STRANGER):
        with pytest.raises(Denied):
            offer_to_speak(by, region, topic="Noget")
    with pytest.raises(Denied):
        stop_speaking(coordinator, speaker)
    with pytest.raises(Invalid):
        offer_to_speak(volunteer, region, topic=" ")


def test_one_changes_what_one_has_said_and_leaves_the_list(client_of, volunteer, region, speaker):
    offer_to_speak(volunteer, region, topic="Nætterne ved sengen")
    assert Speaker.objects.get().topic == "Nætterne ved sengen"
    client = client_of(volunteer)
    assert "Nætterne ved sengen" in client.get(reverse("networks:speaker_myself")).text
    client.post(reverse("networks:speaker_departure"))
    assert not Speaker.objects.exists()
    assert client.post(reverse("networks:speaker_departure")).status_code == 404
    with pytest.raises(Conflict):
        stop_speaking(volunteer, speaker)


def test_either_side_calls_it_off_and_both_are_told(client_of, coordinator, volunteer, speaker):
    agreement = asked(coordinator, speaker)
    accept_presentation(volunteer, agreement)
    client_of(volunteer).post(reverse("networks:presentation_cancellation", args=[agreement.pk]))
    assert told(coordinator)[-1] == told(volunteer)[-1] == "Et oplæg er aflyst"
    with pytest.raises(IllegalMove):
        call_off_presentation(coordinator, Presentation.objects.get())


def test_agreements_are_deleted_a_year_after_their_day(coordinator, speaker):
    asked(coordinator, speaker)
    erase_old_presentations.func()
    assert Presentation.objects.count() == 1
    with time_machine.travel(clock.now() + timedelta(days=376), tick=False):
        erase_old_presentations.func()
    assert not Presentation.objects.exists()
