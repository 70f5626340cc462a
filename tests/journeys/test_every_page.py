"""Every page that anybody can reach by links: it opens, reads well, fits a small phone and asks nobody else."""

from collections import defaultdict

import pytest
from playwright.sync_api import Browser

from samspil.society.access.matrix import Duty
from tests.journeys import doings
from tests.journeys.crawl import Walk, walk
from tests.journeys.installation import Installation
from tests.journeys.kinds import Kinds
from tests.journeys.visitors import DESK, Window, sign_in

STRANGER = ""
IN_DANISH = [(who, "da") for who in (STRANGER, *Duty)]
IN_ENGLISH = [(who, "en") for who in (Duty.VOLUNTEER, Duty.COORDINATOR)]

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Kinds:
    ours = tmp_path_factory.getbasetemp()
    return Kinds((ours if worker_id == "master" else ours.parent) / "kinds.jsonl")


@pytest.mark.requirement("RM-24")
@pytest.mark.parametrize(("who", "language"), IN_DANISH + IN_ENGLISH)
def test_every_page_is_fit_to_be_seen(
    browser: Browser, installation: Installation, kinds: Kinds, who: str, language: str
) -> None:
    window = Window(browser, installation, viewport=DESK)
    if who:
        sign_in(window, who)
    private = (
        () if who else (doings.ask_for_company(window.page, "Signe", "Stue 18"), doings.complain(window.page))
    )
    window.context.add_cookies([{"name": "samspil_language", "value": language, "url": installation.url}])
    found = walk(window, language, kinds, *private)
    window.context.close()
    print(
        f"{who or 'stranger'} ({language}): {len(found.routes)} routes, {found.asked} pages, {found.looked} in the browser"
    )
    assert found.complaints == []
    assert titles_said_of_several_pages(found) == {}
    assert len(found.routes) > 15


def titles_said_of_several_pages(found: Walk) -> dict[str, list[str]]:
    """Return the titles that tell nobody which of these pages is open."""
    routes = defaultdict(list)
    for route, title in found.titles.items():
        routes[title].append(route)
    return {title: sorted(several) for title, several in routes.items() if len(several) > 1}
