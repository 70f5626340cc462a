"""What people of the demonstration have asked, proposed and declared."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import (
    accept_idea,
    answer_doubt,
    confirm_read,
    give_special_terms,
    hold_briefing,
    move_concern,
    propose_idea,
    publish_staff_page,
    raise_concern,
    raise_doubt,
)
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.society.duties.queries import actor_for

_PAGE = ("staff_do", "volunteers_add", "limits", "whom_to_ask", "in_doubt")


def tell_voices(story: Story) -> None:
    """Let ideas and doubts be raised, and some answered; declare last year; make one ward's staff ready."""
    for row in rows("dialogue", "ideas"):
        _idea(story, row)
    for row in rows("dialogue", "doubts"):
        _doubt(story, row)
    for row in rows("dialogue", "terms"):
        with days_ago(25):
            _declare(story, row)
    for row in rows("dialogue", "staff_pages"):
        _page(story, row)
    for row in rows("concerns", "concerns"):
        _worry(story, row)


def _idea(story: Story, row: Row) -> None:
    workplace = story.workplaces[row["workplace"]]
    with days_ago(row["days"]):
        idea = propose_idea(
            actor_for(story.people[row["by"]]),
            workplace.unit.authority,
            title=row["title"],
            text=row["text"],
            workplace=workplace,
        )
    if "accepts" in row:
        with days_ago(row["days"] - 6):
            accept_idea(SYSTEM, idea, answer=row["accepts"], is_shared=True)


def _doubt(story: Story, row: Row) -> None:
    with days_ago(row["days"]):
        doubt = raise_doubt(
            actor_for(story.people[row["by"]]),
            story.workplaces[row["workplace"]],
            kind=row["kind"],
            question=row["question"],
            about_title=row["about"],
        )
    if "answer" in row:
        with days_ago(row["days"] - 2):
            answer_doubt(SYSTEM, doubt, outcome="volunteers", answer=row["answer"])


def _declare(story: Story, row: Row) -> None:
    give_special_terms(
        SYSTEM,
        story.workplaces[row["workplace"]],
        year=clock.today().year,
        posts_before=row["before"],
        posts_after=row["after"],
        hours_before=row.get("hours_before"),
        hours_after=row.get("hours_after"),
        no_negative_influence=True,
        statement=row["statement"],
    )


def _page(story: Story, row: Row) -> None:
    workplace, briefing = story.workplaces[row["workplace"]], row["briefing"]
    with days_ago(briefing["days"]):
        held_on = clock.today() - timedelta(days=1)
        hold_briefing(SYSTEM, workplace, held_on=held_on, people=briefing["people"], what=briefing["what"])
        page = publish_staff_page(SYSTEM, workplace, **{name: row[name] for name in _PAGE})
        for key in row["read_by"]:
            confirm_read(actor_for(story.people[key]), page)


def _worry(story: Story, row: Row) -> None:
    """Write down a group's concern, never a person's, and take it in hand when somebody has."""
    with days_ago(row["days"]):
        concern = raise_concern(
            SYSTEM,
            story.workplaces[row["workplace"]],
            kind=row["kind"],
            group=row["group"],
            title=row["title"],
            mitigation=row.get("mitigation", ""),
        )
    if "state" in row:
        move_concern(SYSTEM, concern, to=row["state"])
