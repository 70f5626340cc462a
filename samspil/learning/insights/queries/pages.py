"""A board as it is shown: numbers in words, and small ones hidden."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.base.ui.formats import number
from samspil.learning.insights.queries.board import Board, Group
from samspil.learning.insights.rules.boards import Line
from samspil.learning.insights.rules.hiding import FEWEST, hidden, is_small
from samspil.society.places.models import Unit

_DASH = "–"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table on the page."""

    name: str
    unit: Unit | None
    people: str
    times: str
    hours: str
    asked: str
    met: str
    wait: str
    late: int


def board_page(board: Board) -> dict[str, Any]:
    """Return what the page shows: sums first, then the units, kinds and settings."""
    total = board.total
    return {
        "figures": [*_figures(total), *_spread(total)],
        "weekly": total.weekly_hours(board.period.days),
        "late": total.late,
        "wait": waiting(total.wait_hours),
        "units": _rows(board.units),
        "kinds": _hidden_last(board.by_kind()),
        "settings": _hidden_last(board.by_setting()),
        "places": len(board.places),
    }


def waiting(hours: int | None) -> str:
    """Return a waiting time in words: hours within two days, days after that."""
    if hours is None:
        return ""
    if hours < 48:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}


def _figures(total: Line) -> list[tuple[str, str, str]]:
    """Return label, value, and the value of the period before."""
    people = (_counted(total.people), _counted(total.people_before))
    times = (_unless(total.is_small, total.times), _unless(total.was_small, total.times_before))
    hours = (_unless(total.is_small, total.hours), _unless(total.was_small, total.hours_before))
    return [
        (_("Volunteers who came"), *people),
        (_("Times somebody came"), *times),
        (_("Hours"), *hours),
        (_("Requests"), number(total.asked.asked), number(total.asked.asked_before)),
        (_("Requests that were met"), number(total.asked.met), number(total.asked.met_before)),
    ]


def _spread(total: Line) -> list[tuple[str, str, str]]:
    """Return at how many of the workplaces somebody came."""
    of_all = _("%(lively)s of %(places)s")
    now = of_all % {"lively": number(total.lively), "places": number(total.places)}
    return [(_("Workplaces where volunteers came"), now, number(total.lively_before))]


def _rows(groups: Sequence[Group]) -> list[Row]:
    kept_back = hidden({place: group.line.people for place, group in enumerate(groups)})
    return [_row(group, is_hidden=place in kept_back) for place, group in enumerate(groups)]


def _hidden_last(groups: Sequence[Group]) -> list[Row]:
    """Return the rows in their order, the hidden ones last and by name: their place among the others would tell of them."""
    rows = _rows(groups)
    shown, kept_back = (
        [row for row in rows if row.hours != _DASH],
        [row for row in rows if row.hours == _DASH],
    )
    return [*shown, *sorted(kept_back, key=lambda row: row.name)]


def _row(group: Group, *, is_hidden: bool) -> Row:
    line = group.line
    return Row(
        name=group.name,
        unit=group.unit,
        people=_counted(line.people) if is_small(line.people) or not is_hidden else _DASH,
        times=_unless(is_hidden, line.times),
        hours=_unless(is_hidden, line.hours),
        asked=number(line.asked.asked),
        met=number(line.asked.met),
        wait=waiting(line.wait_hours),
        late=line.late.total,
    )


def _counted(people: int) -> str:
    return _("fewer than %(number)s") % {"number": FEWEST} if is_small(people) else number(people)


def _unless(is_hidden: bool, value: float) -> str:  # noqa: FBT001 - reads as a sentence where it is called
    return _DASH if is_hidden else number(value)
