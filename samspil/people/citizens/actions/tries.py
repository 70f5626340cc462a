"""How often one number, address or network may try: a step of the public actions."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.people.citizens.rules import MARKS, MARKS_OF_A_NETWORK, contact_key
from samspil.society.accounts.models import Tries
from samspil.society.accounts.rules import TooManyTries


def take_try(contact: str, network: str) -> None:
    """Take one of the tries of a quarter of an hour. Raises TooManyTries when there is none left."""
    now, take = clock.now(), Tries.objects.take
    own = f"no_contact:{contact_key(contact)[:40]}"
    if not take(own, limit=MARKS, now=now) or not take(network, limit=MARKS_OF_A_NETWORK, now=now):
        raise TooManyTries(_("That was many times. Wait 15 minutes, or call the place where you are."))
