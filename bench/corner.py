"""The corner of the database that is measured: the same pages in the small and in the large one, and sessions to read them.

Runs as a process of its own (`python -m bench.corner`), with the settings of a local machine; writes JSON to standard output.
"""

import json
import sys
from collections.abc import Callable
from datetime import time, timedelta
from random import Random
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django first
from django.db import connection, transaction  # noqa: E402
from django.db.models import Count, F, Q  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench.sessions import session_of  # noqa: E402
from samspil.base.core import clock  # noqa: E402
from samspil.base.core.actor import SYSTEM  # noqa: E402
from samspil.demo.crowd import Crowd, fill  # noqa: E402
from samspil.demo.paperwork import make_all_ready  # noqa: E402
from samspil.everyday.rotas.actions import make_feed  # noqa: E402
from samspil.everyday.rotas.models import Shift  # noqa: E402
from samspil.everyday.rotas.rules import span  # noqa: E402
from samspil.people.activities.flow import State  # noqa: E402
from samspil.people.activities.models import Activity  # noqa: E402
from samspil.society.access.matrix import Duty  # noqa: E402
from samspil.society.accounts.models import User  # noqa: E402
from samspil.society.duties.actions import assign_duty  # noqa: E402
from samspil.society.duties.queries import actor_for  # noqa: E402
from samspil.society.places.actions import describe_workplace, open_workplace, place_unit  # noqa: E402
from samspil.society.places.models import Authority, Site, Workplace  # noqa: E402

ROUNDS, RIVALS, PLACES = 1_000, 24, 3
BOARD_ACTIVITIES, SHIFTS_EACH, PEOPLE_EACH = 10, 10, 10


def main() -> None:
    """Print what the measurement needs to know, or (`prove`) whether a shift was overbooked."""
    if sys.argv[1:] == ["prove"]:
        print(json.dumps(_proof()))
        return
    with transaction.atomic():
        made = _make()
    made["pages"] = {name: page | _look(page) for name, page in made["pages"].items()}
    print(json.dumps(made))


def _make() -> dict[str, Any]:
    authority = Authority.objects.get(slug="region-midtjylland")
    workplace = _workplace(authority)
    coordinator = User.objects.create_user(f"bench.{User.objects.count()}@example.dk", "Bente Bænk")
    assign_duty(
        SYSTEM,
        coordinator,
        Duty.COORDINATOR,
        authority=authority,
        unit=workplace.unit,
        starts_on=clock.today(),
    )
    administrator = User.objects.get(name="Anne Kristensen")
    crowd = Crowd(Random(7))  # noqa: S311 - invented people, no secrets
    board = [_activity(workplace, n) for n in range(BOARD_ACTIVITIES)]
    volunteer = _staff_the_week(crowd, board)
    race = _race(crowd, workplace)
    key, reader = session_of(volunteer), actor_for(volunteer)
    token = make_feed(reader, volunteer.volunteer)
    staff, chief = session_of(coordinator), session_of(administrator)
    shown = board[0]
    page: Callable[..., dict[str, Any]] = _page
    return {
        "race": race,
        "pages": {
            "catalogue": page(reverse("portal:find"), goal=12, goal_304=1.5),
            "catalogue, signed in": page(reverse("portal:find"), key, goal=20),
            "coming shifts": page(reverse("portal:shifts"), goal=12, goal_304=1.5),
            "coming shifts, signed in": page(reverse("portal:shifts"), key, goal=20),
            "activity, 10 shifts and 100 sign-ups": page(
                reverse("portal:activity", args=[shown.pk, shown.slug]), key, goal=18
            ),
            "my day": page(reverse("portal:today"), key, goal=12),
            "my shifts": page(reverse("rotas:mine"), key, goal=12),
            "week board": page(f"{reverse('rotas:board')}?uge={_next_week()}", staff, goal=90),
            "people search": page(f"{reverse('volunteers:directory')}?q=kirsten", chief, goal=25),
            "iCal feed": page(reverse("rotas:feed", args=[token]), goal=6, goal_304=2),
        },
    }


def _page(path: str, session: str = "", *, goal: float, goal_304: float = 0) -> dict[str, Any]:
    return {"path": path, "session": session, "goal": goal, "goal_304": goal_304}


def _next_week() -> str:
    year, week, _day = (clock.today() + timedelta(weeks=1)).isocalendar()
    return f"{year}-{week:02}"


def _workplace(authority: Authority) -> Workplace:
    unit = place_unit(SYSTEM, authority, name="Bænken")
    site = Site.objects.exclude(city="").order_by("pk").first()
    profile = {
        "setting": "hospital",
        "citizens_group": "Alle",
        "about": "Her måles.",
        "opening_hours": "8-20",
    }
    more = {
        "access_rules": "Kom ind.",
        "hygiene_rules": "Vask hænder.",
        "identification": "Blå vest",
        "contact_phone": "+4570000000",
    }
    workplace = describe_workplace(
        SYSTEM, unit, site=site, contact_email="baenk@example.dk", **profile, **more
    )
    open_workplace(SYSTEM, workplace)
    return Workplace.objects.select_related("unit__authority", "site").get(pk=workplace.pk)


def _activity(workplace: Workplace, number: int) -> Activity:
    now = clock.now() - timedelta(days=100)
    return Activity.objects.create(
        workplace=workplace,
        state=State.PUBLISHED,
        published_at=now,
        title=f"Måling {number}",
        slug=f"maaling-{number}",
        summary="Ti vagter om ugen og ti frivillige på hver.",
        setting=workplace.setting,
        on_weekdays=True,
        search_text=f"maaling {number}",
    )


def _staff_the_week(crowd: Crowd, board: list[Activity]) -> User:
    """A hundred shifts next week with ten volunteers each; return one of the volunteers."""
    since = clock.today() - timedelta(days=90)
    members = crowd.gather([activity for activity in board for _n in range(PEOPLE_EACH)], since=since)
    make_all_ready(members, at=clock.start_of(since))
    today = clock.today()
    monday = today - timedelta(days=today.weekday())
    shifts = []
    for activity in board:
        for n in range(SHIFTS_EACH):
            day = monday + timedelta(days=7 + n // 2)
            begin, end = span(day, time(8 + 4 * (n % 2)), time(11 + 4 * (n % 2)))
            shifts.append(
                Shift(activity=activity, day=day, starts_at=begin, ends_at=end, places=12, minimum=8)
            )
    Shift.objects.bulk_create(shifts)
    fill(sorted(shifts, key=lambda shift: shift.starts_at), members, wanted=lambda _shift: PEOPLE_EACH)
    return members[0][0].volunteer.user


def _race(crowd: Crowd, workplace: Workplace) -> dict[str, Any]:
    """A shift for each round, with three places, and 24 people who all want one."""
    activity = _activity(workplace, 99)
    since = clock.today() - timedelta(days=90)
    members = crowd.gather([activity] * RIVALS, since=since)
    make_all_ready(members, at=clock.start_of(since))
    begin = clock.now() + timedelta(days=40)  # not in the week of the board
    shifts = [
        Shift(
            activity=activity, day=at.date(), starts_at=at, ends_at=at + timedelta(minutes=30), places=PLACES
        )
        for n in range(ROUNDS)
        for at in [begin + timedelta(hours=n)]
    ]
    Shift.objects.bulk_create(shifts)
    paths = [reverse("rotas:join", args=[shift.pk]) for shift in shifts]
    return {"paths": paths, "sessions": [session_of(member.volunteer.user) for member, _activity in members]}


def _look(page: dict[str, Any]) -> dict[str, Any]:
    """Count the queries and the bytes of a page, once its templates are compiled."""
    client, asked = Client(headers={"host": settings.ALLOWED_HOSTS[0]}), list[str]()
    if page["session"]:
        client.cookies[settings.SESSION_COOKIE_NAME] = page["session"]

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    client.get(page["path"])
    with connection.execute_wrapper(count):
        answer = client.get(page["path"])
    if answer.status_code != 200:
        sys.exit(f"{page['path']} answers {answer.status_code}")
    return {"queries": len(asked), "bytes": len(answer.content)}


def _proof() -> dict[str, int]:
    shifts = Shift.objects.filter(activity__slug="maaling-99").annotate(
        people=Count("sign_ups", filter=Q(sign_ups__state="taken"))
    )
    return {
        "rounds": shifts.count(),
        "full": shifts.filter(people=PLACES).count(),
        "overbooked": shifts.filter(people__gt=F("places")).count(),
        "miscounted": shifts.exclude(people=F("taken")).count(),
    }


if __name__ == "__main__":
    main()
