"""Somebody near you would like company: what a volunteer may take, and why they were not asked for something."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core import clock
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
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.places.models import Setting

SHOWN, READ = 30, 200
_SHOWN = ("activity__workplace__unit", "activity__workplace__site", "activity__partner")


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


def takeable_by(volunteer: Volunteer) -> list[Takeable]:
    """Return what the volunteer may take now, the soonest first, and the nearest of what is as soon.

    Ready today is what counts for the list; the day itself is asked when somebody says yes. The number of queries does not
    grow with the requests.
    """
    rows = list(_near(volunteer).order_by("starts_at", "created_at", "pk").select_related(*_SHOWN)[:READ])
    activities = list({row.activity_id: row.activity for row in rows}.values())
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
    near = _at_their_places(volunteer).filter(state__in=[*WANTING, State.FOUND])
    return Request.objects.filter(theirs | Q(pk__in=near.values("pk"))).select_related(*_SHOWN)


def explanations(volunteer: Volunteer) -> list[Answer]:
    """Return, for the needs at the volunteer's own places, why they were or were not asked. The newest five."""
    rows = _at_their_places(volunteer).wanting().select_related(*_SHOWN).order_by("-created_at", "-pk")
    return [Answer(row, explain(volunteer, row)) for row in rows[:5]]


def explain(volunteer: Volunteer, request: Request) -> list[str]:
    """Say to the volunteer why they were, or were not, asked for the request: the same sentences that ranked them."""
    if Question.objects.filter(request=request, volunteer=volunteer).exists():
        return [_("You have been asked.")]
    if Silence.objects.filter(request=request, volunteer=volunteer).exists():
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


def _near(volunteer: Volunteer) -> RequestQuerySet:
    silenced = Silence.objects.filter(request=OuterRef("pk"), volunteer=volunteer)
    now = clock.now()
    rows = _at_their_places(volunteer).wanting().filter(~Exists(silenced))
    rows = rows.filter(Q(starts_at__isnull=True) | Q(starts_at__gt=now) | Q(ends_at__gt=now))
    if not wishes_of(volunteer).private_homes:
        rows = rows.exclude(activity__setting=Setting.PRIVATE_HOME)
    busy = Meeting.objects.filter(
        volunteer=volunteer,
        state__in=LIVE,
        request__starts_at__lt=OuterRef("ends_at"),
        request__ends_at__gt=OuterRef("starts_at"),
    )
    return rows.filter(~Exists(busy))


def _at_their_places(volunteer: Volunteer) -> RequestQuerySet:
    """Return the requests of published activities that the volunteer belongs to; a peer's only to who has lived it."""
    here = Affiliation.objects.current().filter(
        workplace=OuterRef("activity__workplace"), volunteer=volunteer
    )
    through = here.filter(partner=OuterRef("activity__partner"))
    rows = Request.objects.exclude(kind=RequestKind.VIGIL).filter(
        Q(Exists(through)) | Q(Exists(here), activity__partner__isnull=True),
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


@dataclass(frozen=True, slots=True)
class Standing:
    """How a volunteer stands with a request."""

    meeting: Meeting | None
    reasons: list[str]
    waits: bool  # on the waiting list
    is_taken: bool

    @property
    def may_take(self) -> bool:
        return self.meeting is None and not self.is_taken and not self.reasons


def standing(volunteer: Volunteer, request: Request) -> Standing:
    """Say how the volunteer stands with the request."""
    meeting = Meeting.objects.live().filter(request=request, volunteer=volunteer).first()
    is_taken = request.state == State.FOUND
    free = meeting is None and not is_taken
    return Standing(
        meeting=meeting,
        reasons=reasons_against(volunteer, request) if free else [],
        waits=Standby.objects.filter(request=request, volunteer=volunteer).exists(),
        is_taken=is_taken,
    )


def coming_meetings(volunteer: Volunteer) -> list[Meeting]:
    """Return whom the volunteer has said yes to, the soonest first."""
    rows = Meeting.objects.live().filter(volunteer=volunteer)
    return list(
        rows.select_related("request__activity__workplace__unit").order_by("request__starts_at", "pk")[:30]
    )


def told_themes(volunteer: Volunteer) -> list[str]:
    """Return what the volunteer has consented to be matched by: for their own page, and no other."""
    return list(
        LivedExperience.objects.filter(volunteer=volunteer).order_by("theme").values_list("theme", flat=True)
    )
