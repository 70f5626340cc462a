"""The relay of a vigil: when watches begin and end, who may be asked at which hour, how much rest lies between two."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid
from samspil.base.ui import formats

AHEAD = timedelta(hours=48)  # so far ahead there are always watches
CALL_AHEAD = timedelta(hours=12)  # a watch that begins sooner is called for
CALL_PACE = timedelta(minutes=15)
CALL_SIZE = 5
KEPT_AFTER = timedelta(days=7)  # the room and the words, after the end
CARE_KEPT = timedelta(days=60)  # who would like to talk, after the end
LEAD = timedelta(minutes=15)  # nobody can be there sooner
LENGTHS = (2, 3, 4, 5, 6)  # hours at a stretch; the hand-over comes on top
OVERLAPS = (10, 15)  # minutes
REST = 8  # hours between two watches
RESTS = (8, 10, 12)
NIGHT = (time(23), time(7))
EVENING = time(17)
CALL, TALK = "rotas.call", "rotas.talk"  # two kinds of secret addresses
ADDRESS_LASTS = {CALL: timedelta(days=1), TALK: CARE_KEPT}

Span = tuple[datetime, datetime]


def first_start(now: datetime, starts: time | None) -> datetime:
    """Return when the first watch begins: the next half hour that somebody can reach, or the hour named, today or tomorrow."""
    if starts is None:
        soonest = now + LEAD
        half = soonest.replace(minute=soonest.minute // 30 * 30, second=0, microsecond=0)
        return half if half == soonest else half + timedelta(minutes=30)
    today = clock.local(now).date()
    begin = clock.at(today, starts)
    return begin if begin > now else clock.at(today + timedelta(days=1), starts)


def watches(begin: datetime, length: int, overlap: int, *, until: datetime) -> Iterator[Span]:
    """Yield the watches that begin before `until`, one after the other by real hours, whatever the clock on the wall does.

    Each stays on for the hand-over while the next has come.
    """
    step, stay = timedelta(hours=length), timedelta(minutes=overlap)
    while begin < until:
        yield begin, begin + step + stay
        begin += step


def check_vigil(starts_at: datetime, now: datetime, *, length: int, overlap: int, rest: int) -> None:
    """Raise Invalid when no relay could be made from this."""
    errors: dict[str, list[str]] = {}
    if length not in LENGTHS:
        errors["length"] = [_("A watch lasts from two to six hours.")]
    if overlap not in OVERLAPS:
        errors["overlap"] = [_("The hand-over takes 10 or 15 minutes.")]
    if not REST <= rest <= 24:
        errors["rest"] = [_("There are at least eight hours between two watches of the same volunteer.")]
    if not now < starts_at <= now + AHEAD:
        errors["starts"] = [_("The first watch begins within two days.")]
    if errors:
        raise Invalid(errors)


def too_close(mine: Iterable[Span], watch: Span, rest: timedelta) -> Span | None:
    """Return the watch of one's own that leaves less rest before or after the other than is needed."""
    begin, end = watch
    return next(
        (span for span in mine if span[0] < end + rest and span[1] > begin - rest and span != watch), None
    )


def tired(other: Span, rest: timedelta) -> str:
    """Return why the volunteer may not have the watch."""
    return _(
        "You also sit %(when)s. There are at least %(hours)s hours of rest between two watches, so that nobody wears out."
    ) % {"when": formats.timespan(*other), "hours": int(rest.total_seconds() // 3600)}


def is_night(instant: datetime) -> bool:
    """Say whether the hour is between 23 and 7, when only those are asked who have said that nights are fine."""
    begin, end = NIGHT
    hour = clock.local(instant).time()
    return hour >= begin or hour < end


def wish_for(starts_at: datetime, ends_at: datetime, now: datetime) -> str:
    """Return which wish somebody must have to be called for the watch now: nights above all, then weekend, evening, weekday."""
    if any(map(is_night, (now, starts_at, ends_at))):
        return "at_night"
    begin = clock.local(starts_at)
    if begin.weekday() >= 5:
        return "on_weekends"
    return "on_evenings" if begin.time() >= EVENING else "on_weekdays"


def end_of_tonight(now: datetime) -> datetime:
    """Return the next seven o'clock in the morning: until then somebody stands by."""
    day, morning = clock.local(now).date(), NIGHT[1]
    end = clock.at(day, morning)
    return end if end > now else clock.at(day + timedelta(days=1), morning)


def quiet_key(vigil_id: int, volunteer_id: int, shift_id: int | None = None) -> str:
    """Return how a volunteer who is not to be asked is known: a keyed hash that says nobody's name."""
    words = f"{vigil_id}:{volunteer_id}:{shift_id or ''}"
    return salted_hmac("rotas.silence", words, algorithm="sha256").hexdigest()


def talk_token(vigil_id: int, volunteer_id: int) -> str:
    """Return the secret of the address where somebody who has sat wishes for a talk, without signing in."""
    return signing.dumps([vigil_id, volunteer_id], salt=TALK)


def opened(token: str, salt: str) -> tuple[int, int] | None:
    """Return the two numbers of a secret address, unless it is not ours or too old."""
    try:
        first, second = signing.loads(token, salt=salt, max_age=ADDRESS_LASTS[salt])
    except signing.BadSignature:
        return None
    return int(first), int(second)


def call_token(shift_id: int, volunteer_id: int) -> str:
    """Return the secret of the address where a volunteer answers for a watch without signing in."""
    return signing.dumps([shift_id, volunteer_id], salt=CALL)
