"""`{% url %}` and `{% translate %}`, remembered: looking up an address or a word costs more than drawing the line around it."""

from functools import lru_cache
from typing import Any

from django import template
from django.template import Context, defaulttags
from django.template.base import Parser, Token
from django.templatetags import i18n
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

register = template.Library()
_FIRST = 900_000_001  # the numbers that stand in for those of the address, and are in none


def address(name: str, *numbers: int) -> str:
    """Return the address as Django's `reverse` does; what goes into it are numbers. Raises NoReverseMatch."""
    pieces = _pieces(name, len(numbers), get_urlconf(), get_script_prefix())
    return "".join(
        [pieces[0], *(f"{number}{piece}" for number, piece in zip(numbers, pieces[1:], strict=True))]
    )


@lru_cache(maxsize=2_048)
def _pieces(name: str, count: int, _urlconf: str | None, _prefix: str) -> tuple[str, ...]:
    stand_ins = [_FIRST + n for n in range(count)]
    rest, pieces = reverse(name, args=stand_ins), []
    for number in stand_ins:
        piece, found, rest = rest.partition(str(number))
        if not found:
            raise NoReverseMatch(name)
        pieces.append(piece)
    return (*pieces, rest)


class AddressNode(defaulttags.URLNode):
    """Django's own, but for the plain addresses: a name, and numbers or nothing."""

    def render(self, context: Context) -> str:
        if self.kwargs:
            return super().render(context)
        name, numbers = self.view_name.resolve(context), [arg.resolve(context) for arg in self.args]
        if not all(type(number) is int and number >= 0 for number in numbers):
            return super().render(context)
        try:
            found = address(name, *numbers)
        except NoReverseMatch:
            return super().render(context)
        if self.asvar:
            context[self.asvar] = found
            return ""
        return found


@register.tag
def url(parser: Parser, token: Token) -> template.Node:
    """As Django's `url`."""
    made: Any = defaulttags.url(parser, token)
    return AddressNode(made.view_name, made.args, made.kwargs, made.asvar)


class WordsNode(i18n.TranslateNode):
    """Django's own, for words that stand in the template as they are: they are the same until the language changes."""

    def __init__(self, made: Any) -> None:
        super().__init__(made.filter_expression, made.noop, made.asvar, made.message_context)
        self.known: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        found = self.known.get(language)
        if found is None:
            found = self.known[language] = super().render(context)
        return found


@register.tag
def translate(parser: Parser, token: Token) -> template.Node:
    """As Django's `translate`."""
    made: Any = i18n.do_translate(parser, token)
    words = made.filter_expression
    is_plain = (
        not (made.asvar or made.noop or words.filters) and getattr(words.var, "literal", None) is not None
    )
    return WordsNode(made) if is_plain and made.message_context is None else made
