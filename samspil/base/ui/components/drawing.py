"""What all components share: drawing a small template, and the types they take."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Protocol

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Text = str | Promise


class Verdict(Protocol):
    """An answer to "may I?": true or false, and when false, the reason in words."""

    @property
    def reason(self) -> Any: ...

    def __bool__(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class NavItem:
    """A link in the navigation, in tabs or in the footer."""

    label: Text
    url: str
    current: bool = False
    count: int = 0  # shown beside the label when there is something waiting


def draw(component: str, /, **values: Any) -> SafeString:
    """Render a component's template."""
    return render_to_string(f"ui/components/{component}.html", values)


def one_of(value: str, allowed: Collection[str], what: str) -> str:
    """Return the value, or say which ones there are: a template author's mistake."""
    if value not in allowed:
        message = f"{what} must be one of {', '.join(sorted(allowed))}, not {value!r}."
        raise ValueError(message)
    return value
