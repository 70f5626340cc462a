"""The same doors for those without a mouse, without JavaScript, and without Danish."""

import pytest
from django.utils.translation import gettext as _
from django.utils.translation import override
from playwright.sync_api import expect

from tests.journeys import doings
from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation
from tests.journeys.keys import enter, tab_to

pytestmark = pytest.mark.journey


@pytest.mark.requirement("RM-24", "RM-40")
def test_a_stranger_finds_and_applies_by_keyboard_alone(visit: Visit, installation: Installation) -> None:
    page = visit(desk=True)
    pages = [page.goto("/")]

    tab_to(page, "q")
    page.keyboard.type("vejviser")
    pages.append(enter(page))
    tab_to(page, "Vejvisere på Regionshospitalet Viborg")
    pages.append(enter(page))
    expect(page.locator("h1")).to_have_text("Vejvisere på Regionshospitalet Viborg")
    assert len(pages) <= 4

    tab_to(page, _("Join"))
    enter(page)
    for field, text in {"name": "Tage Uden Mus", "email": "tage@example.dk", "birth_year": "1951"}.items():
        tab_to(page, field)
        page.keyboard.type(text)
    tab_to(page, _("Send my application"))
    enter(page)
    page.goto(installation.link("tage@example.dk", leading_to="/ansoegning/"))
    tab_to(page, _("Yes, send my application"))
    enter(page)
    doings.told(page, "Received")


@pytest.mark.requirement("RM-10", "RM-40")
def test_everything_that_matters_works_without_javascript(visit: Visit, installation: Installation) -> None:
    stranger = visit(java_script_enabled=False)
    stranger.goto("/find/?q=vejviser")
    doings.follow_name(stranger, "Vejvisere på Regionshospitalet Viborg")
    doings.follow(stranger, "Join")
    doings.apply(stranger, "Svend Slukket", "svend@example.dk")
    doings.confirm_by_letter(stranger, installation, "svend@example.dk")

    coordinator, volunteer = visit("coordinator"), visit("volunteer", java_script_enabled=False)
    activity = doings.number_of_activity(coordinator, "Patientstøtte på Medicinsk afdeling")
    shift = doings.make_shift(coordinator, activity, days=4, label="Uden script")
    doings.take(volunteer, shift)
    doings.hand_back(volunteer, shift)


def test_english_once_chosen_is_remembered(visit: Visit) -> None:
    page = visit(desk=True)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    with page.expect_navigation():
        page.locator("header a[lang=en]:visible").first.click()
    page.goto("/find/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    with override("en"):
        expect(page.locator("h1")).to_have_text(_("Find an activity"))
    later = page.context.new_page()
    later.goto("/om/")
    expect(later.locator("html")).to_have_attribute("lang", "en")
