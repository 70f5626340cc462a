"""Somebody of eighty asks from a bed, a volunteer says yes, and either may say no: on phones, at a slow person's pace."""

import re
from dataclasses import dataclass

import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import Page, expect

from tests.journeys import doings
from tests.journeys.conftest import Visit
from tests.journeys.visitors import picture

pytestmark = pytest.mark.journey

WARD = f"/bed-om/sted/{doings.WORKPLACE_SLUG}/"
TWO_MINUTES = 120


@dataclass
class Pace:
    """How long it takes somebody slow: counted, not measured, so that a busy machine changes nothing."""

    page: Page
    seconds: int = 0

    def opens(self, path: str) -> None:
        self.page.goto(path)
        self.seconds += 10  # to read

    def taps(self, words: str, role: str = "link") -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role(role, name=_(words), exact=True).first.click()  # type: ignore[arg-type]
        self.seconds += 4 + 10  # to find and touch it, and to read what comes

    def types(self, name: str, text: str) -> None:
        self.page.locator(f"main [name={name}]").press_sequentially(text)
        self.seconds += 4 + len(text)


@pytest.mark.requirement("RM-29", "RM-81")
def test_somebody_of_eighty_asks_from_the_bed_and_a_volunteer_says_yes(visit: Visit) -> None:
    patient, volunteer = visit(), visit("volunteer")
    asking = Pace(patient)
    asking.opens(WARD)
    asking.taps("Company and a talk")
    assert patient.locator("main form .form-group:visible:not(:has([name=homepage]))").count() <= 5
    picture(patient, "borger-bed-om")
    asking.types("first_name", "Agnes")
    asking.types("whereabouts", "Stue 12")
    asking.taps("Send my request", "button")
    doings.told(patient, "We have your request, and look for a volunteer for you.")
    assert asking.seconds < TWO_MINUTES
    private = patient.url

    answering = Pace(volunteer)
    answering.opens("/oensker-om-selskab/")
    expect(volunteer.locator("main")).not_to_contain_text("Agnes")
    number = re.search(r"/bed-om/(\d+)/", private)
    assert number is not None
    with volunteer.expect_navigation():
        volunteer.locator(f"main form[action='/oensker-om-selskab/{number[1]}/ja/'] button").click()
    answering.seconds += 14
    assert answering.seconds < TWO_MINUTES
    expect(volunteer.locator("main")).to_contain_text("Agnes")
    expect(volunteer.locator("main")).to_contain_text("Stue 12")
    picture(volunteer, "frivillig-moede")

    patient.goto(private)
    expect(patient.locator("main")).to_contain_text("Jytte")
    expect(patient.locator("main")).not_to_contain_text("Dalsgaard")
    doings.press(volunteer, "We have met")
    patient.reload()
    expect(patient.locator("main form button")).to_have_count(0)


@pytest.mark.requirement("RM-32", "RM-33", "DR-40")
def test_either_may_say_no_and_nobody_is_asked_why(visit: Visit) -> None:
    patient, volunteer, nurse = visit(), visit("volunteer"), visit("employee")
    asking = Pace(patient)
    asking.opens(WARD)
    asking.taps("Company and a talk")  # another journey opens an activity of reading aloud here
    asking.types("first_name", "Viggo")
    asking.types("whereabouts", "Stue 16")
    asking.taps("Send my request", "button")
    private, number = patient.url, patient.url.split("/bed-om/")[1].split("/")[0]

    volunteer.goto("/oensker-om-selskab/")
    with volunteer.expect_navigation():
        volunteer.locator(f"main form[action='/oensker-om-selskab/{number}/ja/'] button").click()
    doings.press(volunteer, "I cannot come")
    expect(volunteer.locator(f"main form[action='/oensker-om-selskab/{number}/ja/']")).to_have_count(0)
    patient.reload()
    expect(patient.locator("main")).not_to_contain_text("Jytte")

    nurse.goto("/anmodninger/")
    doings.follow_name(nurse, "Viggo")
    nurse.locator(f"main a[href$='/anmodninger/{number}/ingen-kontakt/']").click()
    nurse.wait_for_url(re.compile(r"/ingen-kontakt/$"))
    doings.send(nurse)
    volunteer.goto("/oensker-om-selskab/")
    expect(volunteer.locator(f"main a[href*='/oensker-om-selskab/{number}/']")).to_have_count(0)
    patient.goto(private)
    expect(patient.locator("main form[action$='/aflysning/']")).to_have_count(0)
    nurse.goto("/kontakt-fravalg/")
    expect(nurse.locator("main")).to_contain_text("Stue 16")
