"""The one table of the core: requests that were done once."""

from django.db import models


class IdempotentRequest(models.Model):
    """The first answer to a POST that carried an Idempotency-Key. Deleted after a day."""

    key = models.CharField(max_length=64, unique=True)  # digest of sender and key
    fingerprint = models.CharField(max_length=64)  # digest of address and form
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.BinaryField(default=bytes)
    created_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key[:8]
