"""Tables that become cards on a phone: each cell is told its column, so that no row is cut off."""

import re
from html import unescape

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

from samspil.base.ui.components.drawing import Text, draw

_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<(tr|td|th)\b([^>]*)>")
_SPAN = re.compile(r'colspan="(\d+)"')
_EMPTY = re.compile(r"(<td\b[^>]*>)\s+(?=</td>)")


def table(content: str, *, caption: Text, show_caption: bool = True, stacks: bool = True) -> SafeString:
    """A table (give thead and tbody as content). On a phone its rows stand as cards, or with `stacks=False` it scrolls by itself."""
    shown = _labelled(content) if stacks else content
    return draw("table", content=shown, caption=caption, show_caption=show_caption, stacks=stacks)


def _labelled(content: str) -> SafeString:
    """Write the column's heading on each cell, and its role, which browsers forget when a table is not laid out as one.

    A cell with nothing in it is left truly empty: then a phone does not show its heading either.
    """
    head, body_tag, body = content.partition("<tbody")
    labels = [_words(heading) for heading in _HEADING.findall(head)]
    column = 0

    def label(match: re.Match[str]) -> str:
        nonlocal column
        tag, attributes = match.groups()
        if tag == "tr":
            column = 0
            return f'<tr role="row"{attributes}>'
        name = labels[column] if column < len(labels) else ""
        column += int(span[1]) if (span := _SPAN.search(attributes)) else 1
        if tag == "th":
            return f'<th role="rowheader"{attributes}>'
        told = f' data-label="{name}"' if name and not span else ""
        return f'<td role="cell"{told}{attributes}>'

    return mark_safe(head + body_tag + _EMPTY.sub(r"\1", _TAG.sub(label, body)))


def _words(heading: str) -> str:
    """Return the heading's words for an attribute; one that only screen readers are told, over a button, is not shown to eyes."""
    return "" if "visually-hidden" in heading else escape(unescape(strip_tags(heading)).strip())
