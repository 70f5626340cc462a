"""What is due to happen by itself."""

from datetime import timedelta

from django.db.models import QuerySet

from samspil.base.core import clock
from samspil.compact.dialogue.flow import ItemState, MeetingState
from samspil.compact.dialogue.models import Item, Meeting, WheelEntry
from samspil.compact.dialogue.rules.wheel import year_to_make

REMIND_BEFORE = timedelta(days=3)


def wheel_entries() -> list[tuple[WheelEntry, int]]:
    """Return the entries whose item of the year is to be made, with the year."""
    today = clock.today()
    entries = (
        WheelEntry.objects.filter(ended_on=None, committee__ended_on=None, last_year__lte=today.year)
        .select_related("committee")
        .order_by("pk")
    )
    found = [
        (
            entry,
            year_to_make(entry.month, starts_on=entry.starts_on, last_year=entry.last_year, today=today),
        )
        for entry in entries
    ]
    return [(entry, year) for entry, year in found if year is not None]


def meetings_to_remind_of() -> QuerySet[Meeting]:
    """Return the meetings of the next three days whose members have not been reminded."""
    now = clock.now()
    return Meeting.objects.filter(
        state=MeetingState.PLANNED, reminded_at=None, starts_at__gt=now, starts_at__lte=now + REMIND_BEFORE
    ).order_by("pk")


def follow_ups_to_remind_of() -> QuerySet[Item]:
    """Return what was to be followed up by today, and of which nobody has been reminded."""
    return Item.objects.filter(
        state=ItemState.DISCUSSED,
        followed_up_on=None,
        follow_up_reminded_on=None,
        follow_up_due__lte=clock.today(),
    ).order_by("pk")
