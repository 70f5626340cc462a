"""Browser windows for the journeys: who sits in front of them, and what must never happen in any of them."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.journeys.installation import Installation

FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PATIENCE = 20_000  # milliseconds; a busy machine is slow, not broken
PICTURES = Path(__file__).resolve().parents[2] / "docs" / "guides" / "pictures"
# Our own way to say 404, 409 or 422 is a page, and Chromium notes each as an error; other troubles are told apart below.
_ANSWERED = "Failed to load resource"


class Window:
    """One visitor's browser window, with everything that went wrong in it."""

    def __init__(self, browser: Browser, installation: Installation, **options: Any) -> None:
        self.installation = installation
        self.context: BrowserContext = browser.new_context(
            base_url=installation.url, locale="da-DK", timezone_id="Europe/Copenhagen", **options
        )
        self.context.set_default_timeout(PATIENCE)
        self.troubles: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("response", self._answered)

    def take_troubles(self) -> list[str]:
        """Return what went wrong since the last time of asking."""
        found, self.troubles = self.troubles, []
        return found

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error" and not text.startswith(_ANSWERED):
            self.troubles.append(f"console: {text}")

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if (
            parts.scheme in {"http", "https", "ws", "wss"}
            and parts.netloc != urlsplit(self.installation.url).netloc
        ):
            self.troubles.append(f"asks another host: {url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (
            response.status >= 400 and response.request.resource_type != "document"
        ):
            self.troubles.append(f"{response.status} for {response.url}")


def sign_in(window: Window, duty: str) -> None:
    """Sign in as one of the people of the demonstration; the second time the browser remembers it."""
    known = window.installation.signed_in
    if duty not in known:
        window.page.goto("/demo/")
        window.page.locator(f"form[action$='/log-ind/demo/{duty}/'] button").click()
        window.page.wait_for_url(lambda url: "/demo/" not in url)
        known[duty] = window.context.storage_state()
        return
    window.context.add_cookies(known[duty]["cookies"])


def picture(page: Page, name: str) -> None:
    """Take a picture for the guides, when pictures are asked for (SAMSPIL_PICTURES=1)."""
    if os.environ.get("SAMSPIL_PICTURES") != "1":
        return
    PICTURES.mkdir(parents=True, exist_ok=True)
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path, animations="disabled", caret="hide")
