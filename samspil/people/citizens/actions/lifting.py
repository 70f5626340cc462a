"""Taking a no back: staff with a note, or the citizen themselves."""

from datetime import timedelta

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.citizens import rules
from samspil.people.citizens.events import LiftedForgotten, NoContactLifted
from samspil.people.citizens.models import NoContact
from samspil.people.citizens.queries import said_no
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, require_anyone, require_system
from samspil.society.places.models import Workplace


@action
def lift_mark(by: Actor, mark: NoContact, *, note: str) -> None:
    """Take the no back for the citizen. Raises Invalid without a note, and Conflict when it is lifted already."""
    require(by, Can.NO_CONTACT_MARK, mark)
    lift(by, mark, note=_noted(note))
    record(NoContactLifted(subject=mark), by=by)


@action
def lift_contact(by: Actor, workplace: Workplace, *, contact: str, note: str) -> None:
    """Take the no of somebody back who has told the workplace so, and who is reached so.

    Raises Invalid without a note, or when nobody who is reached so has said no.
    """
    require(by, Can.NO_CONTACT_MARK, workplace)
    noted = _noted(note)
    mark = said_no(contacts=(contact,))
    if mark is None:
        raise Invalid({"contact": [_("No one with this number or address has said no.")]})
    lift(by, mark, note=noted)
    record(NoContactLifted(subject=mark), by=by)


@action
def lift_own_mark(by: Actor, *, contact: str) -> None:
    """Take one's own no back. The caller has seen that the way to reach the person is their own. Raises Conflict without one."""
    require_anyone(by)
    mark = said_no(contacts=(contact,))
    if mark is None:
        raise Conflict(_("The note has been lifted already."))
    lift(by, mark, note="")
    record(NoContactLifted(subject=mark), by=by)


@action
def forget_lifted(by: Actor, mark: NoContact) -> None:
    """Delete a mark that was lifted long ago. Raises Conflict for one that still stands."""
    require_system(by)
    limit = clock.now() - timedelta(days=rules.KEPT_DAYS)
    if not NoContact.objects.filter(pk=mark.pk, lifted_at__lt=limit).delete()[0]:
        raise Conflict(_("Only what was lifted long ago is deleted."))
    record(LiftedForgotten(subject=mark), by=by)


def _noted(note: str) -> str:
    if not note.strip():
        raise Invalid(
            {"note": [_("Write why the note is lifted, for instance that another patient has the bed.")]}
        )
    return note.strip()


def lift(by: Actor, mark: NoContact, *, note: str) -> None:
    """Write that the mark is lifted: a step of the actions. Raises Conflict when it was lifted before."""
    now = clock.now()
    rows = NoContact.objects.filter(pk=mark.pk, lifted_at__isnull=True)
    if not rows.update(lifted_at=now, lifted_by_id=by.user_id, lift_note=note):
        raise Conflict(_("The note has been lifted already."))
    mark.lifted_at, mark.lift_note = now, note
