"""What every journey shares: one filled installation, one browser, and windows that complain."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.installation import Installation, running
from tests.journeys.visitors import DESK, FLAGS, PHONE, Window, sign_in
from tools import machine

Visit = Callable[..., Page]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a browser leave one journey: skipped, so that it is said once; in CI it fails in `browser`."""
    journeys = [item for item in items if item.get_closest_marker("journey")]
    reason = machine.why_no_journeys() if journeys else None
    if reason is None:
        return
    config.hook.pytest_deselected(items=journeys[1:])
    items[:] = [item for item in items if item not in journeys[1:]]
    if not machine.in_ci():
        journeys[0].add_marker(pytest.mark.skip(reason=f"NO JOURNEY WAS WALKED: {reason}"))


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with running(tmp_path_factory.mktemp("installation")) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if reason := machine.why_no_journeys():
        pytest.fail(f"no journey can be walked: {reason}")
    # Playwright keeps an event loop in this thread; tests with a database use it between their steps, not inside.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=machine.browser(), args=list(FLAGS))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def visit(browser: Browser, installation: Installation) -> Iterator[Visit]:
    """Return a function that opens a window: a stranger's, or a person's of the demonstration. No window may complain."""
    windows: list[Window] = []

    def open_window(duty: str = "", *, desk: bool = False, **options: Any) -> Page:
        window = Window(browser, installation, viewport=DESK if desk else PHONE, **options)
        windows.append(window)
        if duty:
            sign_in(window, duty)
        return window.page

    yield open_window
    troubles = [trouble for window in windows for trouble in window.troubles]
    for window in windows:
        window.context.close()
    assert troubles == []
