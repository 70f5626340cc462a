"""Another e-mail address: asked for by its owner, confirmed by a link to the new address."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.society.access.permission import require_anyone, require_system, require_user
from samspil.society.accounts.events import AddressChangeAsked, AddressChanged, AddressLinkSent
from samspil.society.accounts.models import AddressChange, SignInLink, Tries, User
from samspil.society.accounts.models.users import address
from samspil.society.accounts.rules import TooManyTries, account_key

WISHES = 5  # in a quarter of an hour: whoever has mistyped may try again, nobody floods a mailbox


@action
def ask_for_address(by: Actor, user: User, *, email: str) -> None:
    """Ask to sign in with another address. Nothing changes before somebody there has pressed the button.

    An address that somebody else has gets no letter; that is not told, so nobody learns who has an account. Raises Invalid
    for the address that one has, TooManyTries.
    """
    require_user(by, user.pk)
    new = address(email)
    if new == user.email:
        raise Invalid({"email": [_("This is your address already.")]})
    now = clock.now()
    if not Tries.objects.take(account_key("address", str(user.pk)), limit=WISHES, now=now):
        raise TooManyTries(_("You have asked several times. Look in your e-mail, or wait 15 minutes."))
    change = AddressChange.made(user=user, address=new, at=now)
    record(AddressChangeAsked(subject=user, change=change.pk), by=by)


@action
def note_address_link_sent(by: Actor, change: AddressChange) -> None:
    """Note that the letter has left. Raises Conflict when that was noted before."""
    require_system(by)
    if not AddressChange.objects.filter(pk=change.pk, sent_at=None).update(sent_at=clock.now()):
        raise Conflict(_("The link has already been sent."))
    record(AddressLinkSent(subject=change.user, user=change.user_id), by=by)


@action
def confirm_address(by: Actor, change: AddressChange) -> None:
    """Let the person sign in with the new address from now on, and let links to the old one die.

    Raises Conflict when the link is too old or used, or somebody else has the address by now.
    """
    require_anyone(by)
    now, user = clock.now(), change.user
    open_ones = AddressChange.objects.filter(pk=change.pk, confirmed_at=None, expires_at__gt=now)
    if not user.is_active or not open_ones.update(confirmed_at=now, before=user.email or ""):
        raise Conflict(_("The link has been used or is too old."))
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email=change.address)
    except IntegrityError as error:
        raise Conflict(_("This address cannot be used. Ask your coordinator for help.")) from error
    user.email = change.address
    SignInLink.objects.filter(user=user, used_at=None).update(expires_at=now)
    AddressChange.objects.filter(user=user, confirmed_at=None).update(expires_at=now)
    by = Actor(user_id=user.pk, name=str(user), request_id=by.request_id)
    record(AddressChanged(subject=user, change=change.pk), by=by)
