"""Somebody near you would like company: what a volunteer may take, and why they were not asked for something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.kept import kept
from samspil.everyday.requests.flow import LIVE, WANTING, State
from samspil.everyday.requests.models import (
    CONSENT_VERSION,
    LivedExperience,
    Meeting,
    PeerWish,
    Question,
    Request,
    RequestKind,
    Silence,
    Standby,
)
from samspil.everyday.requests.models.requests import RequestQuerySet
from samspil.everyday.requests.queries.gates import reasons_against, wishes_of
from samspil.everyday.requests.queries.matching import points_of, ranks_of
from samspil.everyday.requests.rules.ranking import distance
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.onboarding.queries import readiness_for
from samspil.people.onboarding.rules import Readiness
from samspil.people.onboarding.rules.evidence import NEEDED
from samspil.people.volunteers.models import Affiliation, Volunteer, Wishes
from samspil.society.places.models import Setting

SHOWN, READ, EXPLAINED = 30, 200, 3
Ready = Mapping[tuple[int, int], Readiness]  # by volunteer and activity
_SHOWN = ("activity__workplace__unit", "activity__workplace__site", "activity__partner")
_LISTED = ("activity", "kind", "state", "starts_at", "ends_at", "created_at", "language")
_OF_ACTIVITIES = (
    *NEEDED,
    *("slug", "partner__name", "workplace__unit__name", "workplace__unit__path"),
    *(f"workplace__site__{name}" for name in ("postcode", "latitude", "longitude")),
)


@dataclass(frozen=True, slots=True)
class Takeable:
    """What is shown of a request before somebody takes it: what, where, when. Never who."""

    request: Request
    km: float | None


@dataclass(frozen=True, slots=True)
class Answer:
    """Why somebody was, or was not, asked."""

    request: Request
    sentences: list[str]


def wanted_near(volunteer: Volunteer) -> list[Request]:
    """Return the needs at the volunteer's own places that they have time and a wish for, whether they are ready or not.

    Two queries: many needs, at few activities.
    """
    rows = _wanted_near(volunteer.pk, clock.today(), clock.now())
    known = tuple({row.activity_id for row in rows})
    activities = {one.pk: one for one in _activities(known)} if known else {}
    for row in rows:
        row.activity = activities[row.activity_id]
    return rows


@kept
def _activities(ids: tuple[int, ...]) -> QuerySet[Activity]:
    rows = Activity.objects.filter(pk__in=ids).select_related("workplace__unit", "workplace__site", "partner")
    return rows.only(*_OF_ACTIVITIES).order_by("pk")


def takeable_by(
    volunteer: Volunteer, rows: Sequence[Request] | None = None, ready: Ready | None = None
) -> list[Takeable]:
    """Return what the volunteer may take now, the soonest first, and the nearest of what is as soon.

    Ready today is what counts for the list; the day itself is asked when somebody says yes. The number of queries does not
    grow with the requests. Who has read `wanted_near`, and how ready the volunteer is for their activities, hands it over.
    """
    rows = wanted_near(volunteer) if rows is None else rows
    if not rows:
        return []
    activities = list({row.activity_id: row.activity for row in rows}.values())
    if ready is None:
        ready = readiness_for([(volunteer.pk, activity) for activity in activities], clock.today())
    away, limit = _distances(volunteer, activities), wishes_of(volunteer).max_km
    found = [
        Takeable(row, away.get(row.activity_id))
        for row in rows
        if not ready[volunteer.pk, row.activity_id].reasons
    ]
    near = [row for row in found if limit is None or row.km is None or row.km <= limit]
    return sorted(near, key=_soonest_then_nearest)[:SHOWN]


def may_see(volunteer: Volunteer) -> QuerySet[Request]:
    """Return the requests whose what, where and when the volunteer may read: near them, or theirs already."""
    theirs = (
        Q(Exists(Meeting.objects.filter(request=OuterRef("pk"), volunteer=volunteer, state__in=LIVE)))
        | Q(Exists(Standby.objects.filter(request=OuterRef("pk"), volunteer=volunteer)))
        | Q(Exists(Question.objects.filter(request=OuterRef("pk"), volunteer=volunteer)))
    )
    near = _at_their_places(volunteer.pk, clock.today()).filter(state__in=[*WANTING, State.FOUND])
    return Request.objects.filter(theirs | Q(pk__in=near.values("pk"))).select_related(*_SHOWN)


def explanations(volunteer: Volunteer) -> list[Answer]:
    """Return, for the needs at the volunteer's own places, why they were or were not asked. The newest three."""
    return [Answer(row, explain(volunteer, row)) for row in _newest(volunteer.pk, clock.today())]


@kept
def _newest(volunteer: int, day: date) -> QuerySet[Request]:
    rows = _at_their_places(volunteer, day).wanting().select_related(*_SHOWN)
    return rows.order_by("-created_at", "-pk")[:EXPLAINED]


def explain(volunteer: Volunteer, request: Request) -> list[str]:
    """Say to the volunteer why they were, or were not, asked for the request: the same sentences that ranked them."""
    if _asked(volunteer.pk, request.pk):
        return [_("You have been asked.")]
    if _silenced(volunteer.pk, request.pk):
        return [_("You have said that you do not want to hear of this one. Only you can see that.")]
    if reasons := reasons_against(volunteer, request):
        return reasons
    ranked = ranks_of(request, volunteer)
    if ranked is None:
        return [
            _("What you have written under “My wishes” does not fit: the kind, the time, or how far it is.")
        ]
    called = wishes_of(volunteer).may_be_called
    why = (
        _(
            "We ask a few at a time, and those first who were asked longest ago. It has not been your turn yet."
        )
        if called
        else _("You have not said that we may call you. You may take it from the list yourself.")
    )
    return [why, *ranked.sentences]


@kept
def _asked(volunteer: int, request: int) -> QuerySet[Question, int]:
    return Question.objects.filter(request=request, volunteer=volunteer).values_list("pk", flat=True)


@kept
def _silenced(volunteer: int, request: int) -> QuerySet[Silence, int]:
    return Silence.objects.filter(request=request, volunteer=volunteer).values_list("pk", flat=True)


@kept
def _wanted_near(volunteer: int, day: date, now: datetime) -> QuerySet[Request]:
    silenced = Silence.objects.filter(request=OuterRef("pk"), volunteer=volunteer)
    rows = _at_their_places(volunteer, day).wanting().filter(~Exists(silenced))
    rows = rows.filter(Q(starts_at__isnull=True) | Q(starts_at__gt=now) | Q(ends_at__gt=now))
    at_home = Wishes.objects.filter(volunteer=volunteer, private_homes=True)
    rows = rows.filter(~Q(activity__setting=Setting.PRIVATE_HOME) | Q(Exists(at_home)))
    busy = Meeting.objects.filter(
        volunteer=volunteer,
        state__in=LIVE,
        request__starts_at__lt=OuterRef("ends_at"),
        request__ends_at__gt=OuterRef("starts_at"),
    )
    return rows.filter(~Exists(busy)).order_by("starts_at", "created_at", "pk").only(*_LISTED)[:READ]


def _at_their_places(volunteer: int, day: date) -> RequestQuerySet:
    """Return the requests of published activities that the volunteer belongs to; a peer's only to who has lived it."""
    held = Affiliation.objects.current(day).filter(volunteer=volunteer)
    here = held.filter(workplace=OuterRef("activity__workplace"))
    through = here.filter(partner=OuterRef("activity__partner"))
    rows = Request.objects.exclude(kind=RequestKind.VIGIL).filter(
        Q(Exists(through)) | Q(Exists(here), activity__partner__isnull=True),
        # Said twice, so that the database begins with their few places and not with everybody's needs.
        activity__workplace__in=held.values("workplace"),
        activity__state=ActivityState.PUBLISHED,
        activity__workplace__is_active=True,
    )
    told = LivedExperience.objects.filter(volunteer=volunteer, consent_version=CONSENT_VERSION)
    wished = PeerWish.objects.filter(request=OuterRef("pk"))
    same = wished.filter(theme__in=told.values("theme"))
    lived = Q(Exists(told)) & (Q(Exists(same)) | ~Q(Exists(wished)))
    return rows.filter(~Q(kind=RequestKind.PEER) | lived)


def _distances(volunteer: Volunteer, activities: list[Activity]) -> dict[int, float]:
    sites = {a.pk: a.workplace.site for a in activities if a.workplace.site is not None}
    points = points_of({volunteer.postcode, *(site.postcode for site in sites.values())})
    mine = points.get(volunteer.postcode)
    if mine is None:
        return {}
    found = {}
    for pk, site in sites.items():
        there = points.get(site.postcode)
        if site.latitude is not None and site.longitude is not None:
            there = (site.latitude, site.longitude)
        if there is not None:
            found[pk] = distance(mine, there)
    return found


def _soonest_then_nearest(row: Takeable) -> tuple[datetime, float, int]:
    at = row.request.starts_at or row.request.created_at
    return (
        at.replace(minute=0, second=0, microsecond=0),
        row.km if row.km is not None else 9_999,
        row.request.pk,
    )
