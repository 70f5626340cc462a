"""What people do in the journeys, one function for each. Words on the screen are given in English and looked up in Danish.

Looking them up keeps the journeys true when a sentence is made kinder: they follow the catalogue, not a copy of it.
"""

import re
from collections.abc import Mapping
from datetime import time, timedelta
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from playwright.sync_api import Page

from samspil.base.core import clock
from tests.journeys.installation import Installation

WORKPLACE, WORKPLACE_SLUG = (
    "Medicinsk afdeling, Regionshospitalet Viborg",
    "medicinsk-afdeling-regionshospitalet-viborg",
)


def press(page: Page, words: str, **filled: str) -> None:
    """Press the button with these words and wait for the page that answers."""
    with page.expect_navigation():
        page.locator("button").filter(has_text=_exactly(words, **filled)).first.click()


def send(page: Page) -> None:
    """Press the one button of the page's form."""
    with page.expect_navigation():
        page.locator("main form[method=post] button").first.click()


def unfold(page: Page, words: str) -> None:
    """Open what is folded together: the question before a grave button, or more choices."""
    page.locator("summary").filter(has_text=_exactly(words)).first.click()


def follow(page: Page, words: str) -> None:
    """Follow the first link with these words in the page's main part."""
    with page.expect_navigation():
        page.locator("main a").filter(has_text=_exactly(words)).first.click()


def follow_name(page: Page, name: str) -> None:
    """Follow the first link with this name in it."""
    with page.expect_navigation():
        page.locator("main a").filter(has_text=name).first.click()


def fill(page: Page, values: Mapping[str, str]) -> None:
    """Type into fields by their names."""
    for name, value in values.items():
        page.locator(f"main [name={name}]").fill(value)


def told(page: Page, words: str, **filled: str) -> None:
    """Wait until the page says this."""
    page.locator("main").get_by_text(_(words) % filled if filled else _(words)).first.wait_for()


def number_in(page: Page) -> str:
    """Return the number in the address of the page."""
    found = re.search(r"/(\d+)[-/]", page.url)
    assert found, page.url
    return found[1]


def number_of_activity(page: Page, title: str) -> str:
    """Find an activity in the list of those that the reader's duties reach."""
    page.goto(f"/indsatser/?q={title}")
    follow_name(page, title)
    return number_in(page)


def open_volunteer(page: Page, name: str) -> None:
    page.goto(f"/frivillige/?q={name}")
    follow_name(page, name)


def register_need(leader: Page, what: str) -> None:
    leader.goto(f"/arbejdspladser/{WORKPLACE_SLUG}/behov/nyt/")
    fill(
        leader,
        {"what": what, "for_whom": "Patienter, der ligger her i uger", "how_much": "To eftermiddage om ugen"},
    )
    leader.locator("input[name=source]").first.check()
    press(leader, "Register")
    told(leader, "The need has been registered.")


def begin_from_template(leader: Page, key: str, title: str) -> str:
    """Draft an activity from a template and give it its own title; return its number."""
    leader.goto("/indsatser/ny/")
    follow(leader, "From a template")
    leader.locator(f"main a[href*='/{key}/']").first.click()
    leader.locator("select[name=workplace]").select_option(label=WORKPLACE)
    press(leader, "Begin from this")
    leader.wait_for_url(re.compile(r"/indsatser/\d+/$"))
    number = number_in(leader)
    leader.goto(f"/indsatser/{number}/rediger/beskrivelse/")
    fill(leader, {"title": title})
    press(leader, "Save and close")
    return number


def open_step(leader: Page, number: str, step: str) -> None:
    leader.goto(f"/indsatser/{number}/rediger/{step}/")


def name_three(leader: Page, number: str) -> None:
    """Name a leader, a contact person and another substitute."""
    open_step(leader, number, "ansvarlige")
    leader.locator("select[name=leader]").select_option(label="Lars Overgaard")
    leader.locator("select[name=contact]").select_option(label="Karen Bruun")
    leader.locator("select[name=substitute]").select_option(label="Thomas Ravnkilde")
    press(leader, "Save and close")


def answer_boundary_check(leader: Page, number: str, *, yes_to: str = "") -> None:
    """Answer the four questions with no, or one of them with yes."""
    open_step(leader, number, "graensetjek")
    for question in ("legal_entitlement", "referral", "registration", "professional_insight"):
        leader.locator(f"[name={question}][value={'yes' if question == yes_to else 'no'}]").check()
        fill(leader, {f"{question}_reason": "Alle kan læse en avis højt."})
    press(leader, "Save")
    leader.wait_for_url(re.compile(r"/indsatser/\d+/$"))


def need_no_discussion(member: Page, committee: str, matter: str) -> None:
    """Let a member of the committee say that a matter is known to everybody."""
    member.goto("/dialog/")
    follow_name(member, committee)
    follow_name(member, matter)
    follow(member, "It needs no discussion")
    fill(member, {"reason": "Kendt af alle. Vi har talt om det på personalemødet."})
    press(member, "Record it")


def apply(stranger: Page, name: str, email: str) -> None:
    """Fill in the application on the page of an activity; six fields at the most."""
    assert stranger.locator("main form .form-group:visible").count() <= 6
    fill(stranger, {"name": name, "email": email, "message": "Jeg har tid hver tirsdag."})
    if stranger.locator("main [name=birth_year]").count():
        fill(stranger, {"birth_year": "1958"})
    press(stranger, "Send my application")


def confirm_by_letter(stranger: Page, installation: Installation, email: str) -> str:
    """Open the mailed link and confirm; return the private address of the application."""
    address = installation.link(email, leading_to="/ansoegning/")
    stranger.goto(address)
    press(stranger, "Yes, send my application")
    told(stranger, "Received")
    return address


def accept(coordinator: Page, name: str) -> None:
    coordinator.goto("/ansoegninger/")
    follow_name(coordinator, name)
    follow(coordinator, "Welcome the volunteer")
    press(coordinator, "Say welcome")
    coordinator.get_by_text(_("Accepted")).first.wait_for()


def sign_in_by_letter(page: Page, installation: Installation, email: str) -> None:
    page.goto("/log-ind/")
    page.locator("form[action='/log-ind/'] [name=email]").fill(email)
    press(page, "Send me a link")
    page.goto(installation.link(email, leading_to="/log-ind/link/"))
    with page.expect_navigation():
        page.locator("main form button").click()


def sign_everything(volunteer: Page, name: str) -> int:
    """Read and sign what there is to sign, one thing at a time, as the page offers it; return how many."""
    for count in range(10):
        volunteer.goto("/mit/parat/")
        ways = volunteer.locator("main a[href*='/tekst/']")
        if not ways.count():
            return count
        follow(volunteer, "Read and sign")
        volunteer.locator("[name=has_read]").check()
        fill(volunteer, {"typed_name": name})
        press(volunteer, "Sign")
        volunteer.wait_for_url(re.compile(r"/mit/parat/"))
    raise AssertionError("there is always one more thing to sign")


def make_ready(coordinator: Page, volunteer: Page, name: str) -> None:
    """Walk the rest of the way: talk, introduction, insurance and card, each confirmed by whom it belongs to."""
    coordinator.goto("/onboarding/")
    follow_name(coordinator, name)
    way = coordinator.url
    follow(coordinator, "Open the talk")
    volunteer.goto(coordinator.url)
    press(coordinator, "Yes, we have talked, and I agree")
    volunteer.reload()
    press(volunteer, "Yes, we have talked, and I agree")
    for _round in range(8):
        coordinator.goto(way)
        if coordinator.locator("main a[href*='/trin/']").count():
            follow(coordinator, "Confirm")
            press(coordinator, "Confirm")
        elif coordinator.locator("main form[action$='/kort/'] button").count():
            press(coordinator, "Issue a card")
        else:
            break


def make_shift(coordinator: Page, number: str, *, days: int = 0, places: int = 1, label: str) -> str:
    """Make a shift: soon today, or some days from now early in the morning, when nobody has another; return its number."""
    start = clock.local(clock.now()) + timedelta(minutes=4)
    if days:
        start = clock.at(clock.today() + timedelta(days=days), time(6, 10))
    end = start + timedelta(hours=1)
    coordinator.goto(f"/indsatser/{number}/vagter/ny/")
    fill(
        coordinator,
        {
            "day": f"{start:%Y-%m-%d}",
            "starts": f"{start:%H:%M}",
            "ends": f"{end:%H:%M}",
            "places": str(places),
            "label": label,
        },
    )
    press(coordinator, "Make the shift")
    coordinator.wait_for_url(re.compile(r"/vagter/\d+/$"))
    return number_in(coordinator)


def take(volunteer: Page, shift: str) -> None:
    volunteer.goto(f"/vagter/{shift}/")
    press(volunteer, "Take the shift")
    told(volunteer, "You have a place")


def hand_back(volunteer: Page, shift: str) -> None:
    volunteer.goto(f"/vagter/{shift}/")
    unfold(volunteer, "Hand the place back")
    press(volunteer, "Yes, hand it back")


def _exactly(words: str, **filled: str) -> re.Pattern[str]:
    text = _(words) % filled if filled else _(words)
    return re.compile(rf"^\s*{re.escape(text)}\s*$")


def ask_for_company(page: Page, name: str, room: str) -> str:
    """Ask for somebody to talk to, as the code on the ward's poster leads to; return the private address."""
    page.goto(f"/bed-om/sted/{WORKPLACE_SLUG}/")
    follow_name(page, _("Company and a talk"))
    fill(page, {"first_name": name, "whereabouts": room})
    press(page, "Send my request")
    return urlsplit(page.url).path


def complain(page: Page) -> str:
    """Complain about something on the ward, without an account; return the private address."""
    page.goto(f"/sig-til/region-midtjylland/klage/?sted={WORKPLACE_SLUG}")
    fill(page, {"text": "Vi ventede en time, og ingen ringede."})
    send(page)
    return urlsplit(page.url).path
