"""Telling noise from meaning: is a change of words only another way of writing the same?"""

import re
import unicodedata

_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"www\.|https?:|@")
_SIGNS = re.compile(r"[\W_]+")
_SHORTEST = 5  # one letter more or less in a shorter word makes another word

# Words where one letter, or a word more or less, changes what may, must and shall be done.
_HEAVY = frozenset(
    [
        "ikke",
        "ingen",
        "intet",
        "aldrig",
        "altid",
        "uden",
        "kun",
        "må",
        "kan",
        "skal",
        "bør",
        "vil",
        "kunne",
        "skulle",
        "ville",
        "måtte",
        "burde",
        "mindst",
        "højst",
        "alle",
        "nogle",
        "enkelte",
        "enhver",
        "straks",
        "senest",
        "tidligst",
        "not",
        "no",
        "never",
        "only",
        "must",
        "may",
        "shall",
    ]
)


def is_spelling(old: str, new: str, *, begins_sentence: bool = False) -> bool:
    """Say whether the old words and the new say the same.

    Signs, spaces, capitals and hyphens do not count, nor one letter more, less or other in a word of some length.
    Numbers, names, addresses, abbreviations, "not" and "shall" always count, and so does a whole word.
    """
    if bare(old) == bare(new):
        return not _is_shouted(old, new)
    before, after = words(old), words(new)
    if len(before) != len(after) or not before:
        return False
    pairs = zip(before, after, strict=True)
    return all(
        _same_word(a, b, may_be_high=begins_sentence and number == 0) for number, (a, b) in enumerate(pairs)
    )


def bare(text: str) -> str:
    """Return the letters and digits alone, small."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text).casefold())


def words(text: str) -> list[str]:
    return [word for word in re.split(r"[^\w-]+", text) if bare(word)]


def _same_word(old: str, new: str, *, may_be_high: bool) -> bool:
    a, b = bare(old), bare(new)
    if a == b:
        return not _is_shouted(old, new)
    if _counts(old, may_be_high=may_be_high) or _counts(new, may_be_high=may_be_high):
        return False
    if min(len(a), len(b)) < _SHORTEST or a in _HEAVY or b in _HEAVY:
        return False
    return not _is_negated(a, b) and _one_letter_apart(a, b)


def _counts(word: str, *, may_be_high: bool) -> bool:
    """Say whether the word is a name, an address or an abbreviation, or holds a number that differs."""
    letters = word.strip("-")
    if _ADDRESS.search(word) or letters.isupper():
        return True
    if _DIGIT.search(word):
        return not re.fullmatch(
            r"\d+-[^\W\d_]+", letters
        )  # "112-first-aider": the number is bound to be the same
    return letters[:1].isupper() and not may_be_high


def _is_negated(a: str, b: str) -> bool:
    """Say whether one is the other with u- before it: paid and unpaid."""
    return a == f"u{b}" or b == f"u{a}"


def _is_shouted(old: str, new: str) -> bool:
    """Say whether an abbreviation in capitals stands against the same letters small: MED and med."""
    pairs = zip(words(old), words(new), strict=False)
    return any(a.isupper() != b.isupper() and len(a) > 1 and bare(a) == bare(b) for a, b in pairs)


def _one_letter_apart(a: str, b: str) -> bool:
    """Say whether one letter was added, left out, changed, or two neighbours changed places."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1 or _digits(a) != _digits(b):
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[start:] == b[start + 1 :]
    return a[start + 1 :] == b[start + 1 :] or (
        a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
    )


def _digits(text: str) -> list[str]:
    return _DIGIT.findall(text)
