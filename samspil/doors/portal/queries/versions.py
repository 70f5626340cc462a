"""Has anything changed since the reader last looked?"""

from functools import cache
from pathlib import Path

from django.db.models import QuerySet

from samspil.base.core.kept import kept
from samspil.base.events.models import Event

_HOUSE = Path(__file__).resolve().parents[3]
_SHOWN = ("*.html", "*.css", "*.js", "*.mo", "*.py")


def latest_change() -> int:
    """Return the number of the latest event. Every change records one, so nothing changes unseen. One index look-up."""
    return sum(_latest())


@kept
def _latest() -> QuerySet[Event, int]:
    return Event.objects.order_by("-sequence").values_list("sequence", flat=True)[:1]


@cache
def release() -> str:
    """Return what tells this release from the one before it: the newest of the files that make the pages."""
    newest = max(int(path.stat().st_mtime) for pattern in _SHOWN for path in _HOUSE.rglob(pattern))
    return f"{newest:x}"
