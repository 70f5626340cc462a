"""Small facts: a state, a figure, a person, who does what, a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from samspil.base.ui import formats
from samspil.base.ui.components.containers import TONES
from samspil.base.ui.components.drawing import Text, draw, one_of

_BADGE_ICONS = {"neutral": "", "info": "info", "success": "check", "warning": "warning", "error": "error"}
_MOMENT_FORMS: dict[str, Callable[[Any], str]] = {
    "moment": formats.moment,
    "long": formats.date_long,
    "short": formats.date_short,
    "clock": formats.at_hour,
}
STEP_STATES = {"done", "now", "later"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step on a way: done, now or later."""

    label: Text
    state: str = "later"
    note: Text = ""
    url: str = ""

    def __post_init__(self) -> None:
        one_of(self.state, STEP_STATES, "state")


def badge(*, label: Text, tone: str = "neutral") -> SafeString:
    """A state in one or two words. The word says it; colour and icon only help."""
    name = _BADGE_ICONS[one_of(tone, TONES, "tone")]
    return format_html('<span class="tag tone-{}">{}{}</span>', tone, icon(name=name) if name else "", label)


def figure(*, value: object, label: Text, url: str = "", note: Text = "") -> SafeString:
    """A number with what it counts."""
    return draw("figure", value=value, label=label, url=url, note=note)


def person(*, name: Text, note: Text = "", phone: str = "", email: str = "") -> SafeString:
    """A person on one line, with ways to reach them."""
    return draw("person", name=name, note=note, phone=phone, shown_phone=formats.phone(phone), email=email)


def role_split(*, staff: Sequence[Text] | Text, volunteers: Sequence[Text] | Text) -> SafeString:
    """Two columns: what the staff do, and what the volunteers add."""
    return draw("role_split", staff=_lines(staff), volunteers=_lines(volunteers))


def steps(*, steps: Sequence[Step], label: Text) -> SafeString:
    """Where one is on a way, in words, numbers and colour."""
    return draw("steps", steps=steps, label=label)


def icon(*, name: str, label: Text = "") -> SafeString:
    """A picture from the sprite: silent beside text, or named by `label` when it stands alone."""
    return _icon(static("ui/icons.svg"), name, str(label))


def time_tag(*, at: datetime | date, form: str = "moment") -> SafeString:
    """A `<time>` element that people and machines can read."""
    shown = _MOMENT_FORMS[one_of(form, _MOMENT_FORMS, "form")](at)
    return format_html('<time datetime="{}">{}</time>', formats.machine(at), shown)


@lru_cache(maxsize=512)
def _icon(sprite: str, name: str, label: str) -> SafeString:
    """The smallest component, and the one that most pages hold most of: without a template, and drawn once."""
    told = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    svg = '<svg class="icon" width="24" height="24" focusable="false" {}><use href="{}#{}"></use></svg>'
    return format_html(svg, told, sprite, name)


def _lines(text: Sequence[Text] | Text) -> list[Text]:
    if isinstance(text, list | tuple):
        return list(text)
    return [line.strip() for line in str(text).splitlines() if line.strip()]
