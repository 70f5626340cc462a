"""What a patient association of the demonstration teaches, and who has signed up."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.everyday.sessions.actions import add_session, open_series, sign_up, start_series
from samspil.everyday.sessions.models import Session

_WORDS = ("title", "theme", "about", "place")


def tell_sessions(story: Story) -> None:
    """Begin each series, add its sessions, open it, and let citizens sign up."""
    with days_ago(9):
        for row in rows("sessions", "series"):
            _series(story, row)


def _series(story: Story, row: Row) -> None:
    series = start_series(SYSTEM, story.partners[row["partner"]], **{name: row[name] for name in _WORDS})
    for one in row["sessions"]:
        day = story.today + timedelta(days=one["in_days"])
        add_session(
            SYSTEM,
            series,
            starts_at=clock.at(day, time(16, 30)),
            ends_at=clock.at(day, time(18)),
            capacity=one["places"],
            topic=one["topic"],
        )
    open_series(SYSTEM, series)
    first = Session.objects.select_related("series").filter(series=series).earliest("starts_at")
    for number, name in enumerate(row["names"]):
        sign_up(STRANGER, first, first_name=name, email=f"laering-{series.pk}-{number}@example.dk")
