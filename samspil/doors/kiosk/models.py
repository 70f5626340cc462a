"""The tablet at the entrance: a secret address that shows today's shifts of one workplace, and takes arrivals."""

import hashlib
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


def digest(token: str) -> str:
    """Return what is kept of a secret address; the address itself is shown once and kept nowhere."""
    return hashlib.sha256(token.encode()).hexdigest()


class TabletQuerySet(models.QuerySet["Tablet"]):
    def visible_to(self, by: Actor) -> Self:
        place = {"authority": "workplace__unit__authority_id", "unit_path": "workplace__unit__path"}
        return self.filter(within(by, Can.ATTENDANCE_RECORD, **place))

    def active(self) -> Self:
        """Return those that work: not revoked, at a workplace that is open."""
        return self.filter(
            revoked_at__isnull=True, workplace__is_active=True, workplace__unit__closed_on__isnull=True
        )


class Tablet(models.Model):
    """One secret address. It reaches the first names of those who come today to its workplace, and nothing else."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="tablets")
    name = GuardedCharField(_("where it stands"), max_length=80)
    token_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TabletQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()
