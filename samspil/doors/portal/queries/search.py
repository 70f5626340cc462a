"""One search for those who work with volunteers: people, activities and workplaces within reach, at most ten of each."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.search import matching, terms
from samspil.doors.portal.queries.today.frame import Row
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import grants_for
from samspil.society.places.models import Workplace

SHOWN = 10
SHORTEST = 2  # one letter is in everything
LOOKED_AT = 500  # people; a word that fits more of them is better narrowed than sorted


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `url` is the whole list."""

    title: str
    rows: list[Row]
    url: str
    has_more: bool


def may_search(by: Actor) -> bool:
    """Say whether the person holds a duty; a volunteer has the catalogue."""
    return any(grant.duty != Duty.VOLUNTEER for grant in by.grants)


def search(by: Actor, text: str) -> list[Group]:
    """Return what matches, group by group; nothing for a word too short. One query for each group."""
    if not any(len(term) >= SHORTEST for term in terms(text)):
        return []
    groups = [_people(by, text), _activities(by, text), _workplaces(by, text)]
    return [group for group in groups if group is not None and group.rows]


def _people(by: Actor, text: str) -> Group | None:
    if not any(grant.duty != Duty.VOLUNTEER for grant in grants_for(by, Can.VOLUNTEER_VIEW)):
        return None
    # First the words, then the reach of the few that match: the other way round reads fifty thousand affiliations.
    belongs = Affiliation.objects.current().visible_to(by).filter(volunteer=OuterRef("pk"))
    rows = Volunteer.objects.active().filter(matching(text), Exists(belongs)).order_by("pk")
    found = sorted(
        rows.values_list("pk", "user__name")[:LOOKED_AT], key=lambda row: (row[1].casefold(), row[0])
    )
    shown = [Row(name, reverse("volunteers:volunteer", args=[pk])) for pk, name in found[:SHOWN]]
    return Group(_("Volunteers"), shown, _list("volunteers:directory", text), len(found) > SHOWN)


def _activities(by: Actor, text: str) -> Group:
    rows: QuerySet[Activity] = Activity.objects.visible_to(by).filter(matching(text))
    found = list(
        rows.order_by("title", "pk").values_list("pk", "title", "workplace__unit__name", "state")[: SHOWN + 1]
    )
    shown = [
        Row(
            title,
            reverse("activities:activity", args=[pk]),
            place,
            "" if state == State.PUBLISHED else str(State(state).label),
        )
        for pk, title, place, state in found[:SHOWN]
    ]
    return Group(_("Activities"), shown, _list("activities:index", text), len(found) > SHOWN)


def _workplaces(by: Actor, text: str) -> Group:
    rows = Workplace.objects.visible_to(by).filter(matching(text), unit__closed_on__isnull=True)
    found = list(
        rows.order_by("unit__name", "pk").values_list("pk", "unit__name", "unit__authority__name")[
            : SHOWN + 1
        ]
    )
    shown = [
        Row(name, reverse("places:workplace", args=[pk]), authority) for pk, name, authority in found[:SHOWN]
    ]
    return Group(_("Workplaces"), shown, _list("places:workplaces", text), len(found) > SHOWN)


def _list(name: str, text: str) -> str:
    return f"{reverse(name)}?{urlencode({'q': text})}"
