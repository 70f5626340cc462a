"""A campaign of the ward with two links: a poster in Danish and a group in English."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.learning.outreach.actions import add_way, plan_campaign, start_campaign
from samspil.learning.outreach.models import Home
from tests import factories


@pytest.fixture
def home(ward):
    return Home(ward.unit.authority, workplace=ward)


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def campaign(home, coordinator, activity):
    made = plan_campaign(
        coordinator,
        home,
        name="Vær med på medicinsk",
        audience="Nye pensionister i Viborg",
        starts_on=clock.today(),
        until=clock.today() + timedelta(days=30),
        activity=activity,
        text_da="Har du en time om ugen?",
        text_en="Do you have an hour a week?",
    )
    add_way(coordinator, made, channel="paper", language="da", where="Biblioteket")
    add_way(coordinator, made, channel="facebook", language="en", reach=1200, cost_kroner=500)
    return made


@pytest.fixture
def poster(campaign):
    return campaign.ways.get(channel="paper")


@pytest.fixture
def running(campaign, coordinator):
    start_campaign(coordinator, campaign)
    return campaign
