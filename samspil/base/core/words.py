"""Sentences that are said many times while one page is made: looked up once in each language."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _look_up


def remembered(text: str) -> str:
    """As Django's gettext, for the rules that weigh hundreds of cases. Import it as `_`."""
    return _remembered(text, get_language())


@lru_cache(maxsize=512)
def _remembered(text: str, _language: str | None) -> str:
    return _look_up(text)
