"""Where the taskforce of the demonstration has asked for time, and how it was heard."""

from datetime import date, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.programmes.actions import (
    ask_for_time,
    complete_next_step,
    decline_time,
    hold_time,
    plan_time,
)
from samspil.learning.programmes.models import AgendaRequest, Programme


def tell_agendas(story: Story, programmes: dict[str, Programme]) -> None:
    """Ask boards and committees for time; some have listened, some have said no."""
    for row in rows("programmes", "agendas"):
        with days_ago(row["days"]):
            wanted = _on(story, -row["wanted"]) if "wanted" in row else None
            request = ask_for_time(
                SYSTEM,
                programmes[row["programme"]],
                forum=row["forum"],
                topic=row["topic"],
                wanted_by=wanted,
            )
        _answer(story, row, request)


def _answer(story: Story, row: Row, request: AgendaRequest) -> None:
    if "meeting" in row:
        plan_time(SYSTEM, request, meeting_on=_on(story, row["meeting"]))
    if "held" in row or "declined" in row:
        words: Row = {
            "answer": row["answer"],
            "next_step": row["next_step"],
            "next_step_due": _on(story, -row["due"]),
        }
        with days_ago(row["held"] if "held" in row else row["declined"]):
            if "held" in row:
                hold_time(SYSTEM, request, meeting_on=clock.today(), **words)
            else:
                decline_time(SYSTEM, request, **words)
    if "done" in row:
        with days_ago(row["done"]):
            complete_next_step(SYSTEM, request)


def _on(story: Story, days: int) -> date:
    return story.today + timedelta(days=days)
