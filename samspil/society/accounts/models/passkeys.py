"""Passkeys: a phone, a computer or a security key that signs its person in."""

import hashlib
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core.fields import GuardedCharField
from samspil.society.accounts.models.users import User


class Passkey(models.Model):
    """The public half of a passkey. The private half never leaves the person's device."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = GuardedCharField(_("name"), max_length=60)
    credential_digest = models.CharField(max_length=64, unique=True)
    credential = models.BinaryField()  # attested credential data: id and public key
    sign_count = models.PositiveBigIntegerField(default=0)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


def credential_digest(credential_id: bytes) -> str:
    """Return the key under which a credential is found."""
    return hashlib.sha256(credential_id).hexdigest()
