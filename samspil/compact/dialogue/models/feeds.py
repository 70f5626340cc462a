"""The secret address of a member's own calendar of meetings."""

import hashlib
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import Actor


def digest(token: str) -> str:
    """Return what is kept of a secret address; the address itself is shown once and kept nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


class MeetingFeedQuerySet(models.QuerySet["MeetingFeed"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(user_id=by.user_id or 0)

    def active(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class MeetingFeed(models.Model):
    """One secret address of a person's meetings and year wheels. A new one revokes the old."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="meeting_feeds")
    token_digest = models.CharField(max_length=64, unique=True)
    prefix = models.SlugField(max_length=8)  # the first letters of the address, so that one knows which it is
    created_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingFeedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_at__isnull=True), name="one_meeting_address"
            ),
        ]

    def __str__(self) -> str:
        return self.prefix
