"""How people have been reached in the demonstration: campaigns and who came, what is planned, and what the press told."""

from datetime import date, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM, Actor
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.outreach.actions import (
    add_outlet,
    add_way,
    close_campaign,
    complete_message,
    note_mention,
    plan_campaign,
    plan_message,
    start_campaign,
)
from samspil.learning.outreach.models import Campaign, Home, Outlet
from samspil.people.applications.actions import answer_interest, leave_interest
from samspil.society.duties.queries import actor_for

_CAMPAIGN = ("name", "audience", "breadth", "text_da", "text_en", "picture")
_WAY = ("channel", "language", "where", "cost_kroner", "reach")
_REFLECTION = ("reached", "missed", "next_time", "result")


def tell_outreach(story: Story) -> None:
    """Let campaigns be run, people come, things be planned, and the press write."""
    campaigns = {row["key"]: _campaign(story, row) for row in rows("outreach", "campaigns")}
    for row in rows("outreach", "messages"):
        _message(story, row, campaigns.get(row.get("campaign", "")))
    outlets = {row["name"]: _outlet(story, row) for row in rows("outreach", "outlets")}
    for row in rows("outreach", "mentions"):
        _mention(story, row, outlets[row["outlet"]])


def _campaign(story: Story, row: Row) -> Campaign:
    by, begins = _by(story, row), _day(story, row)
    with days_ago(row["days"]):
        made = plan_campaign(
            by,
            _home(story, row),
            starts_on=begins,
            until=begins + timedelta(days=row["length"]),
            activity=story.activities.get(row.get("activity", "")),
            **{name: row[name] for name in _CAMPAIGN if name in row},
        )
        ways = [
            (add_way(by, made, **{key: way[key] for key in _WAY if key in way}), way) for way in row["ways"]
        ]
        if "closed" in row or "running" in row:
            start_campaign(by, made)
    for way, said in ways:
        for number, name in enumerate(said.get("interests", [])):
            _interest(made, way.code, name, days=max(row["days"] - 3 - number, 1), answered="closed" in row)
    if "closed" in row:
        with days_ago(row["closed"]):
            close_campaign(by, made, **{name: row[name] for name in _REFLECTION})
    return made


def _interest(campaign: Campaign, code: str, name: str, *, days: int, answered: bool) -> None:
    with days_ago(days):
        left = leave_interest(
            STRANGER,
            campaign.authority,
            name=name,
            email=f"{code}-{days}@example.dk",
            workplace=campaign.workplace,
            campaign=code,
        )
    if answered:
        with days_ago(days - 1):
            answer_interest(SYSTEM, left)


def _message(story: Story, row: Row, campaign: Campaign | None) -> None:
    by = _by(story, row)
    with days_ago(row.get("days", 1)):
        planned = plan_message(
            by,
            _home(story, row),
            audience=row["audience"],
            message=row["message"],
            channel=row["channel"],
            due_on=story.today + timedelta(days=row["in_days"]),
            responsible=story.people[row["responsible"]],
            campaign=campaign,
        )
    if "done" in row:
        with days_ago(-row["in_days"]):
            complete_message(by, planned)


def _outlet(story: Story, row: Row) -> Outlet:
    details = {key: row[key] for key in ("area", "email", "phone", "website", "note") if key in row}
    with days_ago(100):
        return add_outlet(_by(story, row), _home(story, row), name=row["name"], kind=row["kind"], **details)


def _mention(story: Story, row: Row, outlet: Outlet) -> None:
    with days_ago(row["days"] - 1):
        note_mention(
            _by(story, row),
            _home(story, row),
            outlet=outlet,
            title=row["title"],
            url=row["url"],
            published_on=clock.today(),
            consent=row["consent"],
            note=row.get("note", ""),
        )


def _by(story: Story, row: Row) -> Actor:
    return actor_for(story.people[row["by"]])


def _home(story: Story, row: Row) -> Home:
    workplace = story.workplaces.get(row["home"])
    if workplace is not None:
        return Home(workplace.unit.authority, workplace=workplace)
    return Home(story.authorities[row["home"]])


def _day(story: Story, row: Row) -> date:
    """Return the day on which the campaign begins: as many days ago as it was prepared, or in as many to come."""
    return story.today + timedelta(days=row.get("in_days", -row["days"]))
