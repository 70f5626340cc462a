"""Ways through the pages: crumbs, tabs, pages of a list, a search."""

from collections.abc import Sequence

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
    """The links of a menu, as a list. Drawn here: the frame of every page holds three of them."""
    return format_html(
        "<ul>{}</ul>", format_html_join("", '<li><a href="{}"{}>{}{}</a></li>', map(_link, items))
    )


def _link(item: NavItem) -> tuple[str, str, Text, str]:
    count = format_html(' <span class="count">{}</span>', item.count) if item.count else ""
    return item.url, mark_safe(' aria-current="page"') if item.current else "", item.label, count


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
