"""Too many tries."""

from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_anyone
from samspil.society.accounts.events import AccountLocked
from samspil.society.accounts.models import Tries, User


@action
def note_lock(by: Actor, tries: Tries, *, user: User | None) -> None:
    """Note that the last try was taken and wrong. The same work is done for an address that nobody has."""
    require_anyone(by)
    record(AccountLocked(subject=tries, user=user.pk if user else None), by=by)
