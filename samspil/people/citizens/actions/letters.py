"""A citizen's own no from the public page, and how they take it back: by a letter to the address that said it."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, NotVisible
from samspil.base.events.recording import action, record
from samspil.people.citizens.actions.lifting import lift
from samspil.people.citizens.actions.marking import mark_contact
from samspil.people.citizens.actions.tries import take_try
from samspil.people.citizens.events import LetterAsked, LetterSent, NoContactLifted
from samspil.people.citizens.models import Letter, NoContact
from samspil.people.citizens.queries import said_no
from samspil.society.access.permission import require_anyone, require_system


@action
def say_no(by: Actor, *, contact: str, network: str) -> None:
    """Note a citizen's own no. An e-mail address is told so, and how the no is taken back.

    Raises Invalid for neither a number nor an address, and TooManyTries. `network` is the key under which the
    citizen's network is counted.
    """
    require_anyone(by)
    take_try(contact, network)
    mark = mark_contact(by, contact=contact)
    record(LetterAsked(subject=_letter(mark, contact)), by=by)


@action
def ask_for_letter(by: Actor, *, email: str, network: str) -> None:
    """Ask how one's own no is taken back. Whether the address has said no is told to nobody but its owner.

    Raises TooManyTries.
    """
    require_anyone(by)
    take_try(email, network)
    record(LetterAsked(subject=_letter(said_no(contacts=(email,)), email)), by=by)


@action
def forget_letter(by: Actor, letter: Letter) -> None:
    """Delete the letter once it has left, or when there is nobody to send it to."""
    require_system(by)
    if not Letter.objects.filter(pk=letter.pk).delete()[0]:
        raise Conflict(_("The letter has been sent already."))
    record(LetterSent(subject=letter), by=by)


@action
def take_back(by: Actor, mark: NoContact, *, key: str) -> None:
    """Take one's own no back, with the key from the letter. Raises NotVisible for a wrong key, Conflict the second time."""
    require_anyone(by)
    if not mark.opens_with(key):
        raise NotVisible
    lift(by, mark, note="")
    record(NoContactLifted(subject=mark), by=by)


def _letter(mark: NoContact | None, contact: str) -> Letter:
    email = contact.strip() if mark is not None and "@" in contact else ""
    return Letter.objects.create(mark=mark if email else None, email=email, language=get_language() or "da")
