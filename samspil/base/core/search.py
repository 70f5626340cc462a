"""Folding of Danish text, so that "aeldre", "Ældre" and "ÆLDRE" meet, and "ven" is found in "besøgsven"."""

import unicodedata
from functools import reduce

from django.db.models import Q

_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "u", "é": "e", "ß": "ss"})
# Spellings that the papers themselves mix; each folds to the first word.
_VARIANTS = {
    "hoejtlesning": "hoejtlaesning",
    "kraeftsyrge": "kraeftsyge",
    "hospices": "hospice",
    "hospicer": "hospice",
    "112-foerstehjaelper": "foerstehjaelper",
    "112-hjaelper": "foerstehjaelper",
    "akuthjaelper": "foerstehjaelper",
    "hjerteloeber": "foerstehjaelper",
    "vaagekone": "vaag",
    "vaagetjeneste": "vaag",
    "vaager": "vaag",
    "sygehus": "hospital",
    "frivillighedscenter": "frivilligcenter",
}
_ENDINGS = ("ernes", "erne", "ens", "ets", "ene", "er", "en", "et", "s", "e")
_SHORTEST_STEM = 4


def fold(text: str) -> str:
    """Return the text in the form that is stored and searched."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_FOLD)
    return " ".join(
        "".join(c for c in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(c)).split()
    )


def terms(query: str) -> list[str]:
    """Return at most six folded stems to look for."""
    return [stem(_VARIANTS.get(word, word)) for word in fold(query)[:120].split()[:6]]


def stem(word: str) -> str:
    """Cut one inflection, so that "børnene" finds "børn"; too short a rest is left as it is."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def search_text(*parts: str) -> str:
    """Return what to store beside the thing, with the spelling variants of its own words added."""
    folded = fold(" ".join(part for part in parts if part))
    known = {base for variant, base in _VARIANTS.items() if variant in folded}
    return " ".join([folded, *sorted(known)])


def matching(query: str, *, field: str = "search_text") -> Q:
    """Return the condition that every term of the query occurs in the folded field."""
    return reduce(lambda q, term: q & Q(**{f"{field}__contains": term}), terms(query), Q())
