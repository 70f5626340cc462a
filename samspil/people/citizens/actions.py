"""Saying no to contact, and taking the no back."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.citizens import rules
from samspil.people.citizens.events import NoContactLifted, NoContactMarked
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.queries import said_no
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
    key = rules.place_key(workplace, whereabouts)
    if not key:
        raise Invalid({"whereabouts": [_("Write the room or the bed.")]})
    known = said_no(workplace, whereabouts=whereabouts)
    mark = known or NoContact.objects.create(
        workplace=workplace,
        whereabouts=whereabouts.strip(),
        place_key=key,
        voice=voice,
        marked_by_id=by.user_id,
    )
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
    """Note that whoever is reached so wants no contact, anywhere. The caller has seen that it is them, or their request.

    A room or bed closes with it. Noting it again changes nothing. Raises Invalid for neither a number nor an address.
    """
    require_anyone(by)
    key = rules.contact_key(contact)
    if not key:
        raise Invalid({"contact": [_("Write a telephone number or an e-mail address.")]})
    mark = said_no(contacts=(contact,)) or NoContact.objects.create(
        workplace=workplace,
        whereabouts=whereabouts.strip() if workplace else "",
        contact_key=key,
        place_key=rules.place_key(workplace, whereabouts) if workplace else "",
        voice=voice,
        marked_by_id=by.user_id,
    )
    record(NoContactMarked(subject=mark), by=by)
    return mark


@action
def lift_mark(by: Actor, mark: NoContact, *, note: str) -> None:
    """Take the no back for the citizen. Raises Invalid without a note, and Conflict when it is lifted already."""
    require(by, Can.NO_CONTACT_MARK, mark)
    if not note.strip():
        raise Invalid(
            {"note": [_("Write why the note is lifted, for instance that another patient has the bed.")]}
        )
    _lift(by, mark, note=note.strip())
    record(NoContactLifted(subject=mark), by=by)


@action
def lift_own_mark(by: Actor, *, contact: str) -> None:
    """Take one's own no back. The caller has seen that the way to reach the person is their own. Raises Conflict without one."""
    require_anyone(by)
    mark = said_no(contacts=(contact,))
    if mark is None:
        raise Conflict(_("The note has been lifted already."))
    _lift(by, mark, note="")
    record(NoContactLifted(subject=mark), by=by)


def _lift(by: Actor, mark: NoContact, *, note: str) -> None:
    now = clock.now()
    rows = NoContact.objects.filter(pk=mark.pk, lifted_at__isnull=True)
    if not rows.update(lifted_at=now, lifted_by_id=by.user_id, lift_note=note):
        raise Conflict(_("The note has been lifted already."))
    mark.lifted_at, mark.lift_note = now, note
