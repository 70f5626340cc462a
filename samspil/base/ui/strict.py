"""An undefined variable in one of our templates is an error in tests, not an empty string on somebody's screen."""

import sys
from pathlib import Path
from types import FrameType

from django.template import Template
from django.template.base import Node

HOUSE = Path(__file__).resolve().parents[2]


class UndefinedVariable(AssertionError):
    """A template names something that its context does not hold."""


class Undefined(str):
    """Switched on as `string_if_invalid` of the template engine when settings.TEMPLATE_STRICT is true.

    Django asks for `text % name` when a variable cannot be found. Templates of others (Django, allauth) rely on
    the empty string, so only ours raise.
    """

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return True  # Django looks for its placeholder before it asks

    def __bool__(self) -> bool:
        return True

    def __mod__(self, name: object) -> str:
        if (origin := _template_being_drawn()) and HOUSE in Path(origin).parents:
            message = f"{name} is not in the context of {origin}"
            raise UndefinedVariable(message)
        return ""


def _template_being_drawn() -> str:
    """Find the file of the innermost node or template on the stack."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - Django does not tell the template's name to string_if_invalid
    while frame is not None:
        drawn = frame.f_locals.get("self")
        if isinstance(drawn, Node | Template) and (origin := getattr(drawn, "origin", None)):
            return str(origin.name)
        frame = frame.f_back
    return ""
