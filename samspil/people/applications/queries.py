"""What other rooms and the pages ask about applications."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.applications import rules
from samspil.people.applications.flow import State
from samspil.people.applications.models import Application, Interest
from samspil.people.onboarding.models import Onboarding
from samspil.people.volunteers.models import Affiliation


def worklist(by: Actor, state: str) -> QuerySet[Application]:
    """Return the applications in the state that the actor may see, those who have waited longest first."""
    rows = Application.objects.visible_to(by).filter(state=state)
    order = ("queued_at", "pk") if state == State.WAITING else ("created_at", "pk")
    return rows.select_related("activity__workplace__unit", "activity__partner").order_by(*order)


def counts(by: Actor) -> dict[str, int]:
    """Return how many applications stand in each state, in one query."""
    rows = Application.objects.visible_to(by).order_by().values_list("state").annotate(n=Count("pk"))
    return dict.fromkeys(State.values, 0) | dict(rows)


def overdue(by: Actor) -> int:
    """Return how many have waited for a first answer longer than a week."""
    limit = clock.now() - timedelta(days=rules.ANSWER_DAYS)
    return Application.objects.visible_to(by).undecided().filter(confirmed_at__lt=limit).count()


def position(application: Application) -> int:
    """Return the place in the waiting list, counted from 1."""
    queue = Application.objects.in_queue().filter(activity=application.activity_id)
    return list(queue.values_list("pk", flat=True)).index(application.pk) + 1


def other_traces(application: Application) -> dict[str, int]:
    """Return what a coordinator should notice: other open applications of the same person, and whether they volunteer already."""
    others = Application.objects.open().filter(email=application.email).exclude(pk=application.pk)
    here = Affiliation.objects.current().filter(
        volunteer__user__email=application.email, workplace=application.activity.workplace_id
    )
    return {"other_open": others.count(), "volunteers_here": here.count()}


def participants(activity_id: int) -> QuerySet[Application]:
    """Return the accepted applications of the activity: the volunteers who belong to it."""
    return Application.objects.filter(activity=activity_id, state=State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A volunteer's own link to an activity, ready to be shared."""

    activity: Activity
    url: str


def invitations(by: Actor) -> list[Invitation]:
    """Return one invitation for each of the volunteer's own activities that takes applications now."""
    own = Onboarding.objects.current().filter(
        volunteer=by.volunteer_id or 0, volunteer__departed_on__isnull=True
    )
    open_now = Activity.objects.filter(
        Q(recruitment__isnull=True) | Q(recruitment__is_open=True),
        pk__in=own.values("activity"),
        state=ActivityState.PUBLISHED,
        workplace__is_active=True,
    )
    return [
        Invitation(activity, _address(activity, by.volunteer_id or 0))
        for activity in open_now.select_related("workplace__unit").order_by("title", "pk")[:20]
    ]


def _address(activity: Activity, volunteer_id: int) -> str:
    path = reverse("applications:apply", args=[activity.pk, activity.slug])
    return f"{settings.PUBLIC_URL}{path}?invitation={rules.invitation_code(activity.pk, volunteer_id)}"


def invited(activity: Activity) -> int:
    """Return how many have come through a volunteer's invitation: to the activity, for no single volunteer."""
    seen = Application.objects.filter(activity=activity, was_invited=True)
    return seen.exclude(state=State.UNCONFIRMED).exclude(confirmed_at=None).count()


@dataclass(frozen=True, slots=True)
class Came:
    """How many came through one link of a campaign."""

    applications: int = 0
    accepted: int = 0
    interests: int = 0

    @property
    def people(self) -> int:
        return self.applications + self.interests


def came_through(codes: Collection[str]) -> dict[str, Came]:
    """Return how many confirmed applications and how many interests bear each of the codes. Two queries, whatever the number."""
    seen = Application.objects.filter(campaign__in=codes).exclude(confirmed_at=None).order_by()
    taken = Q(state__in=[State.ACCEPTED, State.ENDED])
    applied = {
        code: (made, accepted)
        for code, made, accepted in seen.values_list("campaign").annotate(
            made=Count("pk"), accepted=Count("pk", filter=taken)
        )
    }
    left = Interest.objects.filter(campaign__in=codes).order_by().values_list("campaign")
    interests = dict(left.annotate(n=Count("pk")))
    return {code: Came(*applied.get(code, (0, 0)), interests.get(code, 0)) for code in codes}


def peer_activities(interest: Interest) -> QuerySet[Activity]:
    """Return the activities of the authority that ask for people with experience of their own, those of the place first."""
    open_now = Activity.objects.filter(
        recruitment__seeks_peers=True,
        recruitment__is_open=True,
        state=ActivityState.PUBLISHED,
        workplace__is_active=True,
        workplace__unit__authority=interest.authority_id,
    )
    here = Q(workplace=interest.workplace_id or 0)
    return open_now.alias(is_here=here).order_by("-is_here", "title", "pk").select_related("workplace__unit")
