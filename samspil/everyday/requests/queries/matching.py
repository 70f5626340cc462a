"""Who could meet this citizen? Narrowed in SQL, ranked in Python, and only the best are assessed for readiness."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.kept import kept
from samspil.everyday.requests.flow import LIVE, MeetingState
from samspil.everyday.requests.models import Meeting, Question, Request, RequestKind, Silence, Standby
from samspil.everyday.requests.queries.gates import is_wanting, shares
from samspil.everyday.requests.rules.finding import day_of, span_of
from samspil.everyday.requests.rules.ranking import (
    Candidate,
    Point,
    Rank,
    distance,
    in_order,
    rank,
    time_of_week,
)
from samspil.people.onboarding.queries import readiness_for
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.places.models import Setting, Site

READ, ASSESSED, SHOWN = 120, 25, 10
AT_A_TIME = 10  # assessed together: most of those who may be called are ready
_SHOWN_FIELDS = (
    "volunteer_id",
    "volunteer__languages",
    "volunteer__postcode",
    "volunteer__wishes__max_km",
    "volunteer__wishes__last_asked_at",
    "met",
    "kinds",
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somebody who fits, with the reasons; `missing` says what is not in place yet (then they cannot be asked)."""

    volunteer: Volunteer
    points: int
    sentences: list[str]
    missing: list[str]


def suggestions(by: Actor, request: Request) -> list[Suggestion]:
    """Return the ten who fit best and whose names the actor may read, the ready ones first.

    Nothing when nobody is wanted, or somebody has said no. For a peer it is empty to everybody but the system: the name
    alone would tell what the volunteer has lived through, so they are asked, and show themselves by saying yes.
    """
    if not is_wanting(request) or (request.kind == RequestKind.PEER and not by.is_system):
        return []
    named = within(
        by,
        Can.VOLUNTEER_VIEW,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )
    rows = _fitting(request).filter(named)
    if not by.is_system:
        # Who has been asked leaves the list, whatever the answer: nobody reads a no from a name that is gone.
        rows = rows.filter(~_was_asked(request))
    best, missing = _best(in_order(_ranked(rows, request))[:ASSESSED], request)
    people = {one.pk: one for one in _people(tuple(c.volunteer_id for c, _rank in best))} if best else {}
    return [
        Suggestion(people[c.volunteer_id], r.points, r.sentences, missing[c.volunteer_id]) for c, r in best
    ]


def _best(
    ranked: list[tuple[Candidate, Rank]], request: Request
) -> tuple[list[tuple[Candidate, Rank]], dict[int, list[str]]]:
    """Return the ten to show, the ready ones first, and what each of the assessed lacks.

    They are assessed a few at a time, as long as fewer than ten are ready: the others could not come before these.
    """
    missing = dict[int, list[str]]()
    for start in range(0, len(ranked), AT_A_TIME):
        missing |= _missing(request, [c.volunteer_id for c, _rank in ranked[start : start + AT_A_TIME]])
        if sum(not reasons for reasons in missing.values()) >= SHOWN:
            break
    assessed = [pair for pair in ranked if pair[0].volunteer_id in missing]
    return sorted(assessed, key=lambda pair: bool(missing[pair[0].volunteer_id]))[:SHOWN], missing


@kept
def _people(ids: tuple[int, ...]) -> QuerySet[Volunteer]:
    return Volunteer.objects.filter(pk__in=ids).select_related("user").order_by("pk")


def who_comes(by: Actor, request: Request) -> Meeting | None:
    """Return the meeting that stands, with the volunteer's name, to those who find volunteers here."""
    rows = Meeting.objects.visible_to(by).live().filter(request=request)
    return rows.select_related("volunteer__user").first()


def next_to_ask(request: Request, most: int) -> list[int]:
    """Return the volunteers of the next wave: who stands by, then those who may be called, the least recently asked first.

    Everybody is ready, nobody has been asked for this need before, and nobody has said no to it.
    """
    if not is_wanting(request):
        return []
    waits = Standby.objects.filter(request=request.pk, volunteer=OuterRef("volunteer"))
    rows = _fitting(request).filter(~_was_asked(request)).annotate(waits=Exists(waits))
    rows = rows.filter(Q(volunteer__wishes__may_be_called=True) | Q(waits=True))
    oldest = F("volunteer__wishes__last_asked_at").asc(nulls_first=True)
    ordered = rows.order_by("-waits", oldest, "volunteer_id").values_list("volunteer_id", flat=True)
    people = list(dict.fromkeys(ordered[: READ * 2]))
    found: list[int] = []
    for start in range(0, len(people), AT_A_TIME):
        missing = _missing(request, people[start : start + AT_A_TIME])
        found += [pk for pk, reasons in missing.items() if not reasons]
        if len(found) >= most:
            break
    return found[:most]


def ranks_of(request: Request, volunteer: Volunteer) -> Rank | None:
    """Return how the volunteer ranks, with its sentences; nothing when they are not among those who fit."""
    ranked = _ranked(_fitting(request).filter(volunteer=volunteer), request)
    return ranked[0][1] if ranked else None


def _was_asked(request: Request) -> Exists:
    return Exists(Question.objects.filter(request=request.pk, volunteer=OuterRef("volunteer")))


def _fitting(request: Request) -> QuerySet[Affiliation]:
    """Return the affiliations of those who belong, have time, and wish for such a thing."""
    activity = request.activity
    rows = Affiliation.objects.current(day_of(request)).filter(
        workplace=activity.workplace_id,
        volunteer__departed_on__isnull=True,
        volunteer__user__is_active=True,
    )
    if activity.partner_id is not None:
        rows = rows.filter(partner=activity.partner_id)
    silenced = Silence.objects.filter(request=request.pk, volunteer=OuterRef("volunteer"))
    rows = rows.annotate(kinds=Cast("volunteer__wishes__kinds", TextField())).filter(~Exists(silenced))
    if request.kind == RequestKind.PEER:
        rows = rows.filter(shares(request))
    return _free(_wishing(rows, request), request)


def _wishing(rows: QuerySet[Affiliation], request: Request) -> QuerySet[Affiliation]:
    if request.activity.setting == Setting.PRIVATE_HOME:
        rows = rows.filter(volunteer__wishes__private_homes=True)
    fits = Q(kinds="[]") | Q(kinds__contains=f'"{request.kind}"')
    if request.starts_at is not None:
        fits &= Q(**{f"volunteer__wishes__{time_of_week(request.starts_at)}": True})
    return rows.filter(Q(volunteer__wishes__isnull=True) | fits)


def _free(rows: QuerySet[Affiliation], request: Request) -> QuerySet[Affiliation]:
    begin, end = span_of(request)
    if begin is None or end is None:
        return rows
    busy = Meeting.objects.filter(
        volunteer=OuterRef("volunteer"),
        state__in=LIVE,
        request__starts_at__lt=end,
        request__ends_at__gt=begin,
    )
    return rows.filter(~Exists(busy))


def _ranked(rows: QuerySet[Affiliation], request: Request) -> list[tuple[Candidate, Rank]]:
    """Rank the nearest at hand: whoever has met the citizen, likes the kind, or was asked longest ago."""
    met = Meeting.objects.filter(
        volunteer=OuterRef("volunteer"),
        state=MeetingState.HELD,
        request__contact_key=request.contact_key,
    ).exclude(request__contact_key="")
    oldest = F("volunteer__wishes__last_asked_at").asc(nulls_first=True)
    read = list(
        rows.annotate(met=Exists(met))
        .order_by("-met", oldest, "volunteer_id")
        .values_list(*_SHOWN_FIELDS)[:READ]
    )
    away = _distances(request, {row[2] for row in read})
    now, found = clock.now(), dict[int, tuple[Candidate, Rank]]()
    for volunteer_id, languages, postcode, max_km, last_asked_at, has_met, kinds in read:
        km = away.get(postcode)
        if km is not None and max_km is not None and km > max_km:
            continue
        candidate = Candidate(
            volunteer_id=volunteer_id,
            languages=tuple(languages or ()),
            km=km,
            has_met=has_met,
            names_kind=f'"{request.kind}"' in (kinds or ""),
            fits_time=kinds is not None and request.starts_at is not None,
            last_asked_at=last_asked_at,
        )
        found.setdefault(volunteer_id, (candidate, rank(candidate, request.language, now)))
    return list(found.values())


def _missing(request: Request, volunteers: list[int]) -> dict[int, list[str]]:
    ready = readiness_for([(pk, request.activity) for pk in volunteers], day_of(request))
    return {pk: [str(reason) for reason in ready[pk, request.activity_id].reasons] for pk in volunteers}


def _distances(request: Request, postcodes: set[str]) -> dict[str, float]:
    site = request.activity.workplace.site
    if site is None:
        return {}
    points = points_of({*postcodes, site.postcode})
    if site.latitude is not None and site.longitude is not None:
        here: Point | None = (site.latitude, site.longitude)
    else:
        here = points.get(site.postcode)
    if here is None:
        return {}
    return {code: distance(here, there) for code, there in points.items()}


def points_of(postcodes: Iterable[str]) -> dict[str, Point]:
    """Return the middle of our own sites in each postcode: as near as one comes without a register of addresses."""
    known = tuple({code for code in postcodes if code})
    middles = _middles(known) if known else []
    return {code: (latitude, longitude) for code, latitude, longitude in middles}


@kept
def _middles(postcodes: tuple[str, ...]) -> QuerySet[Site, Any]:
    rows = Site.objects.filter(postcode__in=postcodes, latitude__isnull=False, longitude__isnull=False)
    return rows.order_by().values_list("postcode").annotate(Avg("latitude"), Avg("longitude"))
