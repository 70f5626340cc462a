"""Needs and activities, from draft to published, through the same gate as everybody's."""

import logging
from datetime import time, timedelta
from typing import Any

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import DomainError
from samspil.demo.story import Row, Story, rows
from samspil.everyday.rotas.actions import make_pattern
from samspil.people.activities.actions import (
    accept_start,
    answer_boundary_check,
    describe_activity,
    draft_activity,
    link_needs,
    name_responsibles,
    pause_activity,
    publish_activity,
    publish_material,
    register_need,
    tag_activity,
)
from samspil.people.activities.models import Activity
from samspil.people.activities.queries.goals import goals_to_choose
from samspil.people.activities.queries.library import template_of
from samspil.people.activities.queries.people import possible_contacts, possible_leaders
from samspil.people.activities.rules.readiness import has_started, may_accept, start_readiness
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from samspil.society.places.models import Workplace

log = logging.getLogger("samspil.demo")
_WELCOME = (
    "Meld dig hos personalet, når du kommer, og tag din vest på. Spørg altid borgeren først, og sig til, når du går. "
    "Er du i tvivl om noget, så spørg den ansatte, der står nærmest."
)
_ACCEPTED = (
    "Vi begynder med få frivillige. Personalet har hørt om dem på morgenmødet, og den side, som alle ansatte skal læse, "
    "er færdig inden den første måned er gået."
)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKS_BACK = 3


def draft_activities(story: Story) -> None:
    """Draft, describe and check the activities, each with the need that it answers. The committees hear of them."""
    for row in rows("activities", "activities"):
        story.activities[row["key"]] = _tell(story, row)


def publish_activities(story: Story) -> None:
    """Publish those that are more than a draft, when the committees have spoken of them."""
    for row in rows("activities", "activities"):
        if row["state"] != "draft":
            _publish(story, story.activities[row["key"]], row)


def _tell(story: Story, row: Row) -> Activity:
    workplace, partner = story.workplaces[row["workplace"]], story.partners.get(row.get("partner", ""))
    activity = draft_activity(SYSTEM, workplace, template=row["based_on"], partner=partner)
    describe_activity(
        SYSTEM,
        activity,
        title=row["title"],
        meeting_point=row["meeting_point"],
        insurance_statement="Dækket af myndighedens ulykkesforsikring for frivillige.",
        decision_reference=row.get("decision_reference", ""),
    )
    need = register_need(SYSTEM, workplace, **row["need"])
    link_needs(SYSTEM, activity, needs=[need])
    boundary = template_of(row["based_on"]).boundary
    answers: dict[str, Any] = {name: answer.answer for name, answer in boundary.items()}
    answers |= {f"{name}_reason": answer.reason for name, answer in boundary.items()}
    answer_boundary_check(SYSTEM, activity, **answers)
    _name(story, activity, row)
    _tag(activity, row["based_on"])
    return activity


def _tag(activity: Activity, based_on: str) -> None:
    """Give it those of the goals for activities of its sort that its authority has; some authorities have none."""
    sorts = [row for row in rows("frameworks", "goals") if based_on in row["activities"]]
    wanted = {code for row in sorts for code in row["goals"]}
    goals = [goal for goal in goals_to_choose(activity) if goal.code in wanted]
    if goals:
        tag_activity(SYSTEM, activity, goals=goals)


def _name(story: Story, activity: Activity, row: Row) -> None:
    leaders, contacts = list(possible_leaders(activity)), list(possible_contacts(activity))
    leader = _wanted(story, [row["leader"]], leaders)
    contact = _wanted(story, [row["contact"]], contacts)
    substitute = _wanted(story, row["substitutes"], [person for person in contacts if person != contact])
    if leader and contact and substitute:
        name_responsibles(SYSTEM, activity, leader=leader, contact=contact, substitute=substitute)


def _wanted(story: Story, keys: list[str], possible: list[User]) -> User | None:
    named = [story.people[key] for key in keys if story.people.get(key) in possible]
    return next(iter(named or possible), None)


def _publish(story: Story, activity: Activity, row: Row) -> None:
    activity.refresh_from_db()
    by = actor_for(activity.leader) if activity.leader else SYSTEM
    _prepare(by, activity.workplace)
    gate = publish_activity(by, activity)
    if not gate:
        log.warning(
            "an activity of the demonstration stays a draft: %s", "; ".join(str(r) for r in gate.reasons)
        )
        return
    if row["state"] == "paused":
        pause_activity(by, activity)


def _prepare(by: Actor, workplace: Workplace) -> None:
    """Let the place have something to read before its first activity, and its leader answer for what else is missing."""
    if has_started(workplace):
        return
    publish_material(SYSTEM, workplace, title="Velkommen som frivillig", audience="volunteers", text=_WELCOME)
    readiness = start_readiness(workplace)
    if not readiness and may_accept(by, workplace, readiness):
        accept_start(by, workplace, reason=_ACCEPTED)


def tell_rotas(story: Story) -> None:
    """Make the weekly patterns, from three weeks back, so that there is something to look back on."""
    first = clock.today() - timedelta(weeks=_WEEKS_BACK)
    for row in rows("activities", "activities"):
        activity = story.activities[row["key"]]
        activity.refresh_from_db()
        for pattern in row.get("patterns", []):
            try:
                make_pattern(
                    SYSTEM,
                    activity,
                    weekdays=[_DAYS.index(pattern["weekday"])],
                    starts=time.fromisoformat(pattern["start"]),
                    ends=time.fromisoformat(pattern["end"]),
                    places=pattern["places"],
                    minimum=pattern["minimum"],
                    valid_from=first,
                    label=pattern.get("what", ""),
                )
            except DomainError as refused:
                log.warning("a pattern of the demonstration is left out: %s", refused)
