"""What a roll-out asks of somebody: to decide, to commit hours, to follow up."""

from samspil.base.core.actor import Actor
from samspil.doors.portal.queries.today.frame import Row
from samspil.learning.programmes.queries.waiting import Waiting, to_commit, to_decide, to_follow_up


def for_council(me: Actor) -> list[Row]:
    """Return the decision papers that await the council. One query."""
    return _rows(to_decide(me))


def for_leader(me: Actor) -> list[Row]:
    """Return the hours that the leader's department has been asked for. One query."""
    return _rows(to_commit(me))


def for_consultant(me: Actor) -> list[Row]:
    """Return the pilots whose check-in was missed. One query."""
    return _rows(to_follow_up(me))


def _rows(waiting: list[Waiting]) -> list[Row]:
    return [Row(one.title, one.url, one.why) for one in waiting]
