"""A night nurse opens a vigil, volunteers are asked, one comes: each on a telephone, and each within two minutes."""

import base64
import contextlib
import sqlite3
import time
from collections.abc import Iterator

import pytest
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from tests.journeys import doings
from tests.journeys.conftest import Visit
from tests.journeys.installation import Installation

pytestmark = [pytest.mark.journey, pytest.mark.requirement("RM-90")]

ROOM = "Stue 21"
ASKED = """
SELECT accounts_user.email, rotas_call.shift_id, rotas_call.volunteer_id FROM rotas_call
JOIN rotas_shift ON rotas_shift.id = rotas_call.shift_id
JOIN accounts_user ON accounts_user.id = rotas_call.volunteer_id
WHERE rotas_shift.vigil_id = ? ORDER BY rotas_call.id
"""


@contextlib.contextmanager
def within_two_minutes() -> Iterator[None]:
    begin = time.monotonic()
    yield
    assert time.monotonic() - begin < 120


def somebody_asked(installation: Installation, vigil: str) -> tuple[str, str]:
    """Return the address of the first who was asked, and how the link of this watch begins: no page shows them, and none should.

    The same volunteer may be asked to another vigil of the demonstration in the same minute.
    """
    with contextlib.closing(sqlite3.connect(installation.var / "samspil.sqlite3")) as database:
        email, shift, volunteer = database.execute(ASKED, [vigil]).fetchone()
    signed = base64.urlsafe_b64encode(f"[{shift},{volunteer}]".encode()).decode().rstrip("=")
    return str(email), f"/vaagetjeneste/svar/{signed}:"


def test_a_night_nurse_opens_a_vigil_a_volunteer_comes_and_it_ends_gently(
    visit: Visit, installation: Installation
) -> None:
    nurse = visit("employee")
    with within_two_minutes():
        nurse.goto("/vagtplan/")
        doings.follow(nurse, "Vigils")
        doings.follow(nurse, "Open a vigil")
        doings.fill(nurse, {"room": ROOM})
        doings.press(nurse, "Open the vigil now")
        doings.told(nurse, "Nobody yet")
        doings.press(nurse, "Ask the next five now")
    here = nurse.url
    vigil = doings.number_in(nurse)
    expect(nurse.locator("main")).to_contain_text(ROOM)

    email, this_watch = somebody_asked(installation, vigil)
    volunteer = visit(java_script_enabled=False)
    with within_two_minutes():
        volunteer.goto(installation.link(email, leading_to=this_watch))
        doings.press(volunteer, "Yes, I will come")
        expect(volunteer.locator("h1")).to_have_text(_("Thank you. The watch is yours."))
    expect(volunteer.locator("body")).not_to_contain_text(ROOM)

    doings.sign_in_by_letter(volunteer, installation, email)
    volunteer.goto(here)
    doings.told(volunteer, "Your watch")
    expect(volunteer.locator("main")).to_contain_text(ROOM)

    nurse.goto(here)
    doings.told(nurse, "Covered")
    doings.unfold(nurse, "End the vigil")
    doings.press(nurse, "Yes, end the vigil")
    doings.told(nurse, "The vigil has ended")
    installation.letter(email, saying=_("The vigil has ended"))
    volunteer.goto(here)
    assert volunteer.locator("main form[action*=tilmelding]").count() == 0
