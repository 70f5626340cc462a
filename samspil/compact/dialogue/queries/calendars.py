"""A member's meetings and year wheels as iCalendar. Nothing about persons is in it."""

import hashlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.later import later
from samspil.compact.dialogue.flow import MeetingState
from samspil.compact.dialogue.models import Committee, Meeting, MeetingFeed, Membership, WheelEntry
from samspil.compact.dialogue.models.feeds import digest
from samspil.society.accounts.models import User

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = later("icalendar")

CONTENT_TYPE = "text/calendar; charset=utf-8"
_BACK = timedelta(days=90)
_MOST = 500
_STATUS = {
    MeetingState.PLANNED.value: "CONFIRMED",
    MeetingState.HELD.value: "CONFIRMED",
    MeetingState.CANCELLED.value: "CANCELLED",
}


def feed_of(token: str) -> MeetingFeed | None:
    """Return the feed that the secret address belongs to, unless it has been revoked."""
    feeds = MeetingFeed.objects.active().filter(token_digest=digest(token), user__is_active=True)
    return feeds.select_related("user").first()


def etag_of(text: str) -> str:
    """Return the fingerprint of the calendar."""
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def calendar_of(user: User) -> str:
    """Return the calendar of the committees in which the person sits today: their meetings, and their years."""
    seats = Membership.objects.current().filter(user=user)
    committees = Committee.objects.standing().filter(pk__in=seats.values("committee"))
    links = Meeting.committees.through.objects.filter(committee__in=committees)
    meetings = (
        Meeting.objects.filter(pk__in=links.values("meeting"), ends_at__gt=clock.now() - _BACK)
        .prefetch_related("committees")
        .order_by("starts_at", "pk")[:_MOST]
    )
    wheel = WheelEntry.objects.filter(committee__in=committees, ended_on=None).select_related("committee")
    events = [_of_meeting(meeting) for meeting in meetings]
    return _written([*events, *(_of_entry(entry) for entry in wheel.order_by("pk")[:_MOST])])


def calendar_of_one(meeting: Meeting) -> str:
    """Return a calendar that holds the one meeting."""
    return _written([_of_meeting(meeting)])


def _written(events: "list[icalendar.Event]") -> str:
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Samspil//Dialog//DA")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("MED meetings"))
    calendar.add("x-wr-timezone", str(clock.COPENHAGEN))
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return str(calendar.to_ical().decode())


def _of_meeting(meeting: Meeting) -> "icalendar.Event":
    names = ", ".join(committee.name for committee in meeting.committees.all())
    event = _event(f"moede-{meeting.pk}", f"{names}: {meeting.get_kind_display()}", at=meeting.starts_at)
    event.add("dtstart", clock.local(meeting.starts_at))
    event.add("dtend", clock.local(meeting.ends_at))
    event.add("sequence", meeting.version)
    event.add("status", _STATUS[meeting.state])
    event.add("url", settings.PUBLIC_URL + reverse("dialogue:meeting", args=[meeting.pk]))
    if meeting.place:
        event.add("location", meeting.place)
    return event


def _of_entry(entry: WheelEntry) -> "icalendar.Event":
    year = entry.starts_on.year + (entry.month < entry.starts_on.month)
    event = _event(
        f"aarshjul-{entry.pk}",
        f"{entry.committee.name}: {entry.title}",
        at=clock.start_of(entry.starts_on),
    )
    event.add("dtstart", date(year, entry.month, 1))
    event.add("rrule", {"freq": "yearly"})
    event.add("transp", "TRANSPARENT")
    event.add("url", settings.PUBLIC_URL + reverse("dialogue:wheel", args=[entry.committee_id]))
    return event


def _event(name: str, summary: str, *, at: datetime) -> "icalendar.Event":
    event = icalendar.Event()
    event.add("uid", f"{name}@{urlsplit(settings.PUBLIC_URL).hostname or 'samspil'}")
    event.add("dtstamp", at)
    event.add("summary", summary)
    return event
