"""What came of a round: averages by question, group and value. Small numbers are hidden here, before any page sees them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from samspil.learning.surveys.models import Asked, Group, Remark, Round, RoundQuestion, Tally
from samspil.learning.surveys.models.standards import BEST_TASKS
from samspil.learning.surveys.rules.gaps import gap_in_words
from samspil.learning.surveys.rules.suppression import (
    HIDDEN,
    Cell,
    answers_shown,
    cell_of,
    total_shown,
    value_of,
)

Counts = Mapping[tuple[int, int], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Column:
    """One group, and how many of it have answered; None for fewer than five."""

    group: str
    label: str
    answers: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One question, or one value, with a cell for each group. A question that was not put to a group has None there."""

    label: object
    cells: list[Cell | None]
    value: object = ""
    gap: str = ""
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What people of one group wrote, in no order."""

    label: str
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Report:
    """A closed round, as it may be read."""

    columns: list[Column]
    lines: list[Line]
    values: list[Line]
    words: list[Words]
    tasks: list[str]
    total: int | None
    has_sides: bool


def report_of(of: Round) -> Report:
    """Return the report. Four queries. Ask first whether it may be read: `Round.is_read`."""
    groups = list(of.asked.all())
    questions = list(of.questions.select_related("question", "value"))
    cells = _cells(of, groups)
    remarks = _remarks(of, groups)
    return Report(
        columns=[Column(one.group, one.get_group_display(), answers_shown(one.answers)) for one in groups],
        lines=[_line(question, groups, cells) for question in questions],
        values=_values(questions, groups, cells),
        words=[
            Words(one.get_group_display(), found) for one in groups if (found := remarks[one.pk, "words"])
        ],
        tasks=sorted({line for one in groups for line in remarks[one.pk, "task"]}, key=str.casefold),
        total=total_shown(one.answers for one in groups),
        has_sides={Group.VOLUNTEERS, Group.EMPLOYEES} <= {one.group for one in groups},
    )


def best_tasks_of(of: Round) -> Cell:
    """Return how far the employees agree that the best tasks disappear from them."""
    rows = Tally.objects.filter(
        asked__round=of, asked__group=Group.EMPLOYEES, question__question__key=BEST_TASKS
    )
    return cell_of(dict(rows.order_by().values_list("score", "count")))


def moved_tasks(of: Round) -> list[str]:
    """Return the tasks that are said to have moved; nothing while too few have answered."""
    return report_of(of).tasks


def _cells(of: Round, groups: list[Asked]) -> dict[tuple[int, int], Cell]:
    """Return the cell of each group and question of the round that the group was asked."""
    counts: defaultdict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    rows = Tally.objects.filter(asked__round=of).order_by()
    for asked, question, score, count in rows.values_list("asked", "question", "score", "count"):
        counts[asked, question][score] = count
    answered = {one.pk: answers_shown(one.answers) for one in groups}
    return {key: cell_of(found) if answered[key[0]] else HIDDEN for key, found in counts.items()}


def _remarks(of: Round, groups: list[Asked]) -> defaultdict[tuple[int, str], list[str]]:
    """Return the words of the groups that are large enough."""
    large = [one.pk for one in groups if answers_shown(one.answers)]
    found: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for asked, kind, text in Remark.objects.filter(asked__in=large).values_list("asked", "kind", "text"):
        found[asked, kind].append(text)
    return found


def _line(question: RoundQuestion, groups: list[Asked], cells: Mapping[tuple[int, int], Cell]) -> Line:
    return Line(
        question.question.text,
        [cells.get((group.pk, question.pk)) for group in groups],
        value=question.value or "",
        gap=_gap({group.group: cells.get((group.pk, question.pk)) for group in groups}),
        is_reversed=question.question.is_reversed,
    )


def _values(
    questions: list[RoundQuestion], groups: list[Asked], cells: Mapping[tuple[int, int], Cell]
) -> list[Line]:
    by_value: defaultdict[int, list[RoundQuestion]] = defaultdict(list)
    for question in questions:
        if question.value_id is not None:
            by_value[question.value_id].append(question)
    return [_value(found, groups, cells) for found in sorted(by_value.values(), key=_place)]


def _place(found: list[RoundQuestion]) -> tuple[int, int]:
    value = found[0].value
    return (value.position, value.pk) if value else (0, 0)


def _value(found: list[RoundQuestion], groups: list[Asked], cells: Mapping[tuple[int, int], Cell]) -> Line:
    over = {}
    for group in groups:
        parts = [
            (cells[group.pk, question.pk], question.question.is_reversed)
            for question in found
            if (group.pk, question.pk) in cells
        ]
        over[group.group] = value_of(parts) if parts else None
    return Line(str(found[0].value), list(over.values()), gap=_gap(over))


def _gap(by_group: Mapping[str, Cell | None]) -> str:
    sides = by_group.get(Group.VOLUNTEERS), by_group.get(Group.EMPLOYEES)
    return gap_in_words(*sides) if sides[0] is not None and sides[1] is not None else ""  # type: ignore[arg-type] # both are there
