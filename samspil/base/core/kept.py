"""Queries that are composed once and asked often: composing one of our joins costs Django more than running it costs the database.

    @kept
    def _coming(volunteer: int, now: datetime) -> QuerySet[SignUp]:
        return SignUp.objects.filter(volunteer=volunteer, ends_at__gt=now).select_related("shift")

    rows = _coming(by.volunteer_id, clock.now())  # a list

The function is called with stand-ins, once in each process; their places in the statement are filled with the real values each
time. So it decides nothing by its arguments, and whatever changes is one of them: a statement that lacks an argument, or has
caught the time of day, is refused. See docs/adr/0014-queries-that-are-kept.md.
"""

import re
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from itertools import count
from typing import Any, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet, prefetch_related_objects

P = ParamSpec("P")
Row = TypeVar("Row")
Shape = tuple[tuple[type, int], ...]  # of each argument: its type, and how many values a tuple of them has

_SIZES = (1, 2, 3, 5, 10, 25, 50, 100, 250, 500, 1_000)
_LIKE_A_TIME = re.compile(r"\d{4}-\d\d-\d\d")
_STAND_INS: dict[type, Callable[[int], Any]] = {
    int: lambda n: n - 2_000_000_000,
    str: lambda n: f"stand-in {n}",
    date: lambda n: date(9000, 1, 1) + timedelta(days=n),
    datetime: lambda n: datetime(9000, 1, 1, tzinfo=UTC) + timedelta(hours=n),
}


class NotKept(TypeError):
    """The query cannot be composed once and for all."""


def kept(compose: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Return a function that asks the query and gives a list. It takes numbers, texts, days, moments, and tuples of a thousand
    such at most, never empty; by position.
    """
    composed: dict[tuple[str, Shape], _Statement] = {}

    @wraps(compose)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        if kwargs:
            message = f"{compose.__name__} takes its values by position"
            raise NotKept(message)
        values = [_padded(value) for value in args]
        key = connection.vendor, tuple(_shape(value) for value in values)
        statement = composed.get(key)
        if statement is None:
            statement = composed[key] = _composed(compose, key[1])
        return statement.ask(
            [one for value in values for one in (value if type(value) is tuple else (value,))]
        )

    return ask


@dataclass(frozen=True, slots=True)
class _Statement:
    """What Django has made of the query, and where in it the values belong."""

    rows: QuerySet[Any, Any]
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: tuple[
        tuple[int, int, Callable[[Any], Any]], ...
    ]  # in the statement, among the values; how it is written

    def ask(self, values: list[Any]) -> list[Any]:
        given = list(self.params)
        for place, number, written in self.places:
            given[place] = written(values[number])
        # Copies, because threads share the statement; a compiler belongs to one connection.
        compiler, query = copy(self.compiler), copy(self.rows.query)
        compiler.connection, compiler.as_sql = connection, lambda: (self.sql, tuple(given))
        query.get_compiler = lambda *_args, **_kwargs: compiler  # type: ignore[method-assign] # Django's own way to the answer
        answer: Any = QuerySet(self.rows.model, query)
        rows: Any = self.rows
        answer._fields = rows._fields
        found = list(rows._iterable_class(answer))  # noqa: SLF001 - models, dictionaries or tuples
        besides = rows._prefetch_related_lookups  # noqa: SLF001 - what Django fetches in queries of its own
        if found and besides:
            prefetch_related_objects(found, *besides)
        return found


def _composed(compose: Callable[..., QuerySet[Any, Any]], shape: Shape) -> _Statement:
    numbers = count()
    stand_ins = [_stand_in(kind, size, numbers) for kind, size in shape]
    flat = [one for value in stand_ins for one in (value if isinstance(value, tuple) else (value,))]
    rows = compose(*stand_ins)
    compiler: Any = rows.query.get_compiler(rows.db)
    sql, params = compiler.as_sql()
    places = tuple(_places(params, flat))
    filled, missing = {place for place, _n, _w in places}, set(range(len(flat))) - {n for _p, n, _w in places}
    caught = [value for place, value in enumerate(params) if place not in filled and _is_time(value)]
    if missing or caught:
        message = f"{compose.__name__}: arguments {sorted(missing)} are not in the statement, and it has caught {caught}"
        raise NotKept(message)
    compiler.connection = None
    return _Statement(rows, compiler, sql, params, places)


def _places(params: tuple[Any, ...], flat: list[Any]) -> Iterator[tuple[int, int, Callable[[Any], Any]]]:
    """Yield where the stand-ins are found, as the database's own way of writing them."""
    known = {}
    for number, value in enumerate(flat):
        written = _writer(value)
        known[type(written(value)), written(value)] = number, written
    for place, param in enumerate(params):
        kind = int if isinstance(param, int) else type(param)
        if (kind, param) in known:
            number, written = known[kind, param]
            yield place, number, type(param) if kind is int else written


def _writer(value: Any) -> Callable[[Any], Any]:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value
    return connection.ops.adapt_datefield_value if isinstance(value, date) else lambda one: one


def _padded(value: Any) -> Any:
    """Lengthen a tuple by repeating its last value, so that a few statements serve any number."""
    if not isinstance(value, tuple):
        return value
    size = next((size for size in _SIZES if size >= len(value)), 0)
    if not value or not size:
        message = f"{len(value)} values for one statement"
        raise NotKept(message)
    return value + value[-1:] * (size - len(value))


def _shape(value: Any) -> tuple[type, int]:
    return (type(value[0]), len(value)) if type(value) is tuple else (type(value), 0)


def _stand_in(kind: type, size: int, numbers: Iterator[int]) -> Any:
    if kind not in _STAND_INS:
        message = f"a statement takes no {kind.__name__}"
        raise NotKept(message)
    made = [_STAND_INS[kind](next(numbers)) for _n in range(max(1, size))]
    return tuple(made) if size else made[0]


def _is_time(value: Any) -> bool:
    return isinstance(value, date) or (isinstance(value, str) and bool(_LIKE_A_TIME.match(value)))
