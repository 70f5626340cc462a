"""Taking a person's name, address and number out of what others have written: every text of every table.

A step of erasing, not an action of its own.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import reduce
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import (
    BinaryField,
    CharField,
    F,
    Field,
    JSONField,
    Model,
    Q,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Replace

from samspil.base.core.models import IdempotentRequest
from samspil.doors.operations.queries import Traces

DOTS = "…"
_LEFT_ALONE = {
    "events"
}  # append-only; its payloads hold numbers, dates and codes, and a test holds them to it
# What a council has adopted is a public record and is signed word for word: its rows stand still (see the triggers of
# frameworks).
_SEALED = {
    "frameworks.Clause": "version__sealed_at__isnull",
    "frameworks.Decision": "version__sealed_at__isnull",
    "frameworks.Signature": "version__sealed_at__isnull",
    "frameworks.Version": "sealed_at__isnull",
}
_MACHINES = {"django_tasks_database", "sessions"}


def sweep(traces: Traces) -> Counter[str]:
    """Replace every trace in every text; say how many rows of each table held one."""
    done: Counter[str] = Counter()
    for model, column in _columns():
        name = model._meta.label  # noqa: SLF001 - Django's documented name of a model
        if isinstance(column, JSONField):
            done[name] += _sweep_json(model, column, traces)
        elif isinstance(column, BinaryField):
            done[name] += _sweep_bytes(model, column, traces)
        else:
            done[name] += _sweep_text(model, column, traces)
    return done


def _columns() -> Iterator[tuple[type[Model], Any]]:
    for model in apps.get_models():
        label = model._meta.app_label  # noqa: SLF001 - Django's documented name of a room
        if label in _LEFT_ALONE or not (model.__module__.startswith("samspil.") or label in _MACHINES):
            continue
        for column in model._meta.concrete_fields:  # noqa: SLF001 - Django's documented list of fields
            if (isinstance(column, CharField | TextField | JSONField) and not _is_code(column)) or (
                isinstance(column, BinaryField) and model is IdempotentRequest
            ):
                yield model, column


def _is_code(column: "Field[Any, Any]") -> bool:
    return bool(column.choices) or column.primary_key or isinstance(column, UUIDField)


def _sweep_text(model: type[Model], column: Any, traces: Traces) -> int:
    words = traces.folded if column.name == "search_text" else traces.words
    if not words:
        return 0
    found = reduce(lambda q, word: q | Q(**{f"{column.name}__contains": word}), words, Q(pk__in=[]))
    rows = model._base_manager.filter(found)  # noqa: SLF001 - the manager that hides nothing
    if unsealed := _SEALED.get(model._meta.label):  # noqa: SLF001 - Django's documented name of a model
        rows = rows.filter(**{unsealed: True})
    if column.unique or column.get_internal_type() == "EmailField":
        return sum(_replace_whole(model, column, pk) for pk in list(rows.values_list("pk", flat=True)))
    swept: Combinable = F(column.name)
    for word in words:
        swept = Replace(swept, Value(word), Value(DOTS))
    return rows.update(**{column.name: swept})


def _replace_whole(model: type[Model], column: Any, pk: Any) -> int:
    """An address cannot hold dots, and what is unique cannot hold the same dots twice."""
    value = None if column.null else "" if column.blank and not column.unique else f"erased-{pk}@invalid"
    return model._base_manager.filter(pk=pk).update(**{column.name: value})  # noqa: SLF001 - the manager that hides nothing


def _sweep_json(model: type[Model], column: Any, traces: Traces) -> int:
    # SQLite keeps JSON as it was sent, with \\u00e6 for æ; PostgreSQL as it is read.
    stored = (
        traces.words
        if connection.vendor == "postgresql"
        else [json.dumps(word)[1:-1] for word in traces.words]
    )
    if not stored:
        return 0
    found = reduce(lambda q, word: q | Q(as_text__contains=word), stored, Q(pk__in=[]))
    rows = model._base_manager.annotate(as_text=Cast(column.name, TextField())).filter(found)  # noqa: SLF001 - the manager that hides nothing
    for pk, value in list(rows.values_list("pk", column.name)):
        model._base_manager.filter(pk=pk).update(**{column.name: _clean(value, traces)})  # noqa: SLF001 - as above
    return len(rows)


def _clean(value: Any, traces: Traces) -> Any:
    if isinstance(value, str):
        return reduce(lambda text, word: text.replace(word, DOTS), traces.words, value)
    if isinstance(value, list):
        return [_clean(part, traces) for part in value]
    if isinstance(value, dict):
        return {key: _clean(part, traces) for key, part in value.items()}
    return value


def _sweep_bytes(model: type[Model], column: Any, traces: Traces) -> int:
    """Answers kept for a retry: one that names the person is forgotten."""
    needles = [word.encode() for word in traces.words]
    gone = [
        pk
        for pk, value in model._base_manager.values_list("pk", column.name)  # noqa: SLF001 - the manager that hides nothing
        if any(needle in bytes(value) for needle in needles)
    ]
    model._base_manager.filter(pk__in=gone).delete()  # noqa: SLF001 - as above
    return len(gone)
