"""Stored texts are written in Danish, whatever language the page is in: screen readers must be told so (WCAG 3.1.2)."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

WRITTEN_IN = "da"


def stored(text: object, language: str = WRITTEN_IN) -> object:
    """Return a stored text that goes into a heading, a label or a sentence, marked with its language where the page has another."""
    return format_html('<span lang="{}">{}</span>', language, text) if text and _differs(language) else text


def stored_lang(language: str = WRITTEN_IN) -> SafeString:
    """Return the attribute for the element that contains stored texts; nothing where the page is in their language."""
    return format_html(' lang="{}"', language) if _differs(language) else SafeString("")


def _differs(language: str) -> bool:
    return (get_language() or WRITTEN_IN).split("-")[0] != language
