"""From a need that a leader writes down to the thanks after a shift, at the real screens, on a phone."""

import re

import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from tests.journeys import doings
from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation
from tests.journeys.visitors import picture

pytestmark = pytest.mark.journey

TITLE = "Højtlæsning tirsdag eftermiddag"
COMMITTEE = "LMU, Regionshospitalet Viborg"
BODIL, BODILS_MAIL = "Bodil Havgaard", "bodil@example.dk"


@pytest.mark.requirement("RM-03", "RM-10", "RM-13", "RM-20", "DR-28", "HJ-34")
def test_a_need_becomes_an_activity_becomes_a_volunteer_who_is_thanked(
    visit: Visit, installation: Installation
) -> None:
    leader, stranger, coordinator, bodil = visit("leader"), visit(), visit("coordinator"), visit()

    number = _open_an_activity(leader, visit("committee_member"))

    stranger.goto("/")
    stranger.get_by_role("searchbox").fill("højtlæsning viborg")
    doings.press(stranger, "Search")
    picture(stranger, "frivillig-find")
    doings.follow_name(stranger, TITLE)
    picture(stranger, "frivillig-indsats")
    doings.follow(stranger, "Join")
    picture(stranger, "frivillig-ansoeg")
    doings.apply(stranger, BODIL, BODILS_MAIL)
    status = doings.confirm_by_letter(stranger, installation, BODILS_MAIL)

    coordinator.goto("/ansoegninger/")
    picture(coordinator, "koordinator-ansoegninger")
    doings.accept(coordinator, BODIL)
    stranger.goto(status)
    doings.told(stranger, "Welcome!")

    doings.sign_in_by_letter(bodil, installation, BODILS_MAIL)
    bodil.goto("/mit/parat/")
    picture(bodil, "frivillig-naeste-skridt")
    assert doings.sign_everything(bodil, BODIL) >= 1
    doings.make_ready(coordinator, bodil, BODIL)
    picture(coordinator, "koordinator-parat")
    bodil.goto("/mit/parat/")
    doings.follow(bodil, "I have looked at my insurance")
    doings.send(bodil)
    bodil.goto("/mit/parat/")
    doings.told(bodil, "You are ready")

    shift = doings.make_shift(coordinator, number, label="Avisen")
    doings.take(bodil, shift)
    picture(bodil, "frivillig-vagt")
    doings.hand_back(bodil, shift)
    doings.take(bodil, shift)
    doings.press(bodil, "I am here")
    doings.press(bodil, "I am going home")
    expect(bodil.locator("main")).to_contain_text(re.compile(r"\b[Tt]ak\b"))
    coordinator.goto(f"/vagter/{shift}/fremmoede/")
    expect(coordinator.locator("main")).to_contain_text(BODIL)
    picture(coordinator, "koordinator-fremmoede")


def _open_an_activity(leader, member) -> str:
    """Draft from a template, be refused with a yes, put it right, ask the committee, look at it, and publish."""
    doings.register_need(leader, "Nogen, der vil læse avisen højt")
    number = doings.begin_from_template(leader, "hoejtlaesning", TITLE)
    doings.open_step(leader, number, "behov")
    leader.get_by_label("Nogen, der vil læse avisen højt").check()
    doings.press(leader, "Save and close")
    doings.name_three(leader, number)

    doings.answer_boundary_check(leader, number, yes_to="professional_insight")
    expect(leader.locator("#mangler")).to_be_visible()
    expect(leader.get_by_role("button", name=_("Publish the activity"))).to_be_disabled()
    picture(leader, "leder-graensetjek-lukker")
    doings.answer_boundary_check(leader, number)
    expect(leader.locator("#mangler")).to_contain_text(COMMITTEE)
    doings.need_no_discussion(member, COMMITTEE, TITLE)
    leader.goto(f"/indsatser/{number}/")
    doings.told(leader, "Nothing is missing before publication.")

    doings.follow(leader, "Preview")
    for eyes in ("borger", "ansat"):
        leader.locator(f"main a[href='?som={eyes}']").click()
        expect(leader.locator("h1")).to_contain_text(TITLE)
    leader.goto(f"/indsatser/{number}/")
    doings.press(leader, "Publish the activity")
    doings.told(leader, "The activity has been published. Everybody can see it now.")
    picture(leader, "leder-udgivet")
    return number
