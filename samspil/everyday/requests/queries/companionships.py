"""What the pages ask about companionships."""

from datetime import timedelta

from django.db.models import Q, QuerySet, Sum
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.agreements.queries import agreement_verdict
from samspil.everyday.requests.flow import CompanionshipState
from samspil.everyday.requests.models import Companionship
from samspil.everyday.requests.models.companionships import CompanionshipQuerySet
from samspil.everyday.requests.rules.companionships import ERASE_DAYS, ERASED
from samspil.people.activities.flow import State as ActivityState
from samspil.people.activities.models import Activity
from samspil.people.citizens.models import NoContact
from samspil.people.onboarding.queries import gate
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import within
from samspil.society.partners.models import Partner

_LISTED = (
    *("state", "first_name", "next_review_on", "group_kind", "group_name"),
    *("volunteer__user__name", "workplace__unit__name"),
)
_WITH = ("workplace__unit__authority", "volunteer__user", "partner", "activity", "request")


def worklist(by: Actor, state: str) -> QuerySet[Companionship]:
    """Return the companionships that the actor looks after, those with the oldest talk due first."""
    rows = handled(by).filter(state=state).select_related("volunteer__user", "workplace__unit")
    return rows.only(*_LISTED)


def handled(by: Actor) -> CompanionshipQuerySet:
    """Return those at the actor's place or association; a volunteer's own stand on `mine`."""
    reach = {"authority": "workplace__unit__authority_id", "unit_path": "workplace__unit__path"}
    return Companionship.objects.filter(within(by, Can.COMPANIONSHIP_EDIT, **reach, partner="partner_id"))


def late(by: Actor) -> int:
    """Return how many talks should have been held."""
    return handled(by).late(clock.today()).count()


def mine(by: Actor) -> QuerySet[Companionship]:
    """Return the volunteer's own that are under way."""
    rows = Companionship.objects.together().filter(volunteer_id=by.user_id) if by.user_id else None
    return (rows if rows is not None else Companionship.objects.none()).select_related(*_WITH)


def detailed() -> QuerySet[Companionship]:
    return Companionship.objects.select_related(*_WITH)


def overdue() -> QuerySet[Companionship]:
    """Return those whose talk is late and of which nobody has been reminded yet."""
    return Companionship.objects.late(clock.today()).filter(flagged_on=None).select_related(*_WITH)


def touched_by(mark: NoContact) -> QuerySet[Companionship]:
    """Return what is under way with the person who has said no."""
    same = Q(pk__in=[])
    if mark.contact_key:
        same |= Q(email_key=mark.contact_key) | Q(phone_key=mark.contact_key)
    if mark.place_key:
        same |= Q(workplace=mark.workplace_id, place_key=mark.place_key)
    return Companionship.objects.together().filter(same).select_related(*_WITH).order_by("pk")


def left_behind(affiliation: Affiliation) -> list[Companionship]:
    """Return what the volunteer was part of at the workplace and cannot be any more."""
    rows = Companionship.objects.together().filter(
        volunteer=affiliation.volunteer_id, workplace=affiliation.workplace_id
    )
    return [
        row
        for row in rows.select_related(*_WITH).order_by("pk")
        if not belongs(row.volunteer_id, row.activity)
    ]


def emptied() -> QuerySet[Companionship]:
    """Return what has been over so long that the people in it are to be forgotten."""
    limit = clock.now() - timedelta(days=ERASE_DAYS)
    return Companionship.objects.filter(state=CompanionshipState.ENDED, ended_at__lt=limit).exclude(
        first_name=ERASED
    )


def minutes(companionship: Companionship) -> int:
    """Return the time that was noted, where it is noted at all."""
    return companionship.times.aggregate(all=Sum("minutes"))["all"] or 0


def activities_of(by: Actor) -> QuerySet[Activity]:
    """Return the published activities at which the actor may bring two together."""
    return (
        Activity.objects.filter(_at(by), state=ActivityState.PUBLISHED)
        .select_related("workplace__unit")
        .order_by("title", "pk")
    )


def _at(by: Actor) -> Q:
    return within(
        by,
        Can.COMPANIONSHIP_EDIT,
        authority="workplace__unit__authority_id",
        unit_path="workplace__unit__path",
        partner="partner_id",
    )


def companions_of(by: Actor) -> QuerySet[Volunteer]:
    """Return the volunteers who belong where the actor may bring two together."""
    return Volunteer.objects.visible_to(by, Can.COMPANIONSHIP_EDIT).active().select_related("user")


def circles_of(by: Actor) -> QuerySet[Partner]:
    """Return the circles of friends and associations that can be a companion as a group."""
    places = activities_of(by).values("workplace__unit__authority_id")
    return Partner.objects.filter(authority__in=places).order_by("name", "pk")


def reasons_against(volunteer: Volunteer, activity: Activity) -> list[str]:
    """Return what stands between the volunteer and a citizen of the activity today, one sentence each."""
    if not belongs(volunteer.pk, activity):
        return [_("It is for volunteers who belong to this workplace and this association on the day.")]
    today = clock.today()
    covered = agreement_verdict(activity.workplace, activity.partner, today)
    agreement = [] if covered else [covered.reason]
    return [*agreement, *(str(reason) for reason in gate(volunteer.pk, activity.pk, today))]


def belongs(volunteer_id: int | None, activity: Activity) -> bool:
    """Say whether the volunteer belongs to the activity's workplace, and association, today."""
    found = Affiliation.objects.current().filter(volunteer=volunteer_id, workplace=activity.workplace_id)
    return (found.filter(partner=activity.partner_id) if activity.partner_id else found).exists()
