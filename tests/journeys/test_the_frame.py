"""The frame around the volunteering: an agreement is written, read, signed; citizens and employees read what was decided."""

import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import Page, expect

from tests.journeys import agreeing, doings
from tests.journeys.agreeing import ASSOCIATION, WARD, fits_the_phone
from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation

pytestmark = pytest.mark.journey

REGION = "region-midtjylland"
MEDICINE = "Medicinsk afdeling"
OTHERS_TODAY = "Stop op, og spørg Karen. Hun svarer samme dag."
SILENCE = "The employees' side has not commented yet. “No remarks” is an answer too."
CITIZEN = "grethe.borger@example.dk"


@pytest.mark.requirement("VB-25")
@pytest.mark.requirement("HJ-24")
def test_a_leader_writes_an_agreement_on_a_phone_and_the_employees_read_it_first(visit: Visit) -> None:
    leader, member = visit("leader"), visit("committee_member")
    agreeing.begin_partnership(leader)
    agreeing.answer_the_guide(leader)
    expect(leader.locator("main")).to_contain_text(agreeing.WISH)
    expect(leader.locator("main")).not_to_contain_text(_("Nothing has been written yet."))
    fits_the_phone(leader)
    agreeing.follow_the_next_steps(leader)
    doings.told(leader, "The draft is ready. Let the employees and the association read it.")

    doings.press(leader, "Send out for comments")
    doings.told(leader, "The draft is out. The employees' committee has it on its list.")
    doings.told(leader, "The employees' side is reading it. You hear from us when it has answered.")
    expect(leader.locator("#mangler")).to_contain_text(_(SILENCE))

    member.goto(leader.url)
    doings.follow(member, "Comment on the draft")
    doings.press(member, "No remarks")
    doings.told(member, "Noted: the employees' side has no remarks.")

    leader.reload()
    doings.told(leader, "The text is ready to be signed.")
    expect(leader.locator("#mangler")).not_to_contain_text(_(SILENCE))


def test_a_member_of_the_committee_comments_on_a_draft_and_reads_what_the_next_meeting_is_about(
    visit: Visit,
) -> None:
    member = visit("committee_member")
    open_agreement(member, "Out for comments", WARD)
    doings.follow(member, "Comments")
    member.locator("[name=section]").select_option("information")
    doings.fill(member, {"text": "Skriv, at vesten er blå."})
    doings.press(member, "Send the comment")
    doings.told(member, "Thank you. Your comment is sent to those who write the agreement.")
    expect(member.locator("main")).to_contain_text("Skriv, at vesten er blå.")

    member.goto("/dialog/")
    doings.follow_name(member, "LMU, Regionshospitalet Viborg")
    with member.expect_navigation():
        member.locator("main a[href^='/dialog/moeder/']").first.click()
    doings.told(member, "Agenda sent")
    doings.follow(member, "What each matter is about")
    doings.told(member, "What has changed")
    expect(member.locator("main")).to_contain_text(WARD)
    fits_the_phone(member)


def test_the_association_signs_last_and_the_partnership_comes_into_force(visit: Visit) -> None:
    head, stranger = visit("association_leader"), visit()
    open_agreement(head, "Waiting for signatures", MEDICINE)
    doings.told(head, "The association has not signed.")
    title = head.locator("h1").inner_text()
    doings.follow(head, "Read and sign")
    fits_the_phone(head)
    head.locator("[name=read]").check()
    doings.press(head, "Sign the agreement")
    doings.told(head, "The agreement is in force.")

    stranger.goto("/samarbejder/?q=Røde Kors Viborg")
    doings.follow_name(stranger, title)
    expect(stranger.locator("main")).to_contain_text(ASSOCIATION)


def test_a_citizen_proposes_an_idea_and_sees_that_a_policy_is_the_real_one(
    visit: Visit, installation: Installation
) -> None:
    citizen = visit()
    citizen.goto(f"/dialog/{REGION}/sig-din-mening/")
    doings.follow(citizen, "I have an idea")
    doings.fill(
        citizen, {"title": "Læs avisen højt på afdelingen", "name": "Grethe Borger", "email": CITIZEN}
    )
    doings.press(citizen, "Send the idea")
    doings.told(citizen, "Thank you! Your idea has been sent.")
    assert installation.link(CITIZEN, leading_to="/dialog/ide/") == citizen.url

    citizen.goto(f"/rammer/{REGION}/")
    fits_the_phone(citizen)
    with citizen.expect_navigation():
        citizen.locator("main table a").first.click()
    doings.unfold(citizen, "Is this the real text?")
    with citizen.expect_navigation():
        citizen.locator("main .mark a").click()
    doings.told(citizen, "Yes, this text was adopted")
    fits_the_phone(citizen)


def test_an_employee_reads_the_page_of_the_ward_again_when_it_has_been_changed(visit: Visit) -> None:
    coordinator, employee = visit("coordinator"), visit("employee")
    open_staff_page(coordinator)
    doings.follow(coordinator, "Change the page")
    doings.fill(coordinator, {"in_doubt": OTHERS_TODAY})
    doings.press(coordinator, "Publish")
    doings.told(coordinator, "The page has been published.")

    open_staff_page(employee)
    expect(employee.locator("main")).to_contain_text(OTHERS_TODAY)
    fits_the_phone(employee)
    doings.press(employee, "I have read it")
    doings.told(employee, "You have read it")


def open_agreement(page: Page, state: str, place: str) -> None:
    page.goto("/aftaler/?tilstand=udkast")
    fits_the_phone(page)
    row = page.locator("main li").filter(has_text=_(state)).filter(has_text=place).last
    with page.expect_navigation():
        row.locator("a").first.click()


def open_staff_page(page: Page) -> None:
    page.goto("/dialog/personale/")
    doings.follow_name(page, MEDICINE)
