"""What can happen: one small class for each fact, with its sentence."""

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.dateformat import format as in_words
from django.utils.translation import get_language

from samspil.base.core import clock

REGISTRY: dict[str, type["Fact"]] = {}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that has happened to `subject`. Subclasses are frozen dataclasses; their fields are the payload.

    `verb` is `noun.past_participle`; `sentence` is a lazy translation that may use `%(actor)s` and the payload.
    `personal` names payload fields that erasure shreds; keep payloads to ids, dates and codes wherever you can.
    `labels` names the choices of a field that holds a code, so that the sentence says the word and not the code.
    """

    subject: models.Model

    verb: ClassVar[str] = ""
    sentence: ClassVar[Any] = ""
    personal: ClassVar[tuple[str, ...]] = ()
    labels: ClassVar[Mapping[str, type[models.TextChoices]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not cls.verb or not cls.sentence:
            message = f"{cls.__name__} needs a verb and a sentence."
            raise TypeError(message)
        if cls.verb in REGISTRY and REGISTRY[cls.verb].__qualname__ != cls.__qualname__:
            message = f"Two facts share the verb {cls.verb}."
            raise TypeError(message)
        REGISTRY[cls.verb] = cls

    @classmethod
    def told(cls, payload: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the sentence says of the payload, in the reader's language: words for codes, days as people write them."""
        words = {name: dict(of.choices).get(str(payload.get(name))) for name, of in cls.labels.items()}
        said = {name: _said(value) for name, value in payload.items()}
        return {**said, **{name: word for name, word in words.items() if word is not None}}

    def payload(self) -> dict[str, Any]:
        """Return the fields of the fact itself, ready for JSON."""
        return {f.name: _plain(getattr(self, f.name)) for f in fields(self) if f.name != "subject"}


_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d.*)?")


def _said(value: Any) -> Any:
    """Return a day or an instant in words, nothing as a dash, and anything else as it is."""
    if value is None:
        return "–"
    if not (isinstance(value, str) and (match := _DAY.fullmatch(value))):
        return value
    try:
        return _in_words(datetime.fromisoformat(value), has_hour=bool(match[1]))
    except ValueError:  # it only looked like a day
        return value


def _in_words(instant: datetime, *, has_hour: bool) -> str:
    danish = (get_language() or "da").startswith("da")
    day = "j. F Y" if danish else "j F Y"
    if not has_hour:
        return in_words(instant, day)
    return in_words(clock.local(instant), f"{day} \\k\\l. H.i" if danish else f"{day}, H:i")


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return asdict(value) if hasattr(value, "__dataclass_fields__") else value


Listener = Callable[[Any, Any], None]
LISTENERS: dict[type[Fact], list[Listener]] = {}


def listens(*facts: type[Fact]) -> Callable[[Listener], Listener]:
    """Call the function with (actor, fact) when one of the facts is recorded, in the same transaction."""

    def register(listener: Listener) -> Listener:
        for fact in facts:
            LISTENERS.setdefault(fact, []).append(listener)
        return listener

    return register
