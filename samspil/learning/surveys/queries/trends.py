"""From round to round: the same questions, put to the same groups, at the same place."""

from collections import defaultdict
from dataclasses import dataclass

from samspil.learning.surveys.models import Group, Question, Round, Tally
from samspil.learning.surveys.models.standards import BEST_TASKS
from samspil.learning.surveys.rules.gaps import trend_in_words
from samspil.learning.surveys.rules.suppression import HIDDEN, Cell, answers_shown, cell_of

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One question through the rounds."""

    text: object
    cells: list[Cell | None]
    words: str
    is_reversed: bool
    is_best_tasks: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One group through the rounds."""

    label: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Trend:
    """The latest rounds of a kind at a place, the first of them first."""

    rounds: list[Round]
    tables: list[Table]


def trend_of(of: Round) -> Trend:
    """Return the closed rounds like this one, up to it. Four queries. Each round hides its own small numbers."""
    like = Round.objects.closed().filter(
        kind=of.kind, authority=of.authority_id, workplace=of.workplace_id, idea=of.idea_id
    )
    rows = like.filter(ends_on__lte=of.ends_on).prefetch_related("asked").order_by("-ends_on", "-pk")[:SHOWN]
    rounds = list(reversed(rows))
    large = {
        (one.pk, asked.group) for one in rounds for asked in one.asked.all() if answers_shown(asked.answers)
    }
    cells = _cells(rounds, large)
    questions = Question.objects.in_bulk({question for _group, question, _round in cells})
    ordered = sorted(questions.values(), key=lambda one: (one.position, one.pk))
    tables = [
        Table(
            str(group.label),
            [_row(group, one, rounds, cells) for one in ordered if _asked(group, one, cells)],
        )
        for group in Group
    ]
    return Trend(rounds, [table for table in tables if table.rows])


def _cells(rounds: list[Round], large: set[tuple[int, str]]) -> dict[tuple[str, int, int], Cell]:
    counts: defaultdict[tuple[str, int, int], dict[int, int]] = defaultdict(dict)
    rows = Tally.objects.filter(asked__round__in=rounds).order_by()
    columns = ("asked__group", "question__question", "asked__round", "score", "count")
    for group, question, number, score, count in rows.values_list(*columns):
        counts[group, question, number][score] = count
    return {key: cell_of(found) if (key[2], key[0]) in large else HIDDEN for key, found in counts.items()}


def _asked(group: str, question: Question, cells: dict[tuple[str, int, int], Cell]) -> bool:
    return any(key[:2] == (group, question.pk) for key in cells)


def _row(group: str, question: Question, rounds: list[Round], cells: dict[tuple[str, int, int], Cell]) -> Row:
    found = [cells.get((group, question.pk, one.pk)) for one in rounds]
    last = [cell for cell in found if cell is not None][-2:]
    return Row(
        question.text,
        found,
        trend_in_words(*last) if len(last) > 1 else "",
        question.is_reversed,
        question.key == BEST_TASKS,
    )
