"""Taking a whole list of volunteers on in one transaction, and undoing it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.core.search import search_text
from samspil.base.events.recording import action, record
from samspil.people.volunteers.actions.single import CHANGEABLE, Reach
from samspil.people.volunteers.events import TakingOnUndone, VolunteerChanged, VolunteerTakenOn
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """Somebody who is taken on together with many others. The same `person` means the same human being."""

    person: int
    workplace: Workplace
    name: str
    email: str | None = None
    partner: Partner | None = None
    starts_on: date | None = None
    known: Volunteer | None = None
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of a newcomer: what is new, and which blanks were filled."""

    affiliation: Affiliation
    is_new: bool  # the affiliation
    is_new_volunteer: bool
    is_new_user: bool
    filled: dict[str, Any]


@action
def take_on_volunteers(by: Actor, newcomers: Sequence[Newcomer]) -> list[Taken]:
    """Take many on at once as `take_on_volunteer` does one by one, with one fact each; all of them or nobody."""
    require_each(by, newcomers)
    users, new_users = _users(newcomers)
    new_volunteers, filled = _volunteers(newcomers, users)
    affiliations, new = _affiliations(newcomers, users)
    taken = _taken(newcomers, users, affiliations, (set(new), new_volunteers, new_users), filled)
    for one in taken:
        _tell(by, one)
    return taken


@action
def undo_taking_on(
    by: Actor, affiliations: Sequence[Affiliation], *, volunteers: Collection[int], users: Collection[int]
) -> None:
    """Delete affiliations that were made by mistake, and the volunteers and users that were made with them.

    Raises Conflict when something has come to hang on one of them since.
    """
    require_affiliations(by, affiliations)
    try:
        for rows, ids in (
            (Affiliation.objects.all(), [one.pk for one in affiliations]),
            (Volunteer.objects.all(), sorted(volunteers)),
            (User.objects.all(), sorted(users)),
        ):
            for start in range(0, len(ids), _AT_A_TIME):
                rows.filter(pk__in=ids[start : start + _AT_A_TIME]).delete()
    except ProtectedError as error:
        raise Conflict(_("Something has come to depend on these volunteers since.")) from error
    for affiliation in affiliations:
        record(TakingOnUndone(subject=affiliation, volunteer=affiliation.volunteer_id), by=by)


_AT_A_TIME = 2_000
_Key = tuple[int, int, int | None]


def require_each(by: Actor, newcomers: Sequence[Newcomer]) -> None:
    """Raise Denied unless the actor may take people on at every one of the places."""
    places = {
        (one.workplace.pk, one.partner.pk if one.partner else None): Reach(one.workplace, one.partner)
        for one in newcomers
    }
    for reach in places.values():
        require(by, Can.VOLUNTEER_EDIT, reach)


def require_affiliations(by: Actor, affiliations: Sequence[Affiliation]) -> None:
    """Raise Denied unless the actor may edit every one of them."""
    for affiliation in affiliations:
        require(by, Can.VOLUNTEER_EDIT, affiliation)


def _key(newcomer: Newcomer, users: dict[int, User]) -> _Key:
    return users[newcomer.person].pk, newcomer.workplace.pk, newcomer.partner.pk if newcomer.partner else None


def _users(newcomers: Sequence[Newcomer]) -> tuple[dict[int, User], set[int]]:
    """Return the user of each person, known by the volunteer, else by the address, else new; and the keys of the new."""
    emails = {one.person: one.email.strip().lower() for one in reversed(newcomers) if one.email}
    found = {
        user.email: user
        for piece in _pieces(sorted(set(emails.values())))
        for user in User.objects.filter(email__in=piece)
    }
    users = {one.person: one.known.user for one in newcomers if one.known}
    users = {person: found[email] for person, email in emails.items() if email in found} | users
    new: dict[int, User] = {}
    for one in newcomers:
        if one.person not in users and one.person not in new:
            new[one.person] = User(email=emails.get(one.person), name=one.name, password=make_password(None))
    User.objects.bulk_create(new.values(), batch_size=_AT_A_TIME)
    return users | new, {user.pk for user in new.values()}


def _volunteers(
    newcomers: Sequence[Newcomer], users: dict[int, User]
) -> tuple[set[int], dict[int, dict[str, Any]]]:
    """Return which volunteers are new, and which blanks of each were filled."""
    ids = sorted({user.pk for user in users.values()})
    volunteers = {one.pk: one for piece in _pieces(ids) for one in Volunteer.objects.filter(pk__in=piece)}
    new = {user.pk: Volunteer(user=user) for user in users.values() if user.pk not in volunteers}
    volunteers |= new
    filled: dict[int, dict[str, Any]] = {}
    for one in newcomers:
        user = users[one.person]
        volunteer = volunteers[user.pk]
        for name in sorted(CHANGEABLE & set(one.details)):
            if one.details[name] and not getattr(volunteer, name):
                setattr(volunteer, name, one.details[name])
                filled.setdefault(volunteer.pk, {})[name] = one.details[name]
        volunteer.departed_on = None
        volunteer.search_text = search_text(user.name, user.email or "", volunteer.phone)
    Volunteer.objects.bulk_create(new.values(), batch_size=_AT_A_TIME)
    old = [volunteer for pk, volunteer in volunteers.items() if pk not in new]
    Volunteer.objects.bulk_update(old, [*sorted(CHANGEABLE), "departed_on", "search_text"], batch_size=200)
    return set(new), filled


def _affiliations(
    newcomers: Sequence[Newcomer], users: dict[int, User]
) -> tuple[dict[_Key, Affiliation], set[int]]:
    ids = sorted({user.pk for user in users.values()})
    open_ones = [
        one
        for piece in _pieces(ids)
        for one in Affiliation.objects.filter(volunteer__in=piece, ends_on__isnull=True).select_related(
            "workplace__unit"
        )
    ]
    affiliations: dict[_Key, Affiliation] = {
        (one.volunteer_id, one.workplace_id, one.partner_id): one for one in open_ones
    }
    new: dict[_Key, Affiliation] = {}
    for one in newcomers:
        key = _key(one, users)
        if key not in affiliations:
            new[key] = affiliations[key] = Affiliation(
                volunteer_id=key[0],
                workplace=one.workplace,
                partner=one.partner,
                starts_on=one.starts_on or clock.today(),
            )
    Affiliation.objects.bulk_create(new.values(), batch_size=_AT_A_TIME)
    return affiliations, {one.pk for one in new.values()}


def _taken(
    newcomers: Sequence[Newcomer],
    users: dict[int, User],
    affiliations: dict[_Key, Affiliation],
    new: tuple[set[int], set[int], set[int]],  # affiliations, volunteers, users
    filled: dict[int, dict[str, Any]],
) -> list[Taken]:
    """Return what became of each; where two newcomers are one person at one place, the first counts as new."""
    found, told = [], set[int]()
    for one in newcomers:
        affiliation, pk = affiliations[_key(one, users)], users[one.person].pk
        found.append(
            Taken(
                affiliation=affiliation,
                is_new=affiliation.pk in new[0] and affiliation.pk not in told,
                is_new_volunteer=pk in new[1],
                is_new_user=pk in new[2],
                filled=filled.pop(pk, {}),
            )
        )
        told.add(affiliation.pk)
    return found


def _tell(by: Actor, one: Taken) -> None:
    if one.is_new:
        record(VolunteerTakenOn(subject=one.affiliation, volunteer=one.affiliation.volunteer_id), by=by)
    elif one.filled:
        record(VolunteerChanged(subject=one.affiliation.volunteer, fields=sorted(one.filled)), by=by)


def _pieces(things: Sequence[Any]) -> list[Sequence[Any]]:
    return [things[start : start + _AT_A_TIME] for start in range(0, len(things), _AT_A_TIME)]
