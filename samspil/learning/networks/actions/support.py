"""Offers to associations: put up, changed, taken down."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.support import SupportChanged, SupportOffered, SupportWithdrawn
from samspil.learning.networks.models import SupportOffer
from samspil.learning.networks.rules.changes import take_over
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.places.models import Authority


@action
def offer_support(
    by: Actor,
    authority: Authority,
    *,
    kind: str,
    title: str,
    text: str,
    url: str = "",
    contact: str = "",
    email: str = "",
    phone: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> SupportOffer:
    """Put up an offer. Raises Invalid when it would end before it starts."""
    require(by, Can.SUPPORT_EDIT, authority)
    _check_days(starts_on, ends_on)
    offer = SupportOffer.objects.create(
        authority=authority,
        kind=kind,
        title=title.strip(),
        text=text.strip(),
        url=url,
        contact=contact.strip(),
        email=email,
        phone=phone,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record(SupportOffered(subject=offer), by=by)
    return offer


@action
def change_support(by: Actor, offer: SupportOffer, **fields: Any) -> None:
    """Change the words, the ways to reach somebody, or the days. What was taken down is put up again."""
    require(by, Can.SUPPORT_EDIT, offer)
    changed = take_over(offer, fields)
    _check_days(offer.starts_on, offer.ends_on)
    offer.changed_at, offer.withdrawn_at = clock.now(), None
    offer.save(update_fields=[*changed, "changed_at", "withdrawn_at"])
    record(SupportChanged(subject=offer, fields=sorted(changed)), by=by)


@action
def withdraw_support(by: Actor, offer: SupportOffer) -> None:
    """Take the offer down. Raises Conflict when somebody has done so already."""
    require(by, Can.SUPPORT_EDIT, offer)
    if not SupportOffer.objects.filter(pk=offer.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        raise Conflict(_("The offer has been taken down already."))
    record(SupportWithdrawn(subject=offer), by=by)


def _check_days(starts_on: date | None, ends_on: date | None) -> None:
    if starts_on and ends_on and ends_on < starts_on:
        raise Invalid({"ends_on": [_("The last day cannot be before the first.")]})
