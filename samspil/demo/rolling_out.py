"""Two roll-outs of the demonstration: what is tried and decided, what departments give, and where the taskforce is heard."""

from datetime import date, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.demo import agendas
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.programmes.actions import (
    add_milestone,
    add_point,
    ask_for_hours,
    commit_hours,
    complete_step,
    decide_gate,
    draft_paper,
    found_programme,
    hold_check_in,
    join_programme,
    plan_phase,
    plan_pilot,
    reach_milestone,
    register_decisions,
    replace_member,
    seat_member,
    start_pilot,
    submit_paper,
    write_swot_entry,
)
from samspil.learning.programmes.models import DecisionPaper, Milestone, Pilot, Programme
from samspil.learning.programmes.rules.papers import Decided
from samspil.society.duties.actions import name_ambassador
from samspil.society.duties.queries import actor_for

_FILE = "programmes"
_PILOT = ("title", "tries", "measured", "pattern")


def tell_programmes(story: Story) -> None:
    """Begin the roll-outs, and let them come as far as they are today."""
    programmes: dict[str, Programme] = {}
    for row in rows(_FILE, "programmes"):
        with days_ago(row["days"]):
            programmes[row["key"]] = found_programme(
                SYSTEM,
                story.authorities[row["authority"]],
                name=row["name"],
                purpose=row["purpose"].strip(),
                goal=row["goal"],
                until=_on(story, row["until"]),
            )
    _tell_plans(story, programmes)
    _tell_team(story, programmes)
    _tell_pilots(story, programmes)
    _tell_papers(story, programmes)
    _tell_hours(story, programmes)
    agendas.tell_agendas(story, programmes)


def _on(story: Story, days: int) -> date:
    return story.today + timedelta(days=days)


def _by(story: Story, person: str) -> Actor:
    return actor_for(story.people[person])


def _tell_plans(story: Story, programmes: dict[str, Programme]) -> None:
    for row in rows(_FILE, "phases"):
        days = {"starts_on": _on(story, row["from"]), "until": _on(story, row["until"])}
        plan_phase(SYSTEM, programmes[row["programme"]], kind=row["kind"], name=row["name"], **days)
    _tell_milestones(story, programmes)
    for row in rows(_FILE, "swot"):
        write_swot_entry(
            SYSTEM,
            programmes[row["programme"]],
            kind=row["kind"],
            text=row["text"],
            measure=row.get("measure", ""),
            owner=story.people[row["owner"]] if "owner" in row else None,
            review_on=_on(story, row["review"]) if "review" in row else None,
        )
    for row in rows(_FILE, "joined"):
        with days_ago(row["days"]):
            join_programme(SYSTEM, story.workplaces[row["workplace"]], programmes[row["programme"]])
    for row in rows(_FILE, "ambassadors"):
        user, substitute = story.people[row["person"]], story.people[row["substitute"]]
        with days_ago(row["days"]):
            place = story.workplaces[row["workplace"]]
            name_ambassador(SYSTEM, place, user=user, substitute=substitute)


def _tell_milestones(story: Story, programmes: dict[str, Programme]) -> None:
    made: dict[str, Milestone] = {}
    for row in rows(_FILE, "milestones"):
        made[row["key"]] = milestone = add_milestone(
            SYSTEM,
            programmes[row["programme"]],
            title=row["title"],
            track=row["track"],
            waits_for=[made[key] for key in row.get("after", ())],
            due_on=_on(story, row["in"]),
            forecast_on=_on(story, row["forecast"] if "forecast" in row else row["in"]),
            target_percent=row.get("percent"),
        )
        if "reached" in row:
            with days_ago(-row["in"]):
                reach_milestone(SYSTEM, milestone)


def _tell_team(story: Story, programmes: dict[str, Programme]) -> None:
    for row in rows(_FILE, "team"):
        programme = programmes[row["programme"]]
        member = seat_member(
            SYSTEM,
            programme,
            user=story.people[row["person"]],
            function=row["function"],
            field=row["field"],
            starts_on=programme.starts_on,
        )
        if "replaced_by" in row:
            after = story.people[row["replaced_by"]]
            replace_member(SYSTEM, member, user=after, starts_on=_on(story, -row["replaced_days"]))


def _tell_pilots(story: Story, programmes: dict[str, Programme]) -> None:
    pilots: dict[str, Pilot] = {}
    for row in rows(_FILE, "pilots"):
        begins = _on(story, row.get("in", -row.get("days", 0)))
        with days_ago(row["planned"]):
            pilots[row["key"]] = pilot = plan_pilot(
                SYSTEM,
                programmes[row["programme"]],
                places=[story.workplaces[key] for key in row["places"]],
                starts_on=begins,
                until=begins + timedelta(days=row["lasts"]),
                check_in_weeks=row["weeks"],
                **{name: row[name] for name in _PILOT},
            )
            _take_steps(pilot, row)
        if "days" in row:
            with days_ago(row["days"]):
                start_pilot(SYSTEM, pilot)
    for row in rows(_FILE, "check_ins"):
        with days_ago(row["days"]):
            said = {"light": row["light"], "said": row["said"], "other_outcome": row.get("other", "")}
            hold_check_in(SYSTEM, pilots[row["pilot"]], **said)
    for row in rows(_FILE, "gates"):
        words = {name: row[name] for name in ("outcome", "reason", "lessons", "change") if name in row}
        with days_ago(row["days"]):
            decide_gate(SYSTEM, pilots[row["pilot"]], **words)


def _take_steps(pilot: Pilot, row: Row) -> None:
    """Take all steps, or the first ones."""
    steps = list(pilot.steps.order_by("number", "pk"))
    wanted = steps if row["steps"] == "all" else steps[: row["steps"]]
    for step in wanted:
        complete_step(SYSTEM, pilot, step, done_on=clock.today(), note=row.get("note", ""))


def _tell_papers(story: Story, programmes: dict[str, Programme]) -> None:
    for row in rows(_FILE, "papers"):
        points = [point for point in rows(_FILE, "points") if point["paper"] == row["key"]]
        with days_ago(row["days"]):
            paper = draft_paper(
                SYSTEM,
                programmes[row["programme"]],
                title=row["title"],
                body=row["body"],
                background=row["background"].strip(),
                case_number=row["case_number"],
                meeting_on=_on(story, row["meeting"] if "meeting" in row else -row["decided"]),
            )
            for point in points:
                add_point(SYSTEM, paper, title=point["title"], text=point.get("text", ""))
            submit_paper(SYSTEM, paper)
        if "decided" in row:
            with days_ago(row["decided"]):
                _decide(_by(story, row["by"]), paper, points)


def _decide(by: Actor, paper: DecisionPaper, points: list[Row]) -> None:
    decided = [
        Decided(point.pk, row["outcome"], row.get("conditions", ""), row.get("words", ""))
        for point, row in zip(paper.points.order_by("number"), points, strict=True)
    ]
    register_decisions(
        by,
        paper,
        decided=decided,
        body=paper.body,
        case_number=paper.case_number,
        decided_on=clock.today(),
    )


def _tell_hours(story: Story, programmes: dict[str, Programme]) -> None:
    for row in rows(_FILE, "asks"):
        with days_ago(row["days"]):
            ask = ask_for_hours(
                SYSTEM,
                programmes[row["programme"]],
                unit=story.units[row["unit"]],
                function=row["function"],
                purpose=row["purpose"],
                hours=row["hours"],
                starts_on=_on(story, row["from"]),
                until=_on(story, row["until"]),
            )
        if "by" in row:
            with days_ago(row["days"] - 5):
                words = row.get("words", "")
                commit_hours(_by(story, row["by"]), ask, hours=row["committed"], words=words)
