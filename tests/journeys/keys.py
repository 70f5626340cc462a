"""Walking through pages by keyboard alone: Tab, Enter, Space and letters."""

from django.utils.translation import gettext as _
from playwright.sync_api import Page, Response, expect

TABS = 60


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until the thing with this name or text has the focus, and the focus can be seen."""
    for _press in range(TABS):
        page.keyboard.press("Tab")
        focus = page.locator(":focus")
        if focus.count() and wanted in {focus.get_attribute("name"), focus.inner_text().strip()}:
            expect(focus).not_to_have_css("outline-style", "none")
            return
    raise AssertionError(f"{TABS} times Tab does not reach {wanted!r} on {page.url}")


def enter(page: Page) -> Response | None:
    """Press Enter and wait for the page that answers."""
    with page.expect_navigation() as answer:
        page.keyboard.press("Enter")
    return answer.value


def skip_to_content(page: Page) -> None:
    """Let the first Tab lead past the navigation, as it should on every page."""
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text(_("Go to the content"))
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def press_and_follow(page: Page, words: str) -> Response | None:
    """Tab to a button or a link with these words, and press Enter on it."""
    tab_to(page, _(words))
    return enter(page)
