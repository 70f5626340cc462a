"""The local community around a workplace: which groups, how many people, which neighbours, what they tell and when they meet."""

from dataclasses import dataclass

from django.db.models import Q

from samspil.base.core import clock
from samspil.doors.portal.queries.places import partners_at
from samspil.everyday.requests.models.clusters import Member
from samspil.everyday.sessions.models import Series, Session
from samspil.learning.insights.rules.hiding import is_small
from samspil.learning.recognition.models import Story
from samspil.learning.recognition.queries.stories import shelf
from samspil.people.volunteers.models import Affiliation
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

_MOST = 3


@dataclass(frozen=True, slots=True)
class Community:
    """What the page of a place tells of those around it. Groups and numbers, never a person."""

    groups: list[Partner]
    people: int  # 0 when there are none, or so few that they are not counted aloud
    neighbours: list[Workplace]
    stories: list[Story]
    sessions: list[Session]

    def __bool__(self) -> bool:
        return bool(self.groups or self.people or self.neighbours or self.stories or self.sessions)


def community_of(workplace: Workplace) -> Community:
    """Return the community of an open workplace. Five queries, however large it is."""
    own = Q(workplace=workplace) | Q(pk__in=partners_at(workplace).order_by().values("pk"))
    groups = list(Partner.objects.filter(own, ended_on=None).order_by("kind", "name", "pk"))
    volunteers = Affiliation.objects.current(clock.today()).filter(workplace=workplace)
    people = volunteers.order_by().values("volunteer").distinct().count()
    return Community(
        groups=groups,
        people=0 if is_small(people) else people,
        neighbours=_neighbours(workplace),
        stories=list(shelf(workplace=workplace)[:_MOST]),
        sessions=_sessions([group.pk for group in groups]),
    )


def _neighbours(workplace: Workplace) -> list[Workplace]:
    """Return the open workplaces with which it helps each other."""
    clusters = Member.objects.taking_part().filter(workplace=workplace, cluster__ended_at=None)
    members = Member.objects.taking_part().filter(cluster__in=clusters.order_by().values("cluster"))
    rows = Workplace.objects.public().filter(pk__in=members.order_by().values("workplace"))
    return list(rows.exclude(pk=workplace.pk).select_related("unit").order_by("unit__name", "pk"))


def _sessions(groups: list[int]) -> list[Session]:
    """Return what the groups invite everybody to next."""
    series = Series.objects.public().filter(partner__in=groups).order_by()
    rows = Session.objects.coming().filter(series__in=series.values("pk")).select_related("series__partner")
    return list(rows.order_by("starts_at", "pk")[:_MOST])
