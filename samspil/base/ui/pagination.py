"""Lists a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest

PARAMETER = "side"  # Danish for page: it is in the addresses people see
SIZE = 50
MOST = 1_000  # nobody reads that far; a robot's ?side=99999999 must not make the database count to it

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list, and where it stands."""

    items: list[T]
    number: int
    total: int
    size: int = SIZE

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def has_previous(self) -> bool:
        return self.number > 1

    @property
    def has_next(self) -> bool:
        return self.number < min(self.pages, MOST)

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        return (self.number - 1) * self.size + len(self.items)


def paginate(
    rows: "QuerySet[M] | list[T]",
    request: HttpRequest,
    *,
    size: int = SIZE,
    columns: Sequence[str] = (),
    total: int | None = None,
    counted: str = "",
) -> Page[Any]:
    """Return the page that `?side=` asks for, of a table or of a list that was computed.

    Whoever has counted them already says how many there are (`total`), or in which of its columns each row tells it (`counted`).
    With `columns` the rows of a table come as dictionaries of these. Raises Http404 when there is no such page.
    """
    number = _number(request.GET.get(PARAMETER, "1"))
    if not isinstance(rows, list) and not rows.ordered:
        rows = rows.order_by("pk")  # without an order a row may stand on two pages, or on none
    if counted and not isinstance(rows, list):
        return _counted(rows.values(*columns, counted), number, size, counted)
    if total is None:
        total = len(rows) if isinstance(rows, list) else rows.count()
    if number > 1 and (number - 1) * size >= total:
        raise Http404
    shown: Any = rows.values(*columns) if columns and not isinstance(rows, list) else rows
    return Page(list(shown[(number - 1) * size : number * size]), number, total, size)


def _counted(rows: "QuerySet[Any, dict[str, Any]]", number: int, size: int, column: str) -> Page[Any]:
    items = list(rows[(number - 1) * size : number * size])
    if number > 1 and not items:
        raise Http404
    return Page(items, number, items[0][column] if items else 0, size)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MOST):
        raise Http404
    return int(text)
