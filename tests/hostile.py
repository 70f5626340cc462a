"""A test client that reads every page as its worst critic: valid, labelled, and within the security policy."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import html5lib
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from html5lib.constants import E as SENTENCES

Element = Any  # xml.etree elements, untyped in html5lib
Rule = Callable[[Element], Iterator[str]]

_UNRENDERED = re.compile(r"\{\{|\{%|\{#|__proxy__|object at 0x|<[A-Z]\w+: |\bobject \(\d+\)")
_LOADED = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "use": "href",
}
_UNLABELLED = {"hidden", "submit", "button", "reset", "image"}
_DATA = {"application/json", "application/ld+json"}
_POINTERS = ("aria-describedby", "aria-labelledby", "aria-controls", "for", "list", "form")


class HostileClient(Client):
    """Django's client, but no page gets past it unread. The pages are the same on both databases: they are read on SQLite."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if connection.vendor != "sqlite":
            return response
        if response.headers.get("Content-Type", "").startswith("text/html") and response.content:
            check_html(response)
        return response


def check_html(response: HttpResponse) -> None:
    """Raise AssertionError with everything that is wrong with the page."""
    text = response.content.decode(response.charset or "utf-8")
    found = complaints(text)
    if found:
        path = getattr(response, "request", {}).get("PATH_INFO", "")
        raise AssertionError(f"{path} ({response.status_code}):\n- " + "\n- ".join(found))


def complaints(text: str) -> list[str]:
    """Return what is wrong with a page, or with a fragment that HTMX asked for."""
    is_page = text.lstrip().lower().startswith("<!doctype")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(text) if is_page else parser.parseFragment(text)
    found = [
        _sentence(text, *error)
        for error in parser.errors
        if is_page or error[1] != "expected-doctype-but-got-start-tag"
    ]
    for rule in (*_RULES, *(_PAGE_RULES if is_page else ())):
        found += rule(root)
    return found


def assert_swap_equals_page(client: Client, url: str, target: str) -> None:
    """Assert that the part HTMX fetches for `#target` is the part that a full reload shows."""
    whole = html5lib.parse(client.get(url).content.decode(), namespaceHTMLElements=False)
    headers = {"HX-Request": "true", "HX-Target": f"div#{target}"}
    part = html5lib.parseFragment(
        client.get(url, headers=headers).content.decode(), namespaceHTMLElements=False
    )
    pair = [
        _flat(element)
        for root in (whole, part)
        for element in root.iter()
        if _is(element) and element.get("id") == target
    ]
    assert len(pair) == 2, f"#{target} must be once on {url} and once in its fragment"
    assert pair[0] == pair[1], f"#{target} of {url} differs from the full page"


def _one_h1(root: Element) -> Iterator[str]:
    count = len(list(root.iter("h1")))
    if count != 1:
        yield f"{count} h1, there must be one"


def _language_and_title(root: Element) -> Iterator[str]:
    html = next(root.iter("html"))
    if not html.get("lang"):
        yield "no lang on html"
    title = next(root.iter("title"), None)
    if title is None or not _text(title).strip(" –"):
        yield "no title"
    elif _text(title).strip().startswith("–"):
        yield "block title is empty"


def _pointers(root: Element) -> Iterator[str]:
    ids = {element.get("id") for element in _elements(root)}
    for element in _elements(root):
        for name in _POINTERS:
            for target in element.get(name, "").split():
                if target not in ids:
                    yield f"{_tag(element)} {name} points to #{target}, which is not there"
        href = element.get("href", "")
        if element.tag == "a" and href.startswith("#") and href[1:] not in ids:
            yield f"link to {href or '#'}, which is not there"


def _unique_ids(root: Element) -> Iterator[str]:
    for name, count in Counter(
        element.get("id") for element in _elements(root) if element.get("id") is not None
    ).items():
        if count > 1 or not name or re.search(r"\s", name):
            yield f"id {name!r} occurs {count} times"


def _labels(root: Element) -> Iterator[str]:
    labelled = {label.get("for") for label in root.iter("label") if _name(label)}
    wrapped = {id(inner) for label in root.iter("label") if _name(label) for inner in label.iter()}
    for element in _elements(root):
        if element.tag not in {"input", "select", "textarea"} or element.get("type") in _UNLABELLED:
            continue
        named = element.get("aria-label") or element.get("aria-labelledby")
        if not named and element.get("id") not in labelled and id(element) not in wrapped:
            yield f"{_tag(element)} has no label"


def _names(root: Element) -> Iterator[str]:
    for element in _elements(root):
        if element.tag in {"button", "a", "summary", "legend", "h1", "h2", "h3", "h4"} and not _name(element):
            yield f"{_tag(element)} has no text"
        if element.tag == "a" and not element.get("href"):
            yield f"link “{_name(element)}” leads nowhere"
        if element.tag == "img" and element.get("alt") is None:
            yield f"{_tag(element)} has no alt"


def _rendered(root: Element) -> Iterator[str]:
    for element in _elements(root):
        if element.tag in {"script", "code", "pre", "textarea"}:
            continue
        for text in (element.text, element.tail, *element.attrib.values()):
            if text and (match := _UNRENDERED.search(text)):
                yield f"unrendered {match[0]!r} in {text.strip()[:60]!r}"
        if any((text or "").strip() == "None" for text in (element.text, element.tail)):
            yield f"None is shown in {_tag(element)}"
        if element.tag == "title" and "<span" in (element.text or ""):
            yield f"a title is words alone, not {element.text!r}"


def _policy(root: Element) -> Iterator[str]:
    for element in _elements(root):
        for name, value in element.attrib.items():
            if str(name).startswith("on") or name == "style":
                yield f"{_tag(element)} has {name}="
            if str(value).strip().lower().startswith("javascript:"):
                yield f"{_tag(element)} has a javascript: address"
        if element.tag == "style":
            yield "inline style element"
        if element.tag == "script" and not element.get("src") and element.get("type") not in _DATA:
            yield "inline script"
        address = (
            element.get(_LOADED.get(element.tag, ""), "")
            if element.tag != "link"
            else element.get("href", "")
        )
        if urlsplit(address).netloc:
            yield f"{_tag(element)} loads {address} from another host"


def _post_forms(root: Element) -> Iterator[str]:
    for form in root.iter("form"):
        if form.get("method", "get").lower() == "post":
            if "csrfmiddlewaretoken" not in {field.get("name") for field in form.iter("input")}:
                yield f"{_tag(form)} posts without a token"
        elif any(field.get("name") == "csrfmiddlewaretoken" for field in form.iter("input")):
            yield f"{_tag(form)} leaks its token into the address"


_RULES: tuple[Rule, ...] = (_unique_ids, _labels, _names, _rendered, _policy, _post_forms)
_PAGE_RULES: tuple[Rule, ...] = (_one_h1, _language_and_title, _pointers)


def _is(element: Element) -> bool:
    return isinstance(element.tag, str)  # comments have a function for a tag


def _elements(root: Element) -> list[Element]:
    return [element for element in root.iter() if _is(element)]


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _name(element: Element) -> str:
    """The accessible name, roughly: text, label or the alternative of a picture inside."""
    own = element.get("aria-label") or element.get("aria-labelledby") or _text(element)
    return own or next(
        (inner.get("alt") or inner.get("aria-label") or "" for inner in element.iter() if _is(inner)), ""
    )


def _tag(element: Element) -> str:
    shown = " ".join(
        f'{name}="{element.get(name)}"' for name in ("id", "name", "href", "class") if element.get(name)
    )
    return f"<{element.tag} {shown}>".replace(" >", ">")


def _flat(element: Element) -> str:
    inside = "".join(_flat(child) + " ".join((child.tail or "").split()) for child in element if _is(child))
    attributes = sorted(
        (name, value) for name, value in element.attrib.items() if name != "value" or len(value) != 64
    )
    return f"<{element.tag} {attributes}>{' '.join((element.text or '').split())}{inside}</{element.tag}>"


def _sentence(text: str, position: tuple[int, int], code: str, values: dict[str, Any]) -> str:
    line = text.splitlines()[position[0] - 1].strip()[:100] if position[0] else ""
    return f"HTML: {SENTENCES.get(code, code) % values} (line {position[0]}: {line})"
