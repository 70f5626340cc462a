"""Registering and changing partners."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.events import PartnerChanged, PartnerRegistered, PartnerSpokenWith
from samspil.society.partners.models import Partner, PartnerTalk
from samspil.society.places.models import Authority, Workplace

_CHANGEABLE = frozenset({"name", "contact_name", "cvr", "email", "phone", "website", "ended_on"})


@action
def register_partner(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    name: str,
    workplace: Workplace | None = None,
    **details: Any,
) -> Partner:
    """Register an association, corps, circle or centre. Raises Invalid: a corps or circle needs its workplace; names are unique."""
    require(by, Can.PARTNER_EDIT, workplace or authority)
    if kind in Partner.OWN_TO_WORKPLACE and workplace is None:
        raise Invalid({"workplace": [_("Choose the workplace that the group belongs to.")]})
    if Partner.objects.filter(authority=authority, name__iexact=name.strip()).exists():
        raise Invalid({"name": [_("There is already a partner with this name.")]})
    partner = Partner.objects.create(
        authority=authority, kind=kind, name=name.strip(), workplace=workplace, **details
    )
    record(PartnerRegistered(subject=partner, kind=kind), by=by)
    return partner


@action
def change_partner(by: Actor, partner: Partner, **details: Any) -> None:
    """Change the partner's details. Unknown fields are a programming error."""
    require(by, Can.PARTNER_EDIT, partner)
    if unknown := set(details) - _CHANGEABLE:
        message = f"Not a field of a partner: {', '.join(sorted(unknown))}"
        raise TypeError(message)
    for name, value in details.items():
        setattr(partner, name, value)
    partner.save(update_fields=list(details))
    record(PartnerChanged(subject=partner, fields=sorted(details)), by=by)


@action
def note_talk(
    by: Actor, partner: Partner, *, held_on: date, way: str, about: str, next_on: date | None = None
) -> PartnerTalk:
    """Note that somebody spoke with the partner. Raises Invalid for a day to come, no words, or a next time before this one."""
    require(by, Can.PARTNER_EDIT, partner)
    errors: dict[str, list[str]] = {}
    if held_on > clock.today():
        errors["held_on"] = [_("That day has not come yet.")]
    if not about.strip():
        errors["about"] = [_("Write something here.")]
    if next_on is not None and next_on < held_on:
        errors["next_on"] = [_("The next time comes after this one.")]
    if errors:
        raise Invalid(errors)
    talk = PartnerTalk.objects.create(
        partner=partner, held_on=held_on, way=way, about=about.strip(), next_on=next_on
    )
    record(PartnerSpokenWith(subject=partner, held_on=held_on.isoformat()), by=by)
    return talk
