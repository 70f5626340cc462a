"""A coordinator adds a passkey in a real browser and signs in with it. The device is Chromium's virtual authenticator."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from samspil.base.core import clock
from samspil.society.accounts.models import Passkey, Session, SignInLink
from tests import factories

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A Danish browser window with a device that verifies its owner by finger."""
    page = browser.new_context(locale="da-DK").new_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": device()})
    yield page
    page.context.close()


def device() -> dict[str, Any]:
    return {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }


def test_a_passkey_is_added_used_and_removed(window: Page, live_server: Any) -> None:
    troubles: list[str] = []
    window.on("pageerror", lambda error: troubles.append(str(error)))
    window.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    home = live_server.url.replace("127.0.0.1", "localhost")
    karen = factories.person("Karen Koordinator", "karen@example.dk")
    link = SignInLink.made(user=karen, at=clock.now(), next_path="/konto/adgangsnoegler/")

    window.goto(f"{home}/log-ind/link/{link.token}/")
    window.get_by_role("button", name="Log ind", exact=True).click()
    window.get_by_label("Adgangsnøglens navn").fill("Min telefon")
    window.get_by_role("button", name="Tilføj en adgangsnøgle").click()
    window.get_by_role("heading", name="Min telefon").wait_for()

    Session.objects.all().delete()
    window.goto(f"{home}/konto/")
    window.get_by_role("button", name="Brug en adgangsnøgle").click()
    window.wait_for_url(f"{home}/konto/")
    assert Session.objects.filter(user=karen).count() == 1
    assert Passkey.objects.get().used_at is not None

    window.goto(f"{home}/konto/adgangsnoegler/")
    window.locator("summary", has_text="Fjern").click()
    window.get_by_role("button", name="Fjern adgangsnøglen").click()
    window.get_by_text("Adgangsnøglen er fjernet.").wait_for()
    assert not Passkey.objects.exists()
    assert troubles == []
