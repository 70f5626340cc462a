"""Saying no: by the bed, by the way to be reached, or both."""

from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Invalid
from samspil.base.events.recording import action, record
from samspil.people.citizens import rules
from samspil.people.citizens.events import NoContactMarked
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.queries import take_turn
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone
from samspil.society.places.models import Workplace


@action
def mark_whereabouts(
    by: Actor, workplace: Workplace, *, whereabouts: str, voice: str = NoContact.Voice.EMPLOYEE
) -> NoContact:
    """Note for the citizen in a room or bed that they want no volunteer. Noting it again changes nothing.

    Raises Invalid when no room or bed is named.
    """
    require(by, Can.NO_CONTACT_MARK, workplace)
    if not rules.place_key(workplace, whereabouts):
        raise Invalid({"whereabouts": [_("Write the room or the bed.")]})
    take_turn(workplace, whereabouts=whereabouts)
    mark = _at_place(by, workplace, whereabouts, voice)
    record(NoContactMarked(subject=mark), by=by)
    return mark


@action
def mark_contact(
    by: Actor,
    *,
    contact: str,
    workplace: Workplace | None = None,
    whereabouts: str = "",
    voice: str = NoContact.Voice.CITIZEN,
) -> NoContact:
    """Note that whoever is reached so wants no contact, anywhere. Noting it again changes nothing.

    With a workplace and a room or bed, that place closes too, as a mark of its own. Who asks is not checked: a no is
    never doubted, and whoever has the address can take it back. Raises Invalid for neither a number nor an address.
    """
    require_anyone(by)
    if not rules.is_way_to_reach(contact):
        raise Invalid({"contact": [_("Write a telephone number or an e-mail address.")]})
    take_turn(workplace, whereabouts=whereabouts, contacts=(contact,))
    if workplace is not None and rules.place_key(workplace, whereabouts):
        record(NoContactMarked(subject=_at_place(by, workplace, whereabouts, voice)), by=by)
    mark, _is_new = NoContact.objects.get_or_create(
        contact_key=rules.contact_key(contact),
        lifted_at=None,
        defaults={"workplace": workplace, "voice": voice, "marked_by_id": by.user_id},
    )
    record(NoContactMarked(subject=mark), by=by)
    return mark


def _at_place(by: Actor, workplace: Workplace, whereabouts: str, voice: str) -> NoContact:
    mark, _is_new = NoContact.objects.get_or_create(
        place_key=rules.place_key(workplace, whereabouts),
        lifted_at=None,
        defaults={
            "workplace": workplace,
            "whereabouts": whereabouts.strip(),
            "voice": voice,
            "marked_by_id": by.user_id,
        },
    )
    return mark
