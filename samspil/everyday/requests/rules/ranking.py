"""Who fits a request best, and why: pure functions. What somebody has declined is no input, so it cannot count."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from samspil.base.core import clock

EARTH: Final = 6371.0  # km, the mean radius
NEAR: Final = 5  # km
EVENING, NIGHT, MORNING = time(17), time(22), time(6)
LATELY: Final = timedelta(days=1)
LONG: Final = timedelta(days=14)
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What matching knows of one volunteer for one request."""

    volunteer_id: int
    languages: tuple[str, ...] = ()
    km: float | None = None
    has_met: bool = False  # the two know each other from an earlier meeting that was held
    names_kind: bool = False  # the volunteer has said that they like this kind best
    fits_time: bool = False  # and that this is a good time of the week
    last_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """How well somebody fits, and the sentences that say so: the same to the coordinator and to the volunteer."""

    points: int
    reasons: list[str | Promise]  # put into words only for those who are shown

    @property
    def sentences(self) -> list[str]:
        return [str(reason) for reason in self.reasons]


def rank(candidate: Candidate, language: str, now: datetime) -> Rank:
    """Add up what speaks for somebody. Every point has its sentence."""
    told = [
        _met(candidate),
        _speaks(candidate, language),
        _likes(candidate),
        _has_time(candidate),
        _lives(candidate),
        _waited(candidate, now),
    ]
    said = [reason for reason in told if reason is not None]
    return Rank(sum(points for points, _sentence in said), [sentence for _points, sentence in said])


def in_order(ranked: list[tuple[Candidate, Rank]]) -> list[tuple[Candidate, Rank]]:
    """Sort: the most points first, then whoever was asked longest ago, or never."""
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(
        ranked,
        key=lambda pair: (-pair[1].points, pair[0].last_asked_at or never, pair[0].volunteer_id),
    )


def time_of_week(at: datetime) -> str:
    """Return the wish that covers the moment, in Copenhagen: a night is a night, also at the weekend."""
    here = clock.local(at)
    if here.time() >= NIGHT or here.time() < MORNING:
        return "at_night"
    if here.weekday() >= 5:
        return "on_weekends"
    return "on_evenings" if here.time() >= EVENING else "on_weekdays"


def distance(here: Point, there: Point) -> float:
    """Return the kilometres between two points given as latitude and longitude (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((radians(x), radians(y)) for x, y in (here, there))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))


def _met(candidate: Candidate) -> tuple[int, str | Promise] | None:
    return (40, _("They have met before.")) if candidate.has_met else None


def _speaks(candidate: Candidate, language: str) -> tuple[int, str | Promise]:
    spoken = candidate.languages or ("da",)  # who has written nothing speaks Danish, as everybody here does
    if language in spoken:
        return 20, _("Speaks the citizen's language.")
    return 0, _("May need help with the citizen's language.")


def _likes(candidate: Candidate) -> tuple[int, str | Promise] | None:
    return (15, _("Would like this kind of thing best.")) if candidate.names_kind else None


def _has_time(candidate: Candidate) -> tuple[int, str | Promise] | None:
    return (10, _("Has said that this is a good time of the week.")) if candidate.fits_time else None


def _lives(candidate: Candidate) -> tuple[int, str | Promise] | None:
    if candidate.km is None:
        return None
    away = round(candidate.km)
    points = max(0, 15 - away // 2)
    if away < NEAR:
        return points, _("Lives nearby.")
    said = ngettext_lazy("Lives about %(km)s kilometre away.", "Lives about %(km)s kilometres away.", "km")
    return points, said % {"km": away}


def _waited(candidate: Candidate, now: datetime) -> tuple[int, str | Promise] | None:
    """Say it roughly: the exact day, held against what was needed on it, would tell who did not say yes."""
    if candidate.last_asked_at is None or now - candidate.last_asked_at >= LONG:
        return 5, _("Has not been asked for some time.")
    if now - candidate.last_asked_at < LATELY:
        return -10, _("Has been asked a short while ago, so others come first.")
    return None
