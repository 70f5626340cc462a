"""The corner that `bench.finding` measures: 50,000 volunteers with wishes, their workplaces, citizens who wait, and those who
have found somebody; cases, and vigils.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from django.db import connection

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.agreements.models import AgreementPolicy
from samspil.demo.crowd import Crowd, Member
from samspil.demo.paperwork import make_all_ready
from samspil.everyday.cases.models.cases import Case, CaseReader
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.flow import State as RequestState
from samspil.everyday.requests.models import Companionship, Request, RequestKind
from samspil.everyday.rotas.models import Shift, Vigil
from samspil.everyday.rotas.rules.vigils import watches
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Wishes
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from samspil.society.duties.actions import assign_duty
from samspil.society.places.actions import (
    describe_workplace,
    found_authority,
    open_workplace,
    place_unit,
)
from samspil.society.places.models import Authority, Site, Unit, Workplace

TOWNS = [
    ("8800", "Viborg", 56.45, 9.40),
    ("8000", "Aarhus", 56.16, 10.20),
    ("7500", "Holstebro", 56.36, 8.62),
]
PROFILE = {
    "setting": "hospital",
    "citizens_group": "Alle",
    "about": "Her måles.",
    "opening_hours": "8-20",
    "access_rules": "Kom ind.",
    "hygiene_rules": "Vask hænder.",
    "identification": "Blå vest",
    "contact_phone": "+4570000000",
    "contact_email": "baenk@example.dk",
}


PLACES, EACH = 24, 2_000
CROWDED = 50_000 - (PLACES - 1) * EACH  # the first place has the rest
OPEN, SETTLED = 10_000, 30_000  # requests
TOGETHER, CASES, READ_BY_ONE = 5_000, 4_000, 300
READY_PLACES = 2  # those that are measured; nobody elsewhere is ever assessed
AT_ONCE = 2_000
COORDINATOR, CHIEF = "bente.baenk@example.dk", "chris.baenk@example.dk"


def is_there() -> bool:
    return Vigil.objects.exists()


def make() -> None:
    """Fill the database; the first workplace has most volunteers."""
    chance = Random(7)  # noqa: S311 - invented people, no secrets
    authority = found_authority(SYSTEM, kind="region", name="Region Bænk", slug="region-baenk", code="1082")
    AgreementPolicy.objects.create(authority=authority, agreement_required=False)
    activities = [_activity(authority, n) for n in range(PLACES)]
    members = _people(activities, chance)
    unit = activities[0].workplace.unit
    coordinator = _staff(COORDINATOR, "Bente Bænk", authority, unit=unit)
    _staff(CHIEF, "Chris Bænk", authority)
    _requests(activities)
    _companionships(members)
    _cases(activities, coordinator)
    _vigils(activities)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _people(activities: Sequence[Activity], chance: Random) -> list[Member]:
    crowd, since, everybody = Crowd(chance), clock.today() - timedelta(days=400), list[Member]()
    for place, activity in enumerate(activities):
        members = crowd.gather([activity] * (EACH if place else CROWDED), since=since)
        if place < READY_PLACES:
            make_all_ready(members, at=clock.start_of(since))
        Wishes.objects.bulk_create(
            [_wishes(one.volunteer_id, chance) for one, _activity in members], batch_size=AT_ONCE
        )
        everybody += members
    return everybody


def _staff(email: str, name: str, authority: Authority, *, unit: Unit | None = None) -> User:
    user = User.objects.create_user(email, name)
    assign_duty(SYSTEM, user, Duty.COORDINATOR, authority=authority, unit=unit, starts_on=clock.today())
    return user


def _requests(activities: Sequence[Activity]) -> None:
    soon, past = clock.now(), clock.now() - timedelta(days=300)
    rows = [_request(activities[n % PLACES], n, soon + timedelta(hours=4 + n % 90)) for n in range(OPEN)]
    settled = [
        _request(activities[n % PLACES], OPEN + n, past + timedelta(minutes=10 * n)) for n in range(SETTLED)
    ]
    for one in settled:
        one.state, one.settled_at = RequestState.DONE, one.ends_at
    Request.objects.bulk_create([*rows, *settled], batch_size=AT_ONCE)


def _companionships(members: Sequence[Member]) -> None:
    """Two hundred at each place; every tenth talk is late."""
    today, step = clock.today(), len(members) // TOGETHER
    Companionship.objects.bulk_create(
        [
            Companionship(
                workplace=activity.workplace,
                activity=activity,
                state=CompanionshipState.ACTIVE,
                first_name="Inger",
                volunteer_id=one.volunteer_id,
                started_on=today - timedelta(days=100),
                next_review_on=today + timedelta(days=n % 90 - 9),
            )
            for n, (one, activity) in enumerate(members[::step])
        ],
        batch_size=AT_ONCE,
    )


def _cases(activities: Sequence[Activity], reader: User) -> None:
    now, today = clock.now(), clock.today()
    cases = [
        Case(
            kind="conflict",
            authority_id=activity.workplace.unit.authority_id,
            workplace=activity.workplace,
            activity=activity,
            text="Her måles.",
            filer_kind="employee",
            look_by=now + timedelta(days=3),
            due_on=today + timedelta(days=n % 30),
        )
        for n in range(CASES)
        for activity in [activities[n % PLACES]]
    ]
    Case.objects.bulk_create(cases, batch_size=AT_ONCE)
    CaseReader.objects.bulk_create(
        [CaseReader(case=case, user=reader, because="coordinator") for case in cases[:READ_BY_ONE]]
    )


def _vigils(activities: Sequence[Activity]) -> None:
    """One at each place, at night, with two days of watches that lack somebody."""
    begin = clock.at(clock.today() + timedelta(days=1), time(0))
    for activity in activities:
        vigil = Vigil.objects.create(
            workplace=activity.workplace, activity=activity, room="1", starts_at=begin
        )
        spans = watches(begin, vigil.length, vigil.overlap, until=begin + timedelta(days=2))
        Shift.objects.bulk_create([_watch(vigil, *span) for span in spans])


def _watch(vigil: Vigil, begin: datetime, end: datetime) -> Shift:
    day: date = clock.local(begin).date()
    return Shift(
        activity=vigil.activity, vigil=vigil, day=day, starts_at=begin, ends_at=end, places=1, minimum=1
    )


def _activity(authority: Any, number: int) -> Activity:
    unit = place_unit(SYSTEM, authority, name=f"Bænk {number}")
    postcode, city, latitude, longitude = TOWNS[number % len(TOWNS)]
    site = Site.objects.create(
        name=f"Bænk {number}", postcode=postcode, city=city, latitude=latitude, longitude=longitude
    )
    workplace = describe_workplace(SYSTEM, unit, site=site, **PROFILE)
    open_workplace(SYSTEM, workplace)
    return Activity.objects.create(
        workplace=Workplace.objects.select_related("unit__authority", "site").get(pk=workplace.pk),
        state=State.PUBLISHED,
        published_at=clock.now(),
        kind="patient_support",
        title=f"Selskab {number}",
        slug=f"selskab-{number}",
        setting=workplace.setting,
        search_text="",
    )


def _wishes(volunteer_id: int, chance: Random) -> Wishes:
    return Wishes(
        volunteer_id=volunteer_id,
        kinds=chance.choice([[], [], ["company"], ["reading", "company"], ["escort"]]),
        on_evenings=chance.random() < 0.6,
        on_weekends=chance.random() < 0.6,
        max_km=chance.choice([None, 10, 30]),
        at_night=chance.random() < 0.3,
        may_be_called=chance.random() < 0.5,
        last_asked_at=clock.now() - timedelta(days=chance.randrange(90)) if chance.random() < 0.7 else None,
    )


def _request(activity: Activity, number: int, begin: datetime) -> Request:
    return Request(
        activity=activity,
        kind=RequestKind.COMPANY,
        asker="citizen",
        first_name="Inger",
        contact_key=f"{number:064}",
        starts_at=begin,
        ends_at=begin + timedelta(hours=1),
        created_at=begin - timedelta(days=5),
    )
