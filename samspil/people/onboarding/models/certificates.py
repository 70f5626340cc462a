"""Child certificates: a status and its dates. There is no field for the paper, and none for what it says."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.people.onboarding.flow import OPEN, State
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class ChildCertificateQuerySet(models.QuerySet["ChildCertificate"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor may assess, and their own."""
        return self.filter(
            within(
                by,
                Can.CERTIFICATE_ASSESS,
                authority="affiliation__workplace__unit__authority_id",
                unit_path="affiliation__workplace__unit__path",
                partner="affiliation__partner_id",
            )
            | Q(affiliation__volunteer=by.volunteer_id or 0)
        )


class ChildCertificate(models.Model):
    """Where one engagement's certificate stands. CPR numbers are used at the police, never here."""

    affiliation = models.ForeignKey(Affiliation, on_delete=models.PROTECT, related_name="certificates")
    state = models.CharField(_("status"), max_length=20, choices=State.choices, default=State.REQUIRED)
    required_on = models.DateField(default=clock.today)
    ordered_on = models.DateField(null=True, blank=True)
    consent_due_on = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    assessed_on = models.DateField(null=True, blank=True)
    assessed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    expires_on = models.DateField(null=True, blank=True)  # the last day it counts

    objects = ChildCertificateQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["consent_due_on", "required_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "not_approved"]) | Q(assessed_on__isnull=False),
                name="assessed_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="awaiting_consent") | Q(consent_due_on__isnull=False),
                name="consent_has_limit",
            ),
            models.UniqueConstraint(
                fields=["affiliation"], condition=Q(state__in=sorted(OPEN)), name="one_open_certificate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.affiliation_id}: {self.state}"

    def access_scopes(self) -> list[Scope]:
        return [
            Scope(authority_id=scope.authority_id, unit_path=scope.unit_path, partner_id=scope.partner_id)
            for scope in self.affiliation.access_scopes()
        ]

    def event_place(self) -> tuple[int | None, str]:
        return self.affiliation.event_place()
