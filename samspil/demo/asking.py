"""What citizens of the demonstration have asked for, who came, who keeps watch, and what went wrong on the way."""

from datetime import datetime, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.everyday.cases.actions import close_case, decide_case, open_case
from samspil.everyday.cases.models import Case
from samspil.everyday.requests.actions import cancel_request, hold_meeting, make_request, take_request
from samspil.everyday.requests.actions.companionships import (
    found_companionship,
    start_companionship,
)
from samspil.everyday.requests.models import Request
from samspil.everyday.rotas.actions import open_vigil, sign_up
from samspil.people.citizens.actions import mark_whereabouts
from samspil.people.volunteers.actions import change_wishes
from samspil.people.volunteers.models import Volunteer
from samspil.society.duties.queries import actor_for

_WISHES = ("kinds", "max_km", "may_be_called", "at_night", "private_homes")
_ASKED = ("kind", "asker", "email", "whereabouts", "message", "what", "most_kroner")


def tell_requests(story: Story) -> None:
    """Let volunteers say what they wish, citizens ask, some be met, and some say no."""
    for row in rows("requests", "wishes"):
        volunteer = Volunteer.objects.get(pk=story.people[row["person"]].pk)
        change_wishes(SYSTEM, volunteer, **{name: row[name] for name in _WISHES if name in row})
    for row in sorted(rows("requests", "requests"), key=lambda row: -row["hours"]):
        _request(story, row)
    for row in rows("requests", "no_contacts"):
        with days_ago(row["days"]):
            mark_whereabouts(SYSTEM, story.workplaces[row["workplace"]], whereabouts=row["whereabouts"])


def tell_companionships(story: Story) -> None:
    """Bring people together; soon it is time to talk about how it goes."""
    for row in rows("requests", "companionships"):
        with days_ago(row["days"]):
            companionship = found_companionship(
                SYSTEM,
                story.activities[row["activity"]],
                volunteer=_somebody(story, row["activity"]),
                first_name=row["name"],
                whereabouts=row["whereabouts"],
                review_every_months=row.get("months", 3),
            )
            if "talking" not in row:
                start_companionship(SYSTEM, companionship, citizen_agrees=True)


def tell_vigils(story: Story) -> None:
    """Keep a vigil, with watches taken and watches still wanted."""
    for row in rows("requests", "vigils"):
        activity = story.activities[row["activity"]]
        with clock.stopped_at(clock.now() - timedelta(hours=row["hours"])):
            vigil = open_vigil(SYSTEM, activity, room=row["room"])
            watches = list(vigil.watches.order_by("starts_at")[: row["watches"]])
            sitting = [affiliation for affiliation, of in story.members if of == activity]
            for affiliation in sitting:
                change_wishes(SYSTEM, affiliation.volunteer, at_night=True, may_be_called=True)
            for watch, affiliation in zip(watches[1:], sitting, strict=False):
                by = actor_for(affiliation.volunteer.user)
                sign_up(by, watch, volunteer_id=affiliation.volunteer_id)


def tell_cases(story: Story) -> None:
    """Let something go wrong, and be put right."""
    for row in rows("requests", "cases"):
        with days_ago(row["days"]):
            case = open_case(
                STRANGER,
                kind=row["kind"],
                workplace=story.workplaces[row["workplace"]],
                text=row["text"],
                name=row.get("name", ""),
            )
        if "answer" in row:
            _settle(case, row)


def _request(story: Story, row: Row) -> None:
    asked_at = clock.now() - timedelta(hours=row["hours"])
    said: Row = {name: row[name] for name in _ASKED if name in row} | _span(row)
    if "phone" in row:
        said["phone"] = f"+45{row['phone']}"
    with clock.stopped_at(asked_at):
        request = make_request(
            STRANGER,
            story.activities[row["activity"]],
            first_name=row["name"],
            citizen_agrees=row["asker"] != "citizen",
            **said,
        )
    if "cancelled" in row:
        with clock.stopped_at(asked_at + timedelta(hours=row["cancelled"])):
            cancel_request(STRANGER, request, key=request.key)
    if "found" in row or "by" in row:
        _meet(story, row, request, asked_at)


def _span(row: Row) -> dict[str, datetime]:
    if "in_hours" not in row:
        return {}
    hour = clock.now().replace(minute=0, second=0, microsecond=0)
    begins = hour + timedelta(hours=row["in_hours"])
    return {"starts_at": begins, "ends_at": begins + timedelta(hours=row.get("lasts", 1))}


def _meet(story: Story, row: Row, request: Request, asked_at: datetime) -> None:
    volunteer = (
        Volunteer.objects.get(pk=story.people[row["by"]].pk)
        if "by" in row
        else _somebody(story, row["activity"])
    )
    with clock.stopped_at(asked_at + timedelta(hours=row.get("found", 1))):
        meeting = take_request(actor_for(volunteer.user), request, volunteer=volunteer)
    if "held" in row:
        with clock.stopped_at(asked_at + timedelta(hours=row["held"])):
            hold_meeting(actor_for(volunteer.user), meeting)


def _somebody(story: Story, key: str) -> Volunteer:
    """Return one of the ready volunteers of the activity."""
    activity = story.activities[key]
    found = [affiliation.volunteer for affiliation, of in story.members if of == activity]
    return story.chance.choice(found)


def _settle(case: Case, row: Row) -> None:
    """Let one of those who read it answer, and keep what it taught."""
    reader = case.readers.select_related("user").order_by("pk").first()
    if reader is None:
        return
    by = actor_for(reader.user)
    with days_ago(row["days"] - 6):
        decide_case(by, case, outcome=row["outcome"], answer=row["answer"])
    with days_ago(row["days"] - 8):
        close_case(by, case, lesson=row["lesson"], is_nameless=True)
