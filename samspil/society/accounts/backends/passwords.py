"""How an e-mail address and a password become a user."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER
from samspil.society.accounts.actions.tries import note_lock
from samspil.society.accounts.models import Tries, User
from samspil.society.accounts.rules import TooManyTries, account_key, network_key

WRONG_PASSWORDS = 10  # of one account in a quarter of an hour, from anywhere
# A hospital is one network with thousands of people: this stops the spraying of many accounts, not the forgetful.
WRONG_PASSWORDS_OF_A_NETWORK = 100


class EmailBackend(BaseBackend):
    """Finds active users by address; an unknown address gets the same answer, at the same price."""

    def authenticate(
        self,
        request: HttpRequest | None,
        email: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """Return the user, or None when address or password are wrong. Raises TooManyTries."""
        if not email or not password:
            return None
        account, network = account_key("password", email), network_key("password", request)
        number = self._take(account, network)
        user = User.objects.who_signs_in_with(email)
        if user is not None and user.has_usable_password() and user.check_password(password):
            Tries.objects.forget(account)
            Tries.objects.give_back(network)
            return user
        if user is None or not user.has_usable_password():
            make_password(password)
        if number == WRONG_PASSWORDS:
            note_lock(STRANGER, Tries.objects.get(key=account), user=user)
        return None

    def get_user(self, user_id: int) -> User | None:
        return User.objects.filter(pk=user_id, is_active=True).first()

    def _take(self, account: str, network: str) -> int:
        now = clock.now()
        number = Tries.objects.take(account, limit=WRONG_PASSWORDS, now=now)
        # A resting account costs its network nothing, so one bombarded account shuts nobody else out.
        if not number or not Tries.objects.take(network, limit=WRONG_PASSWORDS_OF_A_NETWORK, now=now):
            raise TooManyTries(
                _(
                    "The password has been wrong too many times. Wait 15 minutes, or let us send you a link now."
                )
            )
        return number
