"""Volunteers, applications, shifts taken, and time given."""

import logging
from contextlib import suppress
from datetime import timedelta
from functools import partial
from random import Random

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import DomainError
from samspil.base.events.recording import record_by_itself
from samspil.demo.crowd import Crowd, Member, fill
from samspil.demo.events import DemoFilled
from samspil.demo.paperwork import make_all_ready
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
_OWN_SHIFTS = 7  # those of the volunteer who can be tried on, in each of her activities
_WELL_STAFFED = ("viborg-", "auh-", "limfjord-", "soeholm-", "djursland-")
_SITTERS = 8  # of the vigils where the personas work; vigils have no patterns
_KIND_REASONS = {"no_places", "times", "other_activity", "age", "paused", "not_a_match"}


def tell_volunteers(story: Story) -> None:
    """Affiliate the volunteers of the content with their activities; most are ready, some still have steps to take."""
    finished: list[Member] = []
    for number, row in enumerate(row for row in rows("people", "people") if "volunteers_at" in row):
        days = 40 + story.chance.randrange(300)
        for place in row["volunteers_at"]:
            activity = story.activities[place["activity"]]
            affiliation = _affiliate(story, story.people[row["key"]], row, activity, days=days)
            if number % _STILL_ON_THE_WAY:
                finished.append((affiliation, activity))
    profile: Row = {
        "age": 71,
        "postcode": "8800",
        "languages": ["da", "de"],
        "motivation": "Jeg har tid, og jeg kan godt lide mennesker.",
    }
    for key in ("viborg-vejviser", "viborg-patientstoette"):
        affiliation = _affiliate(story, story.people["volunteer"], profile, story.activities[key], days=190)
        with days_ago(180):
            make_ready(affiliation, story.activities[key])
        story.own.append((affiliation, story.activities[key]))
    make_all_ready(finished, at=clock.start_of(clock.today() - timedelta(days=30)))
    story.members += finished


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
        change_volunteer(
            SYSTEM,
            affiliation.volunteer,
            languages=row.get("languages", []),
            motivation=row.get("motivation", ""),
        )
        open_onboarding(
            SYSTEM,
            affiliation.volunteer,
            activity,
            affiliation=affiliation,
            due_on=clock.today() + timedelta(days=14),
        )
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
        leave_interest(
            STRANGER,
            region,
            name="Gudrun",
            phone="+4520212223",
            postcode="8800",
            message="Jeg er lige gået på pension.",
        )
    with days_ago(2):
        leave_interest(
            STRANGER,
            region,
            name="Amir",
            email="amir@example.dk",
            workplace=story.workplaces["viborg-forhal"],
        )


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
    """Let the volunteer who can be tried on take some shifts by herself."""
    first, last = (clock.start_of(clock.today() + timedelta(weeks=n)) for n in (-2, 3))
    for affiliation, activity in story.own:
        shifts = Shift.objects.filter(activity=activity, starts_at__gte=first, starts_at__lt=last).order_by(
            "starts_at"
        )
        for shift in story.chance.sample(list(shifts), k=min(_OWN_SHIFTS, len(shifts))):
            _take(shift, affiliation)
    given = SignUp.objects.filter(ends_at__lt=clock.now()).select_related(
        "shift__activity", "affiliation__workplace__unit"
    )
    for one in given:
        record_attendance(
            SYSTEM, one.shift, affiliation=one.affiliation, came_at=one.starts_at, left_at=one.ends_at
        )


def _take(shift: Shift, affiliation: Affiliation) -> None:
    """Take the shift some days before it; two at the same time are an ordinary no."""
    before = min(clock.now(), shift.starts_at - timedelta(days=5))
    with clock.stopped_at(before), suppress(DomainError):
        sign_up(actor_for(affiliation.volunteer.user), shift, volunteer_id=affiliation.volunteer_id)


def tell_crowd(story: Story) -> None:
    """Let many more come, where most people look first, and fill the rota: most shifts are staffed, some still gape."""
    with_rota = [a for a in story.activities.values() if a.state == State.PUBLISHED and a.patterns.exists()]
    places = {key: activity for key, activity in story.activities.items() if activity in with_rota}
    joined = [activity for key, activity in places.items() for _n in range(_newcomers(key, activity))]
    vigils = story.activities["viborg-vaage"]
    joined += [vigils] * _SITTERS
    day = clock.today() - timedelta(days=150)
    crowd = Crowd(story.chance).gather(joined, since=day)
    make_all_ready(crowd, at=clock.start_of(day + timedelta(days=12)))
    story.members += [(affiliation, of) for affiliation, of in crowd if of == vigils]
    shifts = Shift.objects.planned().filter(activity__in=with_rota).order_by("starts_at", "pk")
    taken = fill(list(shifts), [*story.members, *crowd], wanted=partial(_wanted, story.chance))
    record_by_itself(
        DemoFilled(subject=story.authorities["region-midtjylland"], volunteers=len(crowd), sign_ups=taken)
    )


def _newcomers(key: str, activity: Activity) -> int:
    """So many that everybody has one or two shifts a week at the places of the personas; a few elsewhere."""
    weekly = sum(pattern.places for pattern in activity.patterns.all())
    return weekly // 2 if key.startswith(_WELL_STAFFED) else min(4, weekly // 4)


def _wanted(chance: Random, shift: Shift) -> int:
    """Today and the days next to it are well staffed; the farther ahead, the more is open."""
    ahead = (clock.local(shift.starts_at).date() - clock.today()).days
    likely = 0.92 if ahead <= 2 else 0.8 if ahead <= 14 else 0.6 if ahead <= 28 else 0.3
    if chance.random() > likely:
        return chance.randrange(shift.minimum + 1) - shift.taken
    return chance.randint(max(1, shift.minimum), shift.places) - shift.taken
