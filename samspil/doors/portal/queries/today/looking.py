"""What somebody is asked to look back at."""

from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today.frame import Row
from samspil.learning.insights.queries.todo import said, to_answer


def evaluations_of(me: Actor) -> list[Row]:
    """Return the evaluations that wait for the person's answer, together in one line. One query."""
    return [Row(todo.title, todo.url, todo.why) for todo in to_answer(me)]


def so_many(n: int) -> list[Row]:
    """Return the same line, when they have been counted."""
    return [Row(todo.title, todo.url, todo.why) for todo in said(n)]
