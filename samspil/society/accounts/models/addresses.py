"""The wish for another e-mail address, until the new address has said yes."""

import secrets
from datetime import datetime, timedelta

from django.db import models
from django.utils.crypto import salted_hmac

from samspil.society.accounts.models.links import digest_of
from samspil.society.accounts.models.users import User

VALID_FOR = timedelta(hours=24)


class AddressChange(models.Model):
    """One asked-for change: the new address gets a link that is good once, for a day, and the old one is told afterwards.

    As with the links of sign-in, the table does not hold the link's secret.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="address_changes")
    address = models.EmailField()
    before = models.EmailField(blank=True)  # the old address, to be told
    seed_key = models.CharField(max_length=43)
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"address change {self.pk}"

    @classmethod
    def made(cls, *, user: User, address: str, at: datetime) -> "AddressChange":
        """Return a new wish, saved."""
        seed = secrets.token_urlsafe(32)
        return cls.objects.create(
            user=user,
            address=address,
            before=user.email or "",
            seed_key=seed,
            digest=digest_of(_token(seed)),
            asked_at=at,
            expires_at=at + VALID_FOR,
        )

    @property
    def token(self) -> str:
        """The secret part of the address of the page."""
        return _token(self.seed_key)


def _token(seed: str) -> str:
    return salted_hmac("samspil.address_change", seed, algorithm="sha256").hexdigest()
