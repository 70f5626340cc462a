"""Boxes around content: block tags that end with `end…`."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from samspil.base.ui.components.drawing import Text, draw, one_of

TONES = {"neutral", "info", "success", "warning", "error"}
_ICONS = {"neutral": "info", "info": "info", "success": "success", "warning": "warning", "error": "error"}
_WORDS = {
    "neutral": _("Note"),
    "info": _("Note"),
    "success": _("It worked"),
    "warning": _("Be aware"),
    "error": _("Error"),
}
_LEVELS = {"2", "3", "4"}


def page_heading(content: str, *, title: Text, kicker: Text = "", lead: Text = "") -> SafeString:
    """The page's only h1, a line above and below it, and the page's main buttons as content."""
    return draw("page_heading", content=content, title=title, kicker=kicker, lead=lead)


def section(content: str, *, title: Text, id: str = "", lead: Text = "") -> SafeString:
    """A part of a page with its h2."""
    return draw("section", content=content, title=title, id=id, lead=lead)


def card(
    content: str, *, title: Text = "", url: str = "", kicker: Text = "", level: int = 3, tone: str = "neutral"
) -> SafeString:
    """A box in a list or grid; with `url` the title is the link."""
    one_of(str(level), _LEVELS, "level")
    one_of(tone, TONES, "tone")
    above = format_html('<p class="kicker">{}</p>', kicker) if kicker else ""
    named = format_html('<a href="{}">{}</a>', url, title) if url else title
    head = format_html('<h{0} class="card-title">{1}</h{0}>', level, named) if title else ""
    return format_html('<div class="card-box tone-{}">{}{}{}</div>', tone, above, head, content)


def grid(content: str) -> SafeString:
    """Cards side by side where there is room."""
    return draw("grid", content=content)


def alert(content: str, *, title: Text = "", tone: str = "info", level: int = 2) -> SafeString:
    """Something the reader should know now. Colour, icon and a word tell the tone."""
    one_of(str(level), _LEVELS, "level")
    icon = _ICONS[one_of(tone, TONES, "tone")]
    return draw("alert", content=content, title=title, tone=tone, icon=icon, word=_WORDS[tone], level=level)


def details(content: str, *, summary: Text, open: bool = False) -> SafeString:
    """Content that opens when asked for."""
    return draw("details", content=content, summary=summary, open=open)


def summary_list(content: str) -> SafeString:
    """Facts about one thing: `summary_row` tags as content."""
    return draw("summary_list", content=content)


def summary_row(content: str, *, label: Text, url: str = "", action: Text = "") -> SafeString:
    """One fact, and a link to change it if there is one."""
    return draw("summary_row", content=content, label=label, url=url, action=action)


def empty_state(content: str, *, title: Text, why: Text) -> SafeString:
    """An empty list: what is not here, why, and the next step as content."""
    return draw("empty_state", content=content, title=title, why=why)


def actions(content: str) -> SafeString:
    """Buttons in a row; below each other on a phone."""
    return draw("actions", content=content)


def drawn(content: str) -> str:
    """Content that is drawn once (`as name`) and shown at several places of the page."""
    return content
