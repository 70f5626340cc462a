"""Volunteers, applications, shifts taken, and time given."""

import logging
from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import DomainError
from samspil.demo.readying import make_ready
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.everyday.rotas.actions import record_attendance, sign_up
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.applications.actions import (
    accept_application,
    apply_to_activity,
    confirm_application,
    decline_application,
    leave_interest,
    put_on_waiting_list,
    withdraw_application,
)
from samspil.people.applications.models import Application
from samspil.people.onboarding.actions import open_onboarding
from samspil.people.volunteers.actions import change_volunteer, take_on_volunteer
from samspil.people.volunteers.models import Affiliation
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for

log = logging.getLogger("samspil.demo")
_STILL_ON_THE_WAY = 7  # every so many volunteers still have steps to take
_KIND_REASONS = {"no_places", "times", "other_activity", "age", "paused", "not_a_match"}


def tell_volunteers(story: Story) -> None:
    """Affiliate the volunteers with their activities and bring most of them all the way to ready."""
    for number, row in enumerate(row for row in rows("people", "people") if "volunteers_at" in row):
        user = story.people[row["key"]]
        days = 40 + story.chance.randrange(300)
        for place in row["volunteers_at"]:
            affiliation = _affiliate(story, user, row, story.activities[place["activity"]], days=days)
            if number % _STILL_ON_THE_WAY:
                _ready(affiliation, story.activities[place["activity"]], days=days - 9)
    jytte = story.people["volunteer"]
    profile: Row = {"age": 71, "postcode": "8800", "languages": ["da", "de"], "motivation": "Jeg har tid, og jeg kan godt lide mennesker."}
    for key in ("viborg-vejviser", "viborg-patientstoette"):
        _ready(_affiliate(story, jytte, profile, story.activities[key], days=190), story.activities[key], days=180)


def _ready(affiliation: Affiliation, activity: Activity, *, days: int) -> None:
    with days_ago(days):
        make_ready(affiliation, activity)


def _affiliate(story: Story, user: User, row: Row, activity: Activity, *, days: int) -> Affiliation:
    with days_ago(days):
        affiliation = take_on_volunteer(
            SYSTEM,
            activity.workplace,
            name=user.name,
            email=user.email,
            partner=activity.partner,
            birth_year=clock.today().year - row["age"],
            phone=f"+45{20_000_000 + story.chance.randrange(9_999_999)}",
            postcode=row.get("postcode", ""),
        )
        change_volunteer(SYSTEM, affiliation.volunteer, languages=row.get("languages", []), motivation=row.get("motivation", ""))
        open_onboarding(SYSTEM, affiliation.volunteer, activity, affiliation=affiliation, due_on=clock.today() + timedelta(days=14))
    story.affiliations.append((affiliation, activity))
    return affiliation


def tell_applications(story: Story) -> None:
    """Let people apply, each so many days ago, and let some have their answer."""
    for row in sorted(rows("applications", "applications"), key=lambda row: -row["days_ago"]):
        activity = story.activities[row["activity"]]
        if activity.state != State.PUBLISHED:
            continue
        try:
            _apply(row, activity)
        except DomainError as refused:
            log.warning("an application of the demonstration is left out: %s", refused)
    region = story.authorities["region-midtjylland"]
    with days_ago(9):
        leave_interest(STRANGER, region, name="Gudrun", phone="+4520212223", postcode="8800", message="Jeg er lige gået på pension.")
    with days_ago(2):
        leave_interest(STRANGER, region, name="Amir", email="amir@example.dk", workplace=story.workplaces["viborg-forhal"])


def _apply(row: Row, activity: Activity) -> None:
    with days_ago(row["days_ago"]):
        application = apply_to_activity(
            STRANGER,
            activity,
            name=row["name"],
            email=row["email"],
            birth_year=clock.today().year - row["age"],
            message=row.get("motivation", ""),
        )
        confirm_application(STRANGER, application, key=application.key)
    with days_ago(max(row["days_ago"] - 2, 0), 14):
        _answer(row, application)


def _answer(row: Row, application: Application) -> None:
    by = actor_for(application.activity.contact) if application.activity.contact else SYSTEM
    state = row["state"]
    if state == "accepted":
        accept_application(by, application, starts_on=clock.today() + timedelta(days=4))
    elif state == "waiting":
        put_on_waiting_list(by, application)
    elif state == "declined":
        known = row.get("reason", "") in _KIND_REASONS
        note = "" if known else row.get("reason", "")
        decline_application(by, application, reason=row["reason"] if known else "other_activity", note=note)
    elif state == "withdrawn":
        withdraw_application(STRANGER, application, key=application.key)


def tell_shifts(story: Story) -> None:
    """Let the ready volunteers take shifts: those of the past weeks were given, some of the coming ones still gape."""
    first = clock.start_of(clock.today() - timedelta(weeks=3))
    last = clock.start_of(clock.today() + timedelta(weeks=3))
    for affiliation, activity in story.affiliations:
        shifts = Shift.objects.filter(activity=activity, starts_at__gte=first, starts_at__lt=last).order_by("starts_at")
        is_jytte = affiliation.volunteer_id == story.people["volunteer"].pk
        share = 0.35 if is_jytte else 0.45
        for shift in shifts:
            if story.chance.random() < share:
                _take(shift, affiliation)
    for sign_up_row in SignUp.objects.filter(ends_at__lt=clock.now()).select_related("shift__activity", "affiliation__workplace__unit"):
        shift = sign_up_row.shift
        record_attendance(SYSTEM, shift, affiliation=sign_up_row.affiliation, came_at=shift.starts_at, left_at=shift.ends_at)


def _take(shift: Shift, affiliation: Affiliation) -> None:
    """Take the shift some days before it; a closed gate or a full shift is an ordinary no."""
    before = min(clock.now(), shift.starts_at - timedelta(days=5))
    with clock.stopped_at(before):
        try:
            sign_up(actor_for(affiliation.volunteer.user), shift, volunteer_id=affiliation.volunteer_id)
        except DomainError:
            return
