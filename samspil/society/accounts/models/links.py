"""The link that we send by e-mail instead of asking for a password."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.crypto import salted_hmac

from samspil.base.core.fields import GuardedCharField
from samspil.society.accounts.models.users import User

VALID_FOR = timedelta(minutes=20)


class SignInLink(models.Model):
    """One asked-for link: good once, for twenty minutes, in any browser.

    The table never holds the link's secret: that is made from `seed` with the installation's own key, so that a retried
    job sends the same link, and a stolen copy of the table opens nothing. Without a user the address was unknown; the
    row is made all the same, so that asking costs the same time.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="sign_in_links")
    seed_key = models.CharField(max_length=43)
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    device = GuardedCharField(max_length=60, blank=True)  # where it was asked for: "Chrome|Windows"
    next_path = models.CharField(max_length=500, blank=True)  # where the person was going

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_at=None) | models.Q(user__isnull=False), name="used_link_has_user"
            )
        ]

    def __str__(self) -> str:
        return f"sign-in link {self.pk}"

    @classmethod
    def made(cls, *, user: User | None, at: datetime, **fields: Any) -> "SignInLink":
        """Return a new link, saved."""
        seed = secrets.token_urlsafe(32)
        digest = digest_of(_token(seed))
        return cls.objects.create(
            user=user, seed_key=seed, digest=digest, asked_at=at, expires_at=at + VALID_FOR, **fields
        )

    @property
    def token(self) -> str:
        """The secret part of the address."""
        return _token(self.seed_key)


def digest_of(token: str) -> str:
    """Return what the table knows of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _token(seed: str) -> str:
    return salted_hmac("samspil.sign_in_link", seed, algorithm="sha256").hexdigest()
