"""Ways through the pages: crumbs, tabs, pages of a list, a search."""

from collections.abc import Sequence
from functools import lru_cache

from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from samspil.base.ui.components.drawing import NavItem, Text, draw
from samspil.base.ui.pagination import PARAMETER, Page


def breadcrumbs(content: str) -> SafeString:
    """The way here: `crumb` tags as content."""
    return draw("breadcrumbs", content=content)


def crumb(*, label: Text, url: str = "") -> SafeString:
    """One step of the way; without `url` it is this page."""
    return draw("crumb", label=label, url=url)


def nav_list(items: Sequence[NavItem], /) -> SafeString:
    """The links of a menu, as a list. Drawn here, and once: the frame of every page holds three of them."""
    return _drawn(tuple((item.url, str(item.label), item.current, item.count) for item in items))


@lru_cache(maxsize=512)
def _drawn(items: tuple[tuple[str, str, bool, int], ...]) -> SafeString:
    links = (_link(*item) for item in items)
    return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}"{}>{}{}</a></li>', links))


def _link(url: str, label: str, current: bool, count: int) -> tuple[str, str, str, str]:  # noqa: FBT001 - four columns
    shown = format_html(' <span class="count">{}</span>', count) if count else ""
    return url, mark_safe(' aria-current="page"') if current else "", label, shown


def tabs(*, items: Sequence[NavItem], label: Text) -> SafeString:
    """Links between the faces of one thing. Plain links: they work without JavaScript."""
    return draw("tabs", items=items, label=label)


def pagination(context: Context, *, page: Page) -> SafeString:  # type: ignore[type-arg] # any page will do
    """Links to the pages of a list; they keep the filters in the address."""
    return draw(
        "pagination",
        page=page,
        previous_url=_address(context, page.number - 1) if page.has_previous else "",
        next_url=_address(context, page.number + 1) if page.has_next else "",
    )


def filter_form(
    context: Context,
    content: str,
    *,
    label: Text,
    submit: Text,
    url: str = "",
    clear_url: str = "",
    target: str = "",
) -> SafeString:
    """A search form (GET) around its fields. With `target`, HTMX renews the element with that id while one types."""
    here = url or (context["request"].path if "request" in context else "")
    return draw(
        "filter_form",
        content=content,
        label=label,
        submit=submit,
        url=here,
        clear_url=clear_url,
        target=target,
    )


def _address(context: Context, number: int) -> str:
    query = context["request"].GET.copy() if "request" in context else None
    if query is None:
        return f"?{PARAMETER}={number}"
    query[PARAMETER] = str(number)
    return f"?{query.urlencode()}"
