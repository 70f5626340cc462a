"""A lesson names nobody."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid
from samspil.base.core.search import fold
from samspil.everyday.cases.models.cases import Case

_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITALISED = re.compile(r"\b[A-ZÆØÅ][^\W\d_]{2,}")


def names_of(case: Case) -> set[str]:
    """Return every name of everybody in the case, folded: the filer's, theirs whom it is about, and theirs who read it."""
    people = [row.user.name for row in case.people.select_related("user")]
    people += [row.user.name for row in case.readers.select_related("user")]
    filer = [case.filer.name if case.filer else "", case.name]
    return _words([*people, *filer, *_CAPITALISED.findall(case.about)])


def refuse_names(case: Case, text: str) -> None:
    """Raise Invalid when a name of somebody in the case stands in the lesson."""
    named = names_of(case)
    found = next((word for word in _WORD.findall(text) if fold(word) in named), None)
    if found is not None:
        raise Invalid(
            {"lesson": [_("“%(name)s” is a name from this case. Tell it without names.") % {"name": found}]}
        )


def _words(texts: Iterable[str]) -> set[str]:
    return {fold(word) for text in texts for word in _WORD.findall(text)}
