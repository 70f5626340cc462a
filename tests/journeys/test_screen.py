"""The info screen in the hall: when the network is gone, the last state stays."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Route

from tests import factories
from tests.hostile import HostileClient

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
HALL = "http://127.0.0.1:9"  # nobody listens there: every answer comes from the test itself


@pytest.mark.requirement("RM-27")
def test_the_screen_keeps_what_it_showed_when_the_network_is_gone_and_goes_on_afterwards(
    browser: Browser, ward
):
    def screen() -> str:
        return HostileClient().get(f"/skaerm/{ward.slug}/").content.decode()

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if not shown:
            route.abort()
        elif found:
            route.fulfill(path=Path(found))
        else:
            route.fulfill(body=shown, content_type="text/html")

    factories.published_activity(ward, title="Højtlæsning")
    shown, page = screen(), browser.new_page()
    page.route("**/*", answer)
    page.clock.install()
    page.goto(f"{HALL}/")
    page.get_by_text("Højtlæsning").wait_for()
    factories.published_activity(ward, title="Sang ved sengen", slug="sang")
    fresh, shown = screen(), ""
    page.clock.run_for(125_000)
    assert page.get_by_text("Højtlæsning").is_visible()
    shown = fresh
    page.clock.run_for(125_000)
    page.get_by_text("Sang ved sengen").wait_for()
    page.close()
