"""Taking volunteers on, changing what we know of them, confirming insurance, and parting well."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.core.search import search_text
from samspil.base.events.recording import action, record
from samspil.people.volunteers.events import (
    InsuranceConfirmed,
    VolunteerChanged,
    VolunteerDeparted,
    VolunteerTakenOn,
)
from samspil.people.volunteers.models import Affiliation, InsuranceCover, Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_system
from samspil.society.access.reach import Scope
from samspil.society.accounts.models import User
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace

CHANGEABLE = frozenset({"phone", "birth_year", "postcode", "languages", "motivation"})


class Reach:
    """The place where somebody is about to be taken on, for the permission question."""

    def __init__(self, workplace: Workplace, partner: Partner | None) -> None:
        self.workplace, self.partner = workplace, partner

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [
            Scope(
                authority_id=unit.authority_id,
                unit_path=unit.path,
                partner_id=self.partner.pk if self.partner else None,
            )
        ]


@action
def take_on_volunteer(
    by: Actor,
    workplace: Workplace,
    *,
    name: str,
    email: str | None,
    partner: Partner | None = None,
    starts_on: date | None = None,
    **details: Any,
) -> Affiliation:
    """Affiliate the person with the workplace, as themselves if we know the address already.

    The person's own details are kept when they are known; only blanks are filled. Taking on twice gives the same affiliation.
    """
    require(by, Can.VOLUNTEER_EDIT, Reach(workplace, partner))
    volunteer = _volunteer(name, email, details)
    open_ones = Affiliation.objects.filter(
        volunteer=volunteer, workplace=workplace, partner=partner, ends_on__isnull=True
    )
    affiliation = open_ones.first() or Affiliation.objects.create(
        volunteer=volunteer, workplace=workplace, partner=partner, starts_on=starts_on or clock.today()
    )
    record(VolunteerTakenOn(subject=affiliation, volunteer=volunteer.pk), by=by)
    return affiliation


def _volunteer(name: str, email: str | None, details: dict[str, Any]) -> Volunteer:
    user = _user(name, email)
    volunteer = Volunteer.objects.filter(pk=user.pk).first() or Volunteer(user=user)
    for field in CHANGEABLE & set(details):
        if details[field] and not getattr(volunteer, field):
            setattr(volunteer, field, details[field])
    volunteer.departed_on = None
    volunteer.search_text = search_text(user.name, user.email or "", volunteer.phone)
    volunteer.save()
    return volunteer


def _user(name: str, email: str | None) -> User:
    known = User.objects.filter(email=email.strip().lower()) if email else User.objects.none()
    if (user := known.first()) is not None:
        return user
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name)
    except IntegrityError:  # taken on at another place in this very moment
        return known.get()


@action
def change_volunteer(by: Actor, volunteer: Volunteer, *, name: str | None = None, **details: Any) -> None:
    """Change the volunteer's own details. Unknown fields are a programming error."""
    require(by, Can.VOLUNTEER_EDIT, volunteer)
    if unknown := set(details) - CHANGEABLE:
        message = f"Not a field of a volunteer: {', '.join(sorted(unknown))}"
        raise TypeError(message)
    for field, value in details.items():
        setattr(volunteer, field, value)
    if name is not None:
        User.objects.filter(pk=volunteer.pk).update(name=name)
        volunteer.user.name = name
    volunteer.search_text = search_text(volunteer.user.name, volunteer.user.email or "", volunteer.phone)
    volunteer.save()
    record(VolunteerChanged(subject=volunteer, fields=sorted(details)), by=by)


@action
def confirm_insurance(
    by: Actor,
    affiliation: Affiliation,
    *,
    kind: str,
    carrier: str,
    basis: str = "",
    valid_to: date | None = None,
) -> InsuranceCover:
    """Record that somebody has looked and found the affiliation covered."""
    require(by, Can.ONBOARDING_CONFIRM, affiliation)
    cover = InsuranceCover.objects.create(
        affiliation=affiliation,
        kind=kind,
        carrier=carrier,
        basis=basis,
        valid_to=valid_to,
        confirmed_by_id=by.user_id,
    )
    record(InsuranceConfirmed(subject=affiliation, volunteer=affiliation.volunteer_id, kind=kind), by=by)
    return cover


@action
def end_affiliation(by: Actor, affiliation: Affiliation, *, ends_on: date | None = None) -> None:
    """Part: access to the workplace is gone from the date (today). Raises Conflict when it has ended already."""
    require(by, Can.VOLUNTEER_EDIT, affiliation)
    day = max(ends_on or clock.today(), affiliation.starts_on)
    lasting = Q(ends_on__isnull=True) | Q(ends_on__gt=day)  # a student's has its end from the beginning
    if not Affiliation.objects.filter(lasting, pk=affiliation.pk).update(ends_on=day):
        raise Conflict(_("This affiliation has already ended."))
    affiliation.ends_on = day
    spoke_for = Partner.objects.filter(pk=affiliation.partner_id or 0, contact=affiliation.volunteer_id)
    spoke_for.update(contact=None)
    record(
        VolunteerDeparted(subject=affiliation, volunteer=affiliation.volunteer_id, ends_on=day.isoformat()),
        by=by,
    )


@action
def note_account_change(by: Actor, volunteer: Volunteer) -> None:
    """Let the volunteer be found by the name and the address that they have given their account."""
    require_system(by)
    user = volunteer.user
    volunteer.search_text = search_text(user.name, user.email or "", volunteer.phone)
    volunteer.save(update_fields=["search_text"])
    record(VolunteerChanged(subject=volunteer, fields=["account"]), by=by)
