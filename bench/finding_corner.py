"""The corner that `bench.finding` measures: 50,000 volunteers with wishes, their workplaces, and citizens who wait."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

from django.db import connection

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.agreements.models import AgreementPolicy
from samspil.demo.crowd import Crowd
from samspil.demo.paperwork import make_all_ready
from samspil.everyday.requests.models import Request, RequestKind
from samspil.everyday.requests.queries.matching import next_to_ask, suggestions
from samspil.everyday.requests.queries.pulling import explanations, takeable_by
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Volunteer, Wishes
from samspil.society.places.actions import (
    describe_workplace,
    found_authority,
    open_workplace,
    place_unit,
)
from samspil.society.places.models import Site, Workplace

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


READY_PLACES = 2  # those that are measured


@dataclass
class Corner:
    activities: list[Activity]
    requests: list[Request]
    volunteer: Volunteer
    database: list[int]  # the process of our own connection, where there is one


def make(places: int, each: int, crowded: int, requests: int, at_once: int) -> Corner:
    """Fill the database; the first workplace has `crowded` volunteers, all others `each`."""
    chance = Random(7)  # noqa: S311 - invented people, no secrets
    authority = found_authority(SYSTEM, kind="region", name="Region Bænk", slug="region-baenk", code="1082")
    AgreementPolicy.objects.create(authority=authority, agreement_required=False)
    activities = [_activity(authority, n) for n in range(places)]
    crowd, since = Crowd(chance), clock.today() - timedelta(days=400)
    for place, activity in enumerate(activities):
        members = crowd.gather([activity] * (each if place else crowded), since=since)
        if place < READY_PLACES:  # nobody elsewhere is ever assessed for a request here
            make_all_ready(members, at=clock.start_of(since))
        Wishes.objects.bulk_create(
            [_wishes(one.volunteer_id, chance) for one, _activity in members], batch_size=at_once
        )
    Request.objects.bulk_create([_request(activities[n % places], n) for n in range(requests)])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    volunteer = Volunteer.objects.filter(affiliations__workplace=activities[0].workplace_id).earliest("pk")
    known = Request.objects.select_related(
        "activity__workplace__unit__authority", "activity__workplace__site", "activity__partner"
    )
    return Corner(activities, list(known.order_by("pk")[:places]), volunteer, _backend())


def questions(made: Corner) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What the pages ask."""
    crowded, usual = made.requests[0], made.requests[1]
    print(f"{Volunteer.objects.count()} volunteers, {Request.objects.count()} requests, {connection.vendor}")
    yield "suggestions, a place with 2,000 volunteers", lambda: suggestions(SYSTEM, usual)
    yield "suggestions, the place with the most", lambda: suggestions(SYSTEM, crowded)
    yield "the next five to ask, a place with 2,000", lambda: next_to_ask(usual, 5)
    yield "the next five to ask, the place with the most", lambda: next_to_ask(crowded, 5)
    yield "what one volunteer may take", lambda: takeable_by(made.volunteer)
    yield "why was I not asked? (five requests)", lambda: explanations(made.volunteer)


def _backend() -> list[int]:
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return [cursor.fetchone()[0]]


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
        may_be_called=chance.random() < 0.5,
        last_asked_at=clock.now() - timedelta(days=chance.randrange(90)) if chance.random() < 0.7 else None,
    )


def _request(activity: Activity, number: int) -> Request:
    begin = clock.now() + timedelta(hours=4 + number % 90)
    return Request(
        activity=activity,
        kind=RequestKind.COMPANY,
        asker="citizen",
        first_name="Inger",
        contact_key=f"{number:064}",
        starts_at=begin,
        ends_at=begin + timedelta(hours=1),
    )
