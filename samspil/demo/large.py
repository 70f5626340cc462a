"""A whole region, or several: thousands of activities with their shifts and people, written in bulk after the ordinary story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any

from django.utils.text import slugify

from samspil.base.core import clock
from samspil.base.core.search import fold
from samspil.base.events.recording import record_by_itself
from samspil.demo.agreements import agree_in_bulk
from samspil.demo.crowd import AT_ONCE, Crowd, fill
from samspil.demo.events import DemoFilled
from samspil.demo.houses import open_workplaces, register_partners
from samspil.demo.paperwork import make_all_ready
from samspil.demo.story import Story
from samspil.everyday.rotas.models import Shift
from samspil.everyday.rotas.rules import span
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, BoundaryCheck, Need, Task
from samspil.people.activities.queries.library import Template, templates
from samspil.people.activities.rules import searchable
from samspil.people.applications.flow import State as Step
from samspil.people.applications.models import Application, Recruitment
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

SHIFTS_EACH = 10  # of one activity
ACTIVITIES_EACH = 10  # at one workplace
IN_ONE_ROUND = 500  # activities, so that the memory stays small
_FIRST_WEEK = -3
_FREE = 2  # places on each shift beyond those that are taken
_HOURS = ((8, 11), (10, 13), (13, 16), (17, 20))


@dataclass(frozen=True)
class Sizes:
    """How much there shall be. Sign-ups follow: everybody is on every shift of their activity."""

    volunteers: int = 50_000
    shifts: int = 50_000

    @property
    def activities(self) -> int:
        return max(1, self.shifts // SHIFTS_EACH)


def tell_large(story: Story, sizes: Sizes) -> int:
    """Add the houses, the activities and the people; return how many sign-ups there are."""
    workplaces = open_workplaces(story, -(-sizes.activities // ACTIVITIES_EACH))
    agree_in_bulk(story, workplaces)
    partners = register_partners(workplaces)
    crowd, each = Crowd(story.chance), max(1, sizes.volunteers // sizes.activities)
    wanted = islice(_kinds(workplaces, partners), sizes.activities)
    sign_ups = 0
    while some := list(islice(wanted, IN_ONE_ROUND)):
        activities = _publish(story, some)
        sign_ups += populate(crowd, activities, people=each)
        _let_apply(crowd, activities)
    record_by_itself(
        DemoFilled(
            subject=story.authorities["region-midtjylland"], volunteers=sizes.volunteers, sign_ups=sign_ups
        )
    )
    return sign_ups


def populate(crowd: Crowd, activities: Sequence[Activity], *, people: int) -> int:
    """Give each activity so many ready volunteers and its ten shifts, one a week, with all of them on each."""
    since = clock.today() - timedelta(days=120)
    members = crowd.gather([activity for activity in activities for _n in range(people)], since=since)
    make_all_ready(members, at=clock.start_of(since + timedelta(days=20)))
    shifts = [shift for n, activity in enumerate(activities) for shift in _shifts(n, activity, people)]
    Shift.objects.bulk_create(shifts, batch_size=AT_ONCE)
    shifts.sort(key=lambda shift: shift.starts_at)
    return fill(shifts, members, wanted=lambda _shift: people)


def _shifts(number: int, activity: Activity, people: int) -> list[Shift]:
    begin, end = (time(hour) for hour in _HOURS[number % len(_HOURS)])
    monday = clock.today() - timedelta(days=clock.today().weekday())
    days = [
        monday + timedelta(weeks=week, days=number % 7)
        for week in range(_FIRST_WEEK, _FIRST_WEEK + SHIFTS_EACH)
    ]
    return [
        Shift(
            activity=activity, day=day, starts_at=at[0], ends_at=at[1], places=people + _FREE, minimum=people
        )
        for day in days
        for at in [span(day, begin, end)]
    ]


def _kinds(
    workplaces: list[Workplace], partners: dict[int, Partner]
) -> Iterator[tuple[Workplace, Template, Partner | None]]:
    """Yield what stands where: ten templates at each workplace, beginning with another one each time."""
    known = sorted(
        (t for t in templates().values() if t.access_mode == Activity.Access.DIRECT), key=lambda t: t.key
    )
    for number, workplace in enumerate(workplaces):
        for n in range(ACTIVITIES_EACH):
            yield workplace, known[(number + n) % len(known)], partners.get(workplace.pk)


def _publish(story: Story, wanted: Sequence[tuple[Workplace, Template, Partner | None]]) -> list[Activity]:
    at = clock.start_of(clock.today() - timedelta(days=130))
    leader, contact, substitute = (story.people[key] for key in ("leader", "coordinator", "employee"))
    activities = [
        _activity(*row, at=at, leader=leader, contact=contact, substitute=substitute) for row in wanted
    ]
    Activity.objects.bulk_create(activities, batch_size=AT_ONCE)
    Task.objects.bulk_create(
        (
            Task(activity=activity, text=text, may=may, position=n)
            for activity, (_workplace, template, _partner) in zip(activities, wanted, strict=True)
            for may, texts in ((True, template.may), (False, template.may_not))
            for n, text in enumerate(texts)
        ),
        batch_size=AT_ONCE,
    )
    _answer(activities, [template for _workplace, template, _partner in wanted], at)
    return activities


def _activity(
    workplace: Workplace, template: Template, partner: Partner | None, *, at: datetime, **persons: Any
) -> Activity:
    values = template.values() | {
        "setting": workplace.setting,
        "title": f"{template.title}, {workplace.unit.name}"[:80],
    }
    activity = Activity(workplace=workplace, partner=partner, state=State.PUBLISHED, **values, **persons)
    activity.slug = slugify(fold(activity.title))[:100]
    activity.insurance_statement = "Dækket af myndighedens ulykkesforsikring for frivillige."
    activity.search_text = searchable(activity)
    activity.created_at = activity.published_at = activity.changed_at = activity.scope_changed_at = at
    return activity


def _answer(activities: list[Activity], based_on: list[Template], at: datetime) -> None:
    """Each activity answers a need, has passed the boundary check, and asks for volunteers."""
    pairs = list(zip(activities, based_on, strict=True))
    BoundaryCheck.objects.bulk_create(
        BoundaryCheck(
            activity=activity,
            checked_at=at + timedelta(hours=1),
            **{name: given.answer for name, given in template.boundary.items()},
            **{f"{name}_reason": given.reason for name, given in template.boundary.items()},
        )
        for activity, template in pairs
    )
    needs = [
        Need(
            workplace=a.workplace,
            what=t.title,
            for_whom=t.target_group[:160],
            how_much="En vagt om ugen",
            source="employee",
            created_at=at,
        )
        for a, t in pairs
    ]
    Need.objects.bulk_create(needs)
    links = Activity.needs.through
    links.objects.bulk_create(links(activity=a, need=n) for a, n in zip(activities, needs, strict=True))
    Recruitment.objects.bulk_create(Recruitment(activity=activity, wanted=40) for activity in activities)


def _let_apply(crowd: Crowd, activities: Sequence[Activity]) -> None:
    """Two people ask to join each activity, and have not had their answer yet."""
    now = clock.now()
    Application.objects.bulk_create(
        Application(
            activity=activity,
            state=Step.RECEIVED,
            name=f"{crowd.chance.choice(crowd.first)} {crowd.chance.choice(crowd.last)}",
            email=f"ansoeger.{activity.pk}.{n}@example.dk",
            created_at=now - timedelta(days=n + 1, hours=1),
            confirmed_at=now - timedelta(days=n + 1),
        )
        for activity in activities
        for n in range(2)
    )
