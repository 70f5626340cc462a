"""The same work without a mouse: nobody is stopped, and whoever is refused is led to the reason."""

import re

import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from tests.journeys import doings
from tests.journeys.conftest import Visit
from tests.journeys.keys import press_and_follow, skip_to_content, tab_to

pytestmark = pytest.mark.journey

ACTIVITY = "Patientstøtte på Medicinsk afdeling"


@pytest.mark.requirement("RM-40")
def test_a_volunteer_takes_a_shift_and_hands_it_back_by_keyboard_alone(visit: Visit) -> None:
    coordinator, volunteer = visit("coordinator"), visit("volunteer", desk=True)
    number = doings.number_of_activity(coordinator, ACTIVITY)
    shift = doings.make_shift(coordinator, number, days=6, label="Uden mus")

    volunteer.goto(f"/vagter/{shift}/")
    skip_to_content(volunteer)
    press_and_follow(volunteer, "Take the shift")
    doings.told(volunteer, "You have a place")

    tab_to(volunteer, _("Hand the place back"))
    volunteer.keyboard.press("Space")
    press_and_follow(volunteer, "Yes, hand it back")
    volunteer.goto(f"/vagter/{shift}/")
    tab_to(volunteer, _("Take the shift"))


@pytest.mark.requirement("RM-40")
def test_a_leader_drafts_an_activity_and_an_agreement_by_keyboard_alone(visit: Visit) -> None:
    leader = visit("leader", desk=True)
    leader.goto("/indsatser/")
    press_and_follow(leader, "New activity")
    press_and_follow(leader, "From an empty page")
    refused = press_and_follow(leader, "Begin")
    assert refused is not None
    assert refused.status == 422
    summary = leader.locator(".error-summary")
    expect(summary).to_be_focused()
    leader.keyboard.press("Tab")
    leader.keyboard.press("Enter")
    expect(leader.locator("[name=title]")).to_be_focused()
    leader.keyboard.type("Kaffe ved vinduet")
    tab_to(leader, "workplace")
    leader.keyboard.type(doings.WORKPLACE[:9])
    press_and_follow(leader, "Begin")
    expect(leader).to_have_url(re.compile(r"/indsatser/\d+/rediger/beskrivelse/"))

    leader.goto("/aftaler/ny/")
    skip_to_content(leader)
    tab_to(leader, "workplace")
    leader.keyboard.type("Ortop")
    press_and_follow(leader, "Save and go on")
    expect(leader).to_have_url(re.compile(r"/aftaler/\d+/guide/"))
    leader.keyboard.press("Tab")
    tab_to(leader, leader.locator("main textarea").first.get_attribute("name") or "")
    leader.keyboard.type("Tid til en snak om eftermiddagen")
    press_and_follow(leader, "Save and go on")
    expect(leader.locator("h1")).to_be_visible()
