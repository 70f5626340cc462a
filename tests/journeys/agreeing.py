"""What a leader does on a phone to write an agreement: the guide first, then whatever the page says comes next."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from playwright.sync_api import Page

from samspil.base.core import clock
from tests.journeys import doings

WARD, ASSOCIATION = "Ortopædkirurgi", "Røde Kors Viborg"
TITLE = "Besøg på sengestuerne"
WISH = "En time med en, der har tid, mens man venter på at komme op at gå."


def begin_partnership(leader: Page) -> None:
    leader.goto("/aftaler/")
    doings.follow(leader, "Begin an agreement")
    leader.locator("[name=kind][value=partnership]").check()
    choose(leader, "workplace", WARD)
    choose(leader, "partner", ASSOCIATION)
    next_page(leader)


def answer_the_guide(leader: Page) -> None:
    """Walk the pages of the guide; where it proposes something sensible, take it."""
    doings.fill(
        leader,
        {
            "title": TITLE,
            "purpose": WISH,
            "target_group": "Patienter, der ligger her i uger",
            "leader_statement": "Vi vil gerne have frivillige, fordi de har tid.",
        },
    )
    next_page(leader)
    leader.locator("[name=may]").fill("Læse højt\nSpille kort")
    next_page(leader)
    for name, person in (
        ("leader", "Lars Overgaard"),
        ("contact", "Karen Bruun"),
        ("substitute", "Thomas Ravnkilde"),
        ("conflict_first", "Lars Overgaard"),
        ("conflict_second", "Karen Bruun"),
    ):
        choose(leader, name, person)
    doings.fill(leader, {"coordinator_hours": "2,5"})
    next_page(leader)
    leader.locator("[name=information][value=tour]").check()
    next_page(leader)
    next_page(leader)
    doings.fill(leader, {"legal_reviewed_on": today()})
    next_page(leader)
    fits_the_phone(leader)
    doings.press(leader, "Save and see the draft")


def follow_the_next_steps(leader: Page) -> None:
    """Do what the page says comes next, until nothing is left to write."""
    overview = leader.url
    for _round in range(len(REST) + 1):
        way = leader.locator("main a").filter(has_text=_("Go on"))
        if not way.count():
            return
        doings.follow(leader, "Go on")
        fits_the_phone(leader)
        REST[leader.url.split("#")[0].rstrip("/").rsplit("/", 1)[-1]](leader)
        leader.goto(overview)
    raise AssertionError("there is always one more thing to write")


def confirm_principles(leader: Page) -> None:
    for box in leader.locator("main input[type=checkbox]").all():
        box.check()
    doings.press(leader, "Confirm")


def answer_worries(leader: Page) -> None:
    answer_all(leader, "Ingen timer er sparet. Vi taler om det hvert halve år.")


def answer_checklist(leader: Page) -> None:
    answer_all(leader, "Ja, det har vi talt om og er enige om.")


def answer_all(leader: Page, words: str) -> None:
    for area in leader.locator("main textarea").all():
        area.fill(words)
    doings.press(leader, "Save")


def note_who_was_heard(leader: Page) -> None:
    leader.locator("[name=who]").select_option("staff")
    doings.fill(leader, {"day": today(), "note": "Talt igennem på et personalemøde."})
    doings.press(leader, "Note it")
    doings.told(leader, "Noted.")


REST: dict[str, Callable[[Page], None]] = {
    "principper": confirm_principles,
    "bekymringer": answer_worries,
    "huskeliste": answer_checklist,
    "inddragelse": note_who_was_heard,
}


def next_page(leader: Page) -> None:
    fits_the_phone(leader)
    doings.press(leader, "Save and go on")


def choose(page: Page, name: str, words: str) -> None:
    """Choose the first answer with these words in it."""
    box = page.locator(f"main select[name={name}]")
    found = box.locator("option").filter(has_text=words).first.get_attribute("value")
    box.select_option(found)


def fits_the_phone(page: Page) -> None:
    """See that nobody must drag the page sideways."""
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390, f"{page.url} is {width} px wide"


def today() -> str:
    return f"{clock.today():%d.%m.%Y}"
