"""A volunteer's shifts as iCalendar (RFC 5545), written by hand: a phone asks every quarter of an hour, day and night.

Nothing about other people is in it.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.kept import kept
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import CalendarFeed, SignUp
from samspil.everyday.rotas.models.feeds import digest

CONTENT_TYPE = "text/calendar; charset=utf-8"
_BACK = timedelta(days=30)
_MOST = 500
_STATUS = {
    SignUpState.TAKEN.value: "CONFIRMED",
    SignUpState.ASKED_AGAIN.value: "TENTATIVE",
    SignUpState.CANCELLED.value: "CANCELLED",
}
_COLUMNS = (
    "shift_id",
    "state",
    "starts_at",
    "ends_at",
    "created_at",
    "shift__version",
    "shift__label",
    "shift__meeting_point",
    "shift__activity__title",
    "shift__activity__meeting_point",
    "shift__activity__workplace__unit__name",
    "shift__activity__workplace__site__street",
    "shift__activity__workplace__site__postcode",
    "shift__activity__workplace__site__city",
)
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE""".splitlines()

Rows = list[dict[str, Any]]


def owner_of(token: str) -> tuple[int, str] | None:
    """Return whose feed the secret address is, and their language, unless it has been revoked."""
    return next(iter(_owner(digest(token))), None)


@kept
def _owner(token_digest: str) -> QuerySet[CalendarFeed, Any]:
    feeds = CalendarFeed.objects.active().filter(token_digest=token_digest, volunteer__user__is_active=True)
    return feeds.order_by("pk").values_list("volunteer_id", "volunteer__user__language")


def rows_of(volunteer_id: int, *, shift_id: int | None = None) -> Rows:
    """Return the volunteer's shifts of the last month and all ahead, or one of them."""
    rows = _rows(volunteer_id, clock.now() - _BACK)
    return rows if shift_id is None else [row for row in rows if row["shift_id"] == shift_id]


@kept
def _rows(volunteer: int, since: datetime) -> QuerySet[SignUp, Any]:
    found = SignUp.objects.filter(volunteer=volunteer, state__in=_STATUS, ends_at__gt=since)
    rows: QuerySet[SignUp, Any] = found.order_by("starts_at", "pk").values(*_COLUMNS)[:_MOST]
    return rows


def etag_of(rows: Rows, language: str) -> str:
    """Return the fingerprint of the calendar, without writing it."""
    text = repr([language, *(tuple(row.values()) for row in rows)])
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def written(rows: Rows) -> str:
    """Return the calendar's text."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Samspil//Vagter//DA",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    head += [
        f"X-WR-CALNAME:{_text(_('My shifts'))}",
        "X-WR-TIMEZONE:Europe/Copenhagen",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]
    host = urlsplit(settings.PUBLIC_URL).hostname or "samspil"
    body = [line for row in rows for line in _event(row, host)]
    return "".join(_folded([*head, *_ZONE, *body, "END:VCALENDAR"]))


def _event(row: dict[str, Any], host: str) -> Iterator[str]:
    link = settings.PUBLIC_URL + reverse("rotas:shift", args=[row["shift_id"]])
    yield "BEGIN:VEVENT"
    yield f"UID:vagt-{row['shift_id']}@{host}"
    yield f"DTSTAMP:{_utc(row['created_at'])}"
    yield f"SEQUENCE:{row['shift__version']}"
    yield from _times(row["starts_at"], row["ends_at"])
    yield f"SUMMARY:{_text(_summary(row))}"
    yield f"LOCATION:{_text(_location(row))}"
    yield f"DESCRIPTION:{_text(_description(row))}"
    yield f"URL:{link}"
    yield f"STATUS:{_STATUS[row['state']]}"
    yield "END:VEVENT"


def _summary(row: dict[str, Any]) -> str:
    title, label = row["shift__activity__title"], row["shift__label"]
    return f"{title}: {label}" if label else str(title)


def _location(row: dict[str, Any]) -> str:
    site = "shift__activity__workplace__site__"
    meeting_point = row["shift__meeting_point"] or row["shift__activity__meeting_point"]
    town = " ".join(part for part in (row[f"{site}postcode"], row[f"{site}city"]) if part)
    parts = (meeting_point, row["shift__activity__workplace__unit__name"], row[f"{site}street"], town)
    return ", ".join(part for part in parts if part)


def _description(row: dict[str, Any]) -> str:
    if row["state"] == SignUpState.CANCELLED:
        return _("The shift has been cancelled.")
    if row["state"] == SignUpState.ASKED_AGAIN:
        return _("The shift has a new time. Open it and say whether it suits you.")
    return _("Cannot come? Open the shift and hand it back. Nobody asks why.")


def _times(starts_at: datetime, ends_at: datetime) -> Iterator[str]:
    """Local times; UTC where the hour occurs twice and is the second one, which a local time cannot say."""
    start, end = clock.local(starts_at), clock.local(ends_at)
    if start.fold or end.fold:
        yield f"DTSTART:{_utc(starts_at)}"
        yield f"DTEND:{_utc(ends_at)}"
    else:
        yield f"DTSTART;TZID=Europe/Copenhagen:{start:%Y%m%dT%H%M%S}"
        yield f"DTEND;TZID=Europe/Copenhagen:{end:%Y%m%dT%H%M%S}"


def _utc(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    escaped = str(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "")


def _folded(lines: Iterable[str]) -> Iterator[str]:
    """Break lines at 75 octets, never inside a letter."""
    for line in lines:
        if len(line) <= 37 or len(line.encode()) <= 75:
            yield f"{line}\r\n"
            continue
        piece, size = "", 0
        for letter in line:
            width = len(letter.encode())
            if size + width > 74:
                yield f"{piece}\r\n"
                piece, size = " ", 1
            piece, size = piece + letter, size + width
        yield f"{piece}\r\n"
