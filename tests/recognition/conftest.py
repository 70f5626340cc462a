"""What the tests of recognition share: a story, and those who are in it."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.learning.recognition.actions.consents import give_consent
from samspil.learning.recognition.actions.people import list_person
from samspil.learning.recognition.actions.stories import (
    approve_story,
    ask_consents,
    draft_story,
    publish_story,
)
from samspil.learning.recognition.models import Consent, Story
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests import factories

WEEK = timedelta(days=7)
ALL = ("web", "leaflet", "press", "social")


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region, name="Kurt Konsulent")


@pytest.fixture
def story(ward, coordinator):
    return draft_story(
        coordinator,
        ward,
        kind="volunteer",
        title="Kaffe kl. tre",
        text="Hver tirsdag sidder jeg ved vinduet med en kop kaffe og en, der gerne vil snakke.",
        reach="regional",
    )


@pytest.fixture
def told(story, coordinator, volunteer) -> Consent:
    """The volunteer who tells it, asked."""
    user = User.objects.get(pk=volunteer.user_id)
    list_person(coordinator, story, user=user, is_owner=True, is_named=True)
    ask_consents(coordinator, story)
    return story.consents.get()


@pytest.fixture
def published(story, told, leader, coordinator, volunteer) -> Story:
    give_consent(volunteer, told, key=told.key, uses=ALL)
    approve_story(leader, story)
    publish_story(coordinator, story)
    return story


def answer(consent: Consent, *, uses=ALL, by=STRANGER, name="") -> None:
    """Say yes on the private page."""
    fresh = Consent.objects.select_related("story__workplace__unit").get(pk=consent.pk)
    give_consent(by, fresh, key=fresh.key, uses=uses, answered_by=name)


def a_week_later():
    return clock.stopped_at(clock.now() + WEEK + timedelta(minutes=1))
