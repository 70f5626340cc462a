"""The volunteer's card: a number to read, a code to check, and the log of what was handed out and given back."""

import secrets
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.people.volunteers.models import Volunteer
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


def new_code() -> str:
    """Return a code that nobody can guess: 128 bits."""
    return secrets.token_urlsafe(16)


class BadgeQuerySet(models.QuerySet["Badge"]):
    def visible_to(self, by: Actor) -> Self:
        reached = within(
            by,
            Can.BADGE_ISSUE,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
            partner="volunteer__affiliations__partner_id",
        )
        return self.filter(reached | Q(volunteer=by.volunteer_id or 0)).distinct()

    def valid(self) -> Self:
        """Return the cards that have not been revoked; whether the affiliation holds is another question."""
        return self.filter(revocation=None)


class Badge(models.Model):
    """One printed card of one volunteer at one workplace."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.PROTECT, related_name="badges")
    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="badges")
    number = models.CharField(max_length=20)
    code = models.CharField(max_length=40, unique=True, default=new_code)
    issued_at = models.DateTimeField(default=clock.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = BadgeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-issued_at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workplace", "number"], name="badge_number_once")
        ]

    def __str__(self) -> str:
        return self.number

    def access_scopes(self) -> list[Scope]:
        belongs = self.volunteer.affiliations.filter(workplace=self.workplace_id).select_related(
            "workplace__unit"
        )
        unit = self.workplace.unit
        through = [
            Scope(partner_id=affiliation.partner_id) for affiliation in belongs if affiliation.partner_id
        ]
        return [
            Scope(authority_id=unit.authority_id, unit_path=unit.path, volunteer_id=self.volunteer_id),
            *through,
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class BadgeRevocation(models.Model):
    """A card that no longer holds: lost, given back, or replaced."""

    class Reason(models.TextChoices):
        LOST = "lost", _("Lost")
        RETURNED = "returned", _("Given back")
        REPLACED = "replaced", _("Replaced by a new one")

    badge = models.OneToOneField(Badge, on_delete=models.CASCADE, primary_key=True, related_name="revocation")
    reason = models.CharField(_("why"), max_length=10, choices=Reason.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.badge_id} {self.reason}"
