"""The link instead of a password."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_anyone, require_system
from samspil.society.accounts.events import LinkAskedFor, LinkSent, SignedIn
from samspil.society.accounts.models import SignInLink, Tries, User
from samspil.society.accounts.rules import TooManyTries, account_key

LINKS = 5  # for one address in a quarter of an hour: enough for the forgetful, too few to flood a mailbox
LINKS_OF_A_NETWORK = 200


@action
def ask_for_link(by: Actor, *, email: str, network: str, device: str = "", next_path: str = "") -> None:
    """Make a link for whoever has the address. An unknown address gets a row too, and no mail.

    Raises TooManyTries. `network` is the key under which the asker's network is counted.
    """
    require_anyone(by)
    _take_try(account_key("link", email), network)
    user = User.objects.who_signs_in_with(email)
    link = SignInLink.made(user=user, at=clock.now(), device=device, next_path=next_path)
    record(LinkAskedFor(subject=link), by=by)


@action
def note_link_sent(by: Actor, link: SignInLink) -> None:
    """Note that the mail has left. Raises Conflict when that was noted before."""
    require_system(by)
    if link.user_id is None or not SignInLink.objects.filter(pk=link.pk, sent_at=None).update(
        sent_at=clock.now()
    ):
        raise Conflict(_("The link has already been sent."))
    record(LinkSent(subject=link, user=link.user_id), by=by)


@action
def use_link(by: Actor, link: SignInLink) -> User:
    """Use the link up and return its person.

    Raises Conflict when it is too old, was used before, or somebody was first.
    """
    require_anyone(by)
    now = clock.now()
    # Columns of the link alone: with a join, PostgreSQL would let a second one through that waited for the first.
    unused = SignInLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now)
    if link.user is None or not link.user.is_active or not unused.update(used_at=now):
        raise Conflict(_("The link has been used or is too old."))
    by = Actor(user_id=link.user.pk, name=str(link.user), request_id=by.request_id)
    record(SignedIn(subject=link.user, way="link"), by=by)
    return link.user


def _take_try(account: str, network: str) -> None:
    now = clock.now()
    take = Tries.objects.take
    if not take(account, limit=LINKS, now=now) or not take(network, limit=LINKS_OF_A_NETWORK, now=now):
        raise TooManyTries(
            _(
                "You have asked for several links. Use the newest one in your e-mail, or wait 15 minutes and ask again."
            )
        )
