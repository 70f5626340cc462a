"""How both sides of the demonstration have looked back: an evaluation that is done, and one that waits for the other side."""

from datetime import timedelta

from samspil.base.core.actor import SYSTEM, Actor
from samspil.compact.agreements.models import Agreement
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.insights.actions import answer_evaluation, open_evaluation
from samspil.learning.insights.actions.answering import Told
from samspil.learning.insights.models import Evaluation, Voice
from samspil.learning.insights.queries.asked import people_of
from samspil.people.activities.models import Activity
from samspil.society.duties.queries import actor_for


def tell_evaluations(story: Story) -> None:
    """Ask both sides how it has been, and let those answer who have."""
    for row in rows("evaluations", "evaluations"):
        with days_ago(row["opened"]):
            evaluation = open_evaluation(
                SYSTEM,
                _about(story, row),
                first_on=story.today - timedelta(days=row["since"]),
                last_on=story.today - timedelta(days=row["until"]),
            )
        for said in row["answers"]:
            with days_ago(said["days"]):
                answer_evaluation(
                    _who(story, evaluation, said["by"]),
                    evaluation,
                    outcomes=[Told(**outcome) for outcome in said["outcomes"]],
                    advice=said["advice"],
                    keep=said.get("keep", ""),
                    change=said.get("change", ""),
                )


def _about(story: Story, row: Row) -> Agreement | Activity:
    if "activity" in row:
        return story.activities[row["activity"]]
    held = Agreement.objects.in_force(story.today).select_related("workplace__unit", "partner")
    return held.get(workplace=story.workplaces[row["agreement"]], partner=story.partners[row["partner"]])


def _who(story: Story, evaluation: Evaluation, key: str) -> Actor:
    """Return the person with the key, or whoever leads the association."""
    found = people_of(evaluation, Voice.ASSOCIATION)[0] if key == "association" else story.people[key]
    return actor_for(found)
