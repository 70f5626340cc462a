"""Ways through the pages: crumbs, tabs, pages of a list, a search."""

from collections.abc import Sequence

from django.template import Context
from django.utils.safestring import SafeString

from samspil.base.ui.components.drawing import NavItem, Text, draw
from samspil.base.ui.pagination import PARAMETER, Page


def breadcrumbs(content: str) -> SafeString:
    """The way here: `crumb` tags as content."""
    return draw("breadcrumbs", content=content)


def crumb(*, label: Text, url: str = "") -> SafeString:
    """One step of the way; without `url` it is this page."""
    return draw("crumb", label=label, url=url)


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
