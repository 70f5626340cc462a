"""What volunteers, coordinators and staff do on ordinary days, at the real screens."""

import re

import httpx
import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from tests.journeys import doings
from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation
from tests.journeys.visitors import picture

pytestmark = pytest.mark.journey

ACTIVITY = "Patientstøtte på Medicinsk afdeling"
RAVNSBORG, RAVNSBORGS_MAIL = "Jytte Ravnsborg", "jytte.ravnsborg@example.dk"
OF_ANOTHER_ASSOCIATION = "Mohammad Rezai"


def test_the_waiting_list_fills_a_place_that_was_handed_back(
    visit: Visit, installation: Installation
) -> None:
    coordinator, first, second = visit("coordinator"), visit(), visit("volunteer")
    doings.sign_in_by_letter(first, installation, RAVNSBORGS_MAIL)
    shift = doings.make_shift(
        coordinator, doings.number_of_activity(coordinator, ACTIVITY), days=3, label="Musik på stuen"
    )
    doings.take(first, shift)

    second.goto(f"/vagter/{shift}/")
    second.get_by_label(_("Just give me the place when it becomes free")).check()
    doings.press(second, "Join the waiting list")
    second.goto(f"/vagter/{shift}/")
    doings.told(second, "You are on the waiting list")
    picture(second, "frivillig-venteliste")
    doings.hand_back(first, shift)

    second.goto(f"/vagter/{shift}/")
    doings.told(second, "You have a place")
    doings.hand_back(second, shift)


def test_a_stranger_checks_a_card_and_a_lost_card_does_not_hold(
    visit: Visit, installation: Installation
) -> None:
    coordinator, stranger = visit("coordinator"), visit()
    doings.open_volunteer(coordinator, OF_ANOTHER_ASSOCIATION)
    coordinator.goto(f"{coordinator.url}parat/")
    with coordinator.expect_navigation():
        coordinator.locator("main a[href^='/frivilligkort/']").first.click()
    picture(coordinator, "koordinator-kort")
    code = installation.code_of_card(doings.number_in(coordinator))

    stranger.goto(f"/kort/{code}/")
    expect(stranger.locator("h1")).to_have_text(_("Active volunteer"))
    expect(stranger.locator("main")).to_contain_text("Mohammad")
    expect(stranger.locator("main")).not_to_contain_text("Rezai")
    picture(stranger, "medarbejder-kort")

    doings.follow(coordinator, "Lost or given back")
    coordinator.locator("[name=reason]").first.check()
    doings.press(coordinator, "Make the card invalid")
    stranger.reload()
    expect(stranger.locator("h1")).to_have_text(_("Not valid"))
    expect(stranger.locator("main")).not_to_contain_text("Mohammad")


def test_a_calendar_follows_the_shifts_until_its_address_is_stopped(visit: Visit) -> None:
    volunteer = visit("volunteer")
    volunteer.goto("/mit/kalender/")
    doings.press(volunteer, "Make an address")
    address = volunteer.locator("main code").inner_text()
    picture(volunteer, "frivillig-kalender")
    answer = httpx.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR")

    doings.unfold(volunteer, "Stop the address")
    doings.press(volunteer, "Yes, stop it")
    assert httpx.get(address).status_code == 404


def test_an_employee_sees_who_the_volunteers_are_and_what_they_may(visit: Visit) -> None:
    employee = visit("employee")
    employee.goto("/i-dag/")
    main = employee.locator("main")
    expect(main).to_contain_text(ACTIVITY)
    expect(main).to_contain_text(_("The volunteers may not"))
    picture(employee, "medarbejder-i-dag")
    expect(main).not_to_contain_text("Ravnsborg")


@pytest.mark.requirement("RM-45")
def test_an_association_leader_sees_only_the_own_volunteers(visit: Visit) -> None:
    coordinator, leader = visit("coordinator"), visit("association_leader")
    doings.open_volunteer(coordinator, OF_ANOTHER_ASSOCIATION)

    leader.goto("/frivillige/")
    expect(leader.locator("main")).to_contain_text("Jytte Dalsgaard")
    expect(leader.locator("main")).not_to_contain_text(OF_ANOTHER_ASSOCIATION)
    picture(leader, "forening-frivillige")
    assert leader.request.get(coordinator.url).status == 404


@pytest.mark.parametrize(
    "duty", ["coordinator", "leader", "volunteer", "association_leader", "administrator"]
)
def test_today_tells_what_to_do_first(visit: Visit, duty: str) -> None:
    page = visit(duty)
    page.goto("/i-dag/")
    expect(page.locator("main a").first).to_be_visible()
    guides = {
        "volunteer": "frivillig",
        "coordinator": "koordinator",
        "leader": "leder",
        "association_leader": "forening",
        "administrator": "administrator",
    }
    picture(page, f"{guides[duty]}-i-dag")


def test_an_administrator_finds_people_places_and_the_log(visit: Visit) -> None:
    page = visit("administrator")
    page.goto("/opgavefordeling/")
    picture(page, "administrator-opgavefordeling")
    page.goto("/haendelser/")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main")).to_contain_text(re.compile(r"\d{4}|kl\."))
