"""Calendars that a volunteer's own phone subscribes to."""

import hashlib
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.reach import Scope


def digest(token: str) -> str:
    """Return what is kept of a secret address; the address itself is shown once and kept nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(volunteer_id=by.volunteer_id or 0)

    def active(self) -> Self:
        return self.filter(revoked_at__isnull=True)


class CalendarFeed(models.Model):
    """One secret address of a volunteer's calendar. A new one revokes the old."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="feeds")
    token_digest = models.CharField(max_length=64, unique=True)
    prefix = models.SlugField(max_length=8)  # the first letters of the address, so that one knows which it is
    created_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-created_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["volunteer"], condition=Q(revoked_at__isnull=True), name="one_calendar_address"
            ),
        ]

    def __str__(self) -> str:
        return self.prefix

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.volunteer_id)]
