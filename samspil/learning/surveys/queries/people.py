"""Whom a round asks, among those who have an account."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.compact.dialogue.models import Committee
from samspil.compact.dialogue.queries import own_committees
from samspil.compact.dialogue.queries.committees import committee_for
from samspil.compact.dialogue.queries.people import members_of
from samspil.learning.surveys.models import Asked, Group, Kind, Round, Spent
from samspil.learning.surveys.rules.answering import token_of
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.models import Assignment
from samspil.society.duties.queries import people_who

WITH_ACCOUNTS = (Group.VOLUNTEERS, Group.EMPLOYEES, Group.COMMITTEE)
_EMPLOYED = (Duty.EMPLOYEE, Duty.COORDINATOR)


def invited_to(of: Round) -> QuerySet[User]:
    """Return everybody with an account whom the round asks, once each, by number."""
    found = Q(pk__in=[])
    for asked in of.asked.all():
        if asked.group in WITH_ACCOUNTS:
            found |= Q(pk__in=_people(of, Group(asked.group)))
    return User.objects.filter(found, is_active=True).order_by("pk")


def _people(of: Round, group: Group) -> Any:
    if group == Group.VOLUNTEERS:
        here = (
            Q(workplace=of.workplace_id) if of.workplace_id else Q(workplace__unit__authority=of.authority_id)
        )
        return Affiliation.objects.current().filter(here).values("volunteer")
    if group == Group.COMMITTEE:
        return members_of(_committees(of)).values("pk")
    path = of.workplace.unit.path if of.workplace else ""
    at = Q(authority=of.authority_id, unit__path__startswith=path) if path else Q(authority=of.authority_id)
    return Assignment.objects.current().filter(at, duty__in=_EMPLOYED, partner=None).values("user")


def _committees(of: Round) -> list[Committee]:
    if of.workplace is None:
        return list(Committee.objects.standing().filter(authority=of.authority_id))
    nearest = committee_for(of.workplace)
    return [nearest] if nearest else []


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where somebody stands: what they can be asked as, without asking the database for each round."""

    volunteers_at: frozenset[int]  # workplaces
    volunteers_in: frozenset[int]  # their authorities
    employed_at: tuple[tuple[int, str], ...]  # authority and path of the unit, empty for all of it
    committees: frozenset[int]
    committees_of: frozenset[int]  # their authorities

    @property
    def authorities(self) -> frozenset[int]:
        return self.volunteers_in | {number for number, _path in self.employed_at} | self.committees_of


def belonging_of(by: Actor) -> Belonging:
    """Return where the person stands today. Three queries."""
    person = by.user_id or 0
    held = Affiliation.objects.current().filter(volunteer=person)
    places = list(held.values_list("workplace_id", "workplace__unit__authority_id"))
    duties = Assignment.objects.current().filter(user=person, duty__in=_EMPLOYED, partner=None)
    seats = list(own_committees(by).values_list("pk", "authority_id"))
    return Belonging(
        volunteers_at=frozenset(workplace for workplace, _authority in places),
        volunteers_in=frozenset(authority for _workplace, authority in places),
        employed_at=tuple((of, path or "") for of, path in duties.values_list("authority_id", "unit__path")),
        committees=frozenset(pk for pk, _authority in seats),
        committees_of=frozenset(authority for _pk, authority in seats),
    )


def asked_as(of: Round, where: Belonging) -> list[Asked]:
    """Return the groups of the round that somebody who stands there belongs to."""
    return [asked for asked in of.asked.all() if _belongs(of, asked.group, where)]


def _belongs(of: Round, group: str, where: Belonging) -> bool:
    if group == Group.VOLUNTEERS:
        at, among = (
            (of.workplace_id, where.volunteers_at)
            if of.workplace_id
            else (of.authority_id, where.volunteers_in)
        )
        return at in among
    if group == Group.EMPLOYEES:
        path = of.workplace.unit.path if of.workplace else ""
        return any(number == of.authority_id and unit.startswith(path) for number, unit in where.employed_at)
    if group == Group.COMMITTEE:
        return any(one.pk in where.committees for one in _committees(of)) if where.committees else False
    return False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A round that asks the person, the groups they belong to, and whether they have answered."""

    round: Round
    groups: list[Asked]
    is_answered: bool


def rounds_for(by: Actor) -> list[Sheet]:
    """Return the rounds that are open and ask the person, the one that ends first before the others. Six queries."""
    where = belonging_of(by)
    if not where.authorities:
        return []
    rows = (
        Round.objects.open()
        .filter(authority__in=where.authorities, kind__in=(Kind.PULSE, Kind.EXPERIENCE))
        .filter(asked__group__in=WITH_ACCOUNTS)
        .select_related("workplace__unit", "authority")
        .prefetch_related("asked")
        .order_by("ends_on", "pk")
        .distinct()
    )
    mine = [(one, asked_as(one, where)) for one in rows]
    tokens = {one.pk: token_of("round", one.pk, by.user_id) for one, _groups in mine}
    spent = set(Spent.objects.filter(token_hash__in=tokens.values()).values_list("token_hash", flat=True))
    return [Sheet(one, groups, tokens[one.pk] in spent) for one, groups in mine if groups]


def keepers_of(of: Round) -> list[User]:
    """Return who is told that a report is ready: the one who opened it, else the leaders, else the consultants."""
    if of.opened_by is not None and of.opened_by.is_active:
        return [of.opened_by]
    scope = of.access_scopes()[0]
    for duties in (frozenset({Duty.LEADER}), frozenset({Duty.CONSULTANT}), frozenset({Duty.ADMINISTRATOR})):
        found = list(people_who(Can.SURVEY_EDIT, scope, duties=duties))
        if found:
            return found
    return []


def is_anybody_asked(of: Round) -> bool:
    """Say whether the round asks somebody who has an account."""
    return any(asked.group in WITH_ACCOUNTS for asked in of.asked.all()) and of.opens_on <= clock.today()
