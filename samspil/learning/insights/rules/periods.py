"""The periods that numbers are counted in, and the one before each."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock

DEFAULT = "90"
CHOICES: tuple[tuple[str, str | Promise], ...] = (
    ("30", _("The last 30 days")),
    ("90", _("The last 90 days")),
    ("365", _("The last 12 months")),
    ("aar", _("This year")),
    ("sidste-aar", _("Last year")),
)


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included."""

    first: date
    last: date
    key: str = ""

    @property
    def before(self) -> "Period":
        """The period of the same length just before."""
        last = self.first - timedelta(days=1)
        return Period(last - (self.last - self.first), last)

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def bounds(self) -> tuple[datetime, datetime]:
        """The first instant, and the first one after."""
        return clock.start_of(self.first), clock.start_of(self.last + timedelta(days=1))


def period_of(key: str, today: date) -> Period:
    """Return the period with this key; the usual one for a key that nobody knows."""
    if key == "aar":
        return Period(date(today.year, 1, 1), today, key)
    if key == "sidste-aar":
        return Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31), key)
    known = key if key in {value for value, _label in CHOICES} else DEFAULT
    return Period(today - timedelta(days=int(known) - 1), today, known)
