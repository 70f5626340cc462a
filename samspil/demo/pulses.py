"""What people of the demonstration have been asked, and what they answered without a name."""

from datetime import timedelta
from random import Random

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.compact.dialogue.models import Idea
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.surveys.actions import (
    answer_round,
    close_round,
    invite_some,
    open_outcome_round,
    open_panel,
    open_round,
)
from samspil.learning.surveys.models import Asked, Question, Round


def tell_surveys(story: Story) -> None:
    """Let places ask, people answer, and reports be ready."""
    chance = Random(2027)  # the same answers every time
    for row in rows("surveys", "rounds"):
        _round(story, row, chance)
    for row in rows("surveys", "panels"):
        _panel(row, chance)
    for row in rows("surveys", "visits"):
        with days_ago(row["days"]):
            of = open_outcome_round(SYSTEM, story.workplaces[row["workplace"]])
            _answers(of, row, chance)
        with clock.stopped_at(min(clock.now(), clock.start_of(of.ends_on + timedelta(days=1)))):
            close_round(SYSTEM, of)


def _round(story: Story, row: Row, chance: Random) -> None:
    workplace = story.workplaces[row["workplace"]]
    questions = Question.objects.in_use().filter(authority=workplace.unit.authority, kind=row["kind"])
    groups = list(row["scores"]) if row["kind"] == "experience" else ["volunteers", "employees"]
    with days_ago(row["opened"]):
        of = open_round(
            SYSTEM,
            workplace,
            kind=row["kind"],
            title=row["title"],
            groups=groups,
            questions=list(questions),
            ends_on=clock.today() + timedelta(days=row.get("days", 14)),
        )
        while "closed" not in row and invite_some(SYSTEM, of):
            pass
        _answers(of, row, chance)
    if "closed" in row:
        with days_ago(row["closed"]):
            close_round(SYSTEM, of)


def _panel(row: Row, chance: Random) -> None:
    idea = Idea.objects.select_related("workplace__unit", "authority").get(title=row["idea"])
    with days_ago(row["opened"]):
        groups = ["citizens", "relatives", "potential"]
        ends_on = clock.today() + timedelta(days=row["days"])
        of = open_panel(SYSTEM, idea, groups=groups, ends_on=ends_on, intro=idea.text)
        _answers(of, row, chance)


def _answers(of: Round, row: Row, chance: Random) -> None:
    asked = list(of.questions.select_related("question"))
    for one in Asked.objects.filter(round=of, group__in=row["scores"]):
        own = [(entry.pk, entry.question.key) for entry in asked if one.group in entry.question.groups]
        for number, about in enumerate(row["scores"][one.group]):
            said = {pk: max(1, min(5, about + chance.choice((-1, 0, 0, 0, 1)))) for pk, _key in own}
            said |= {
                pk: row["best_tasks"][one.group][number]
                for pk, key in own
                if key in row and one.group in row[key]
            }
            words, tasks = _line(row, "words", one.group, number), _line(row, "tasks", one.group, number)
            answer_round(STRANGER, one, scores=said, words=words, tasks=tasks, key=one.key)


def _line(row: Row, name: str, group: str, number: int) -> str:
    lines: list[str] = row.get(name, {}).get(group, [])
    return lines[number] if number < len(lines) else ""
