"""May this volunteer meet this citizen, and if not, why? Asked again on every path that brings the two together."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from samspil.base.core.errors import Closed
from samspil.base.core.kept import kept
from samspil.compact.agreements.queries import agreement_verdict
from samspil.everyday.requests.models import (
    CONSENT_VERSION,
    LivedExperience,
    Meeting,
    PeerWish,
    Request,
    RequestKind,
)
from samspil.everyday.requests.rules.finding import day_of, span_of
from samspil.people.activities.flow import State as ActivityState
from samspil.people.onboarding.queries import gate
from samspil.people.volunteers.models import Affiliation, Volunteer, Wishes
from samspil.society.places.models import Setting


def fitting_affiliation(volunteer_id: int, request: Request) -> Affiliation | None:
    """Return the affiliation through which the volunteer belongs to the activity on the day, if there is one."""
    activity = request.activity
    held = _held(day_of(request), volunteer_id, activity.workplace_id)
    return next((one for one in held if activity.partner_id in (None, one.partner_id)), None)


@kept
def _held(day: date, volunteer: int, workplace: int) -> QuerySet[Affiliation]:
    rows = Affiliation.objects.current(day).filter(volunteer_id=volunteer, workplace=workplace)
    return rows.order_by("pk")


def reasons_against(volunteer: Volunteer, request: Request) -> list[str]:
    """Return what stands between the volunteer and the request, one sentence each; nothing when all is well."""
    if not is_wanting(request):
        return [_("This is no longer needed. Thank you for being there.")]
    activity = request.activity
    if activity.state != ActivityState.PUBLISHED or not activity.workplace.is_active:
        return [_("The activity receives no volunteers at the moment.")]
    return [*reasons_to_stay_away(volunteer, request), *_unwished(volunteer, request)]


def reasons_to_stay_away(volunteer: Volunteer, request: Request) -> list[str]:
    """Return the gates alone, for somebody who has said yes already, and is asked about a new time."""
    activity, day = request.activity, day_of(request)
    if fitting_affiliation(volunteer.pk, request) is None:
        return [_("It is for volunteers who belong to this workplace and this association on the day.")]
    covered = agreement_verdict(activity.workplace, activity.partner, day)
    agreement = [] if covered else [covered.reason]
    missing = [str(reason) for reason in gate(volunteer.pk, activity.pk, day)]
    return [*agreement, *missing, *_busy(volunteer, request)]


def check_gates(volunteer: Volunteer, request: Request) -> Affiliation:
    """Return the affiliation to meet through. Raises Closed with the reasons."""
    reasons = reasons_against(volunteer, request)
    affiliation = fitting_affiliation(volunteer.pk, request)
    if reasons or affiliation is None:
        raise Closed(reasons)
    return affiliation


def is_wanting(request: Request) -> bool:
    """Say whether one volunteer is still wanted, and nobody has said no. Read anew: what was shown may be old.

    A vigil wants a relay, not one volunteer: the ward opens it, and its watches are called for on the rota.
    """
    return bool(_wanted(request.pk))


@kept
def _wanted(request: int) -> QuerySet[Request, int]:
    rows = Request.objects.wanting().exclude(kind=RequestKind.VIGIL).filter(pk=request)
    return rows.order_by().values_list("pk", flat=True)


def shares(request: Request) -> Exists:
    """Return the condition, for a table with `volunteer`, of those who have consented to being matched by what they lived."""
    told = LivedExperience.objects.filter(volunteer=OuterRef("volunteer"), consent_version=CONSENT_VERSION)
    wish = PeerWish.objects.filter(request=request.pk).first()
    return Exists(told.filter(theme=wish.theme) if wish else told)


def _unwished(volunteer: Volunteer, request: Request) -> list[str]:
    if request.activity.setting == Setting.PRIVATE_HOME and not wishes_of(volunteer).private_homes:
        return [_("It is in a private home. Say under “My wishes” that this is fine with you.")]
    if request.kind == RequestKind.PEER and not _has_lived(volunteer, request):
        return [_("It is for those who have said under “My wishes” what they have been through themselves.")]
    return []


def _has_lived(volunteer: Volunteer, request: Request) -> bool:
    return Wishes.objects.filter(shares(request), volunteer=volunteer).exists()


def wishes_of(volunteer: Volunteer) -> Wishes:
    """Return the volunteer's wishes, or what holds before anything is said. No query when they were read with the volunteer."""
    return getattr(volunteer, "wishes", None) or Wishes(volunteer=volunteer)


def _busy(volunteer: Volunteer, request: Request) -> list[str]:
    begin, end = span_of(request)
    if begin is None or end is None:
        return []
    others = _others(volunteer.pk, request.pk, begin, end)
    return [_("You have said yes to another meeting at that time.")] if others else []


@kept
def _others(volunteer: int, request: int, begin: datetime, end: datetime) -> QuerySet[Meeting, int]:
    rows = Meeting.objects.live().filter(volunteer=volunteer).exclude(request=request)
    return rows.filter(request__starts_at__lt=end, request__ends_at__gt=begin).values_list("pk", flat=True)
