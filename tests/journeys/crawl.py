"""Walks every page that a visitor can reach by links, and reads each as its worst critic.

The words are read for each walker. The source is checked, and a browser looks at a page on the narrowest phone, when there is
a kind of element on it, or one inside another, that nobody has yet seen on this route in this language; axe when it is new in any.
"""

import json
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import CDPSession

from tests.hostile import complaints
from tests.journeys.kinds import Kinds
from tests.journeys.visitors import DESK, Window

ROOT = Path(__file__).resolve().parents[2]
AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
INSTANCES = 2  # pages of one route that are asked for
SMALL = {"width": 320, "height": 640}
STARTS = ("/", "/i-dag/")
# The switch of language would change what the walker reads.
NOT_FOLLOWED = re.compile(r"^/sprog/")
# Kept as they were written, sent or signed: Danish, whatever the language of the page around them.
KEPT_IN_DANISH = re.compile(r"^/(beskeder|erklaeringer|indsatser/ny/skabeloner)/")
_RUN_AXE = f"axe.run(document, {{runOnly: {json.dumps(LEVELS)}, resultTypes: ['violations']}})"
_FINDINGS = (
    f"{_RUN_AXE}.then(found => found.violations.map(one =>"
    " one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.html.slice(0, 120)).join(' | ')))"
)
_TOO_WIDE = """(() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return '';
  const scrolls = one => one && (getComputedStyle(one).overflowX !== 'visible' || scrolls(one.offsetParent));
  const wide = [...document.body.querySelectorAll('*')].filter(
    one => one.getBoundingClientRect().right > room + 1 && !scrolls(one.offsetParent));
  return document.documentElement.scrollWidth + ' px: ' + wide.slice(-2).map(one => one.outerHTML.slice(0, 120)).join(' | ');
})()"""
_FOREIGN_WORDS = {
    "da": re.compile(r"\b(the|and|you|your|with|this|have|which|are)\b", re.IGNORECASE),
    "en": re.compile(r"(?!)"),  # what people wrote is Danish on English pages too
}


@dataclass
class Walk:
    """What one walker came by, and what was wrong with it."""

    routes: dict[str, str] = field(default_factory=dict)  # each route with the first address of it
    titles: dict[str, str] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    asked: int = 0
    looked: int = 0  # by the browser


class PageReader(HTMLParser):
    """Collects links, title, language and the texts of a page outside parts that name another language."""

    _TELLING = ("class", "type", "role")
    _SILENT = {"script", "style", "code", "pre", "textarea", "svg"}
    _EMPTY = {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    }

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.texts: list[str] = []
        self.kinds: set[str] = set()
        self.title = self.language = ""
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.kinds.add(
            " ".join(
                (tag, *(f"{name}={found[name]}" for name in self._TELLING if name in found), *sorted(found))
            )
        )
        self.kinds.add(f"{self._open[-1][0] if self._open else ''} > {tag}")
        if tag == "html":
            self.language = found.get("lang", "")
        if tag == "a" and "download" not in found and found.get("href"):
            self.links.append(found["href"])
        other = found.get("lang", self.language) != self.language
        silent = tag in self._SILENT or other or (bool(self._open) and self._open[-1][1])
        if tag not in self._EMPTY:
            self._open.append((tag, silent))
        if not silent:
            self.texts += [found[name] for name in ("aria-label", "placeholder", "alt") if found.get(name)]

    def handle_endtag(self, tag: str) -> None:
        while self._open and tag in {name for name, _silent in self._open}:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text or not self._open or self._open[-1][1]:
            return
        if self._open[-1][0] == "title":
            self.title = text
        self.texts.append(text)


def walk(window: Window, language: str, kinds: Kinds, *private: str) -> Walk:
    """Follow every internal link, breadth first, from the front page and the walker's own private addresses."""
    critic = Critic(window, language, kinds)
    starts = (*STARTS, *private)
    waiting, found_on, seen = deque(starts), dict.fromkeys(starts, ""), Counter[str]()
    while waiting:
        path = waiting.popleft()
        seen[route_of(path)] += 1
        if seen[route_of(path)] > INSTANCES:
            continue
        for link in critic.visit(path, found_on[path]):
            if link not in found_on:
                found_on[link] = path
                waiting.append(link)
    return critic.walk


def route_of(path: str) -> str:
    """Return the pattern that the address belongs to, with the names in its query."""
    parts = urlsplit(path)
    try:
        route = resolve(parts.path).route
    except Resolver404:  # the demonstration's own addresses
        route = re.sub(r"\d+", "#", parts.path)
    names = sorted({name for name, _value in parse_qsl(parts.query)})
    return f"/{route.lstrip('/')}" + (f"?{'&'.join(names)}" if names else "")


class Critic:
    """Reads one page after the other with one walker's eyes."""

    def __init__(self, window: Window, language: str, kinds: Kinds) -> None:
        self.window, self.language, self.kinds = window, language, kinds
        self.walk = Walk()
        self._eyes: CDPSession = window.context.new_cdp_session(window.page)

    def visit(self, path: str, found_on: str) -> list[str]:
        """Ask for a page, read the first one of its route closely, and return the links on it."""
        response = self.window.context.request.get(path)
        self.walk.asked += 1
        if response.status >= 400:
            self.walk.complaints.append(f"{path}: answers {response.status}, linked from {found_on}")
            return []
        if not response.headers.get("content-type", "").startswith("text/html"):
            return []
        html, route = response.text(), route_of(path)
        page = PageReader(html)
        is_first = route not in self.walk.routes
        self.walk.routes.setdefault(route, path)
        if is_first and "?" not in route and urlsplit(response.url).path == urlsplit(path).path:
            found = [*words_of_another_language(page, self.language, path)]
            if self.kinds.are_news(page.kinds, route, self.language):
                found += [*complaints(html), *self._look(path, route, page)]
            self.walk.complaints += [f"{path}: {one}" for one in found]
            self.walk.titles[route] = page.title
        return list(_inside(page.links, response.url))

    def _look(self, path: str, route: str, page: PageReader) -> Iterator[str]:
        """Open the page as people see it: at a desk, with axe, and on the narrowest phone."""
        self.walk.looked += 1
        self.window.page.set_viewport_size(DESK)
        self.window.page.goto(path)
        if self.kinds.are_news(page.kinds, route):
            self._run(AXE)
            yield from (f"axe {one}" for one in self._run(_FINDINGS))
        self.window.page.set_viewport_size(SMALL)
        if wide := self._run(_TOO_WIDE):
            yield f"scrolls sideways at 320 px, {wide}"
        yield from self.window.take_troubles()

    def _run(self, script: str) -> Any:
        """Run a script from outside the page: the page's own policy stays in force."""
        answer = self._eyes.send(
            "Runtime.evaluate", {"expression": script, "awaitPromise": True, "returnByValue": True}
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")


def _inside(links: list[str], url: str) -> Iterator[str]:
    for link in links:
        parts = urlsplit(urldefrag(urljoin(url, link)).url)
        if (
            parts.scheme in {"http", "https"}
            and parts.netloc == urlsplit(url).netloc
            and not NOT_FOLLOWED.match(parts.path)
        ):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def words_of_another_language(page: PageReader, language: str, path: str) -> Iterator[str]:
    """Yield the texts that are our own in the other language, or that read like it."""
    if page.language != language:
        yield f"says it is in {page.language!r}, not {language!r}"
    if language == "en" and KEPT_IN_DANISH.match(path):
        return
    other = _sentences("en" if language == "da" else "da")
    for text in page.texts:
        if text in other or len(_FOREIGN_WORDS[language].findall(text)) > 1:
            yield f"is not in {language!r}: {text[:100]!r}"


@cache
def _sentences(language: str) -> frozenset[str]:
    """Return our own sentences that exist in this language only, without those that a name or a variable fills."""
    pairs: list[tuple[str, str]] = []
    for path in ROOT.glob("samspil/*/**/locale/da/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            catalogue = GNUTranslations(file)._catalog
        pairs += [
            (key.split("\4")[-1], text) for key, text in catalogue.items() if isinstance(key, str) and key
        ]
    english, danish = ({" ".join(pair[side].split()) for pair in pairs} for side in (0, 1))
    wanted, unwanted = (english, danish) if language == "en" else (danish, english)
    return frozenset(text for text in wanted - unwanted if "%(" not in text)
