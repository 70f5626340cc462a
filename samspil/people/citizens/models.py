"""The one thing kept of citizens across requests: that somebody does not want to be contacted. No name, no number, no reason."""

from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class NoContactQuerySet(models.QuerySet["NoContact"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the marks at the workplaces that the actor's duty reaches, so that staff can lift them."""
        return self.filter(
            within(
                by,
                Can.NO_CONTACT_MARK,
                authority="workplace__unit__authority_id",
                unit_path="workplace__unit__path",
            )
        )

    def standing(self) -> Self:
        return self.filter(lifted_at__isnull=True)


class NoContact(models.Model):
    """Somebody said no. It stands until they themselves, or staff with a note, lift it; it never runs out by itself.

    Known either by the way to reach the person (`contact_key`, everywhere) or by where they are (`place_key`, at the
    workplace): two marks, for a bed gets its next patient, and a person stays the same. Both are keyed hashes, see
    `rules.contact_key` and `rules.place_key`.
    """

    class Voice(models.TextChoices):
        CITIZEN = "citizen", _("The citizen")
        RELATIVE = "relative", _("A relative")
        EMPLOYEE = "employee", _("An employee, for the citizen")

    workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="no_contacts"
    )
    whereabouts = GuardedCharField(
        _("room or bed"), max_length=60, blank=True
    )  # shown to the ward, never a name
    contact_key = models.CharField(max_length=64, blank=True)
    place_key = models.CharField(max_length=64, blank=True)
    voice = models.CharField(_("who said so"), max_length=10, choices=Voice.choices)
    marked_at = models.DateTimeField(default=clock.now)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(
        null=True, blank=True
    )
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    lift_note = GuardedCharField(_("why it is lifted"), max_length=160, blank=True)

    objects = NoContactQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-marked_at", "-pk"]
        # One standing mark of each person and of each place; the same indexes answer `queries.said_no`.
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["contact_key"],
                condition=Q(lifted_at__isnull=True) & ~Q(contact_key=""),
                name="no_contact_by_contact",
            ),
            models.UniqueConstraint(
                fields=["place_key"],
                condition=Q(lifted_at__isnull=True) & ~Q(place_key=""),
                name="no_contact_by_place",
            ),
            models.CheckConstraint(
                condition=(Q(contact_key="") & ~Q(place_key="")) | (~Q(contact_key="") & Q(place_key="")),
                name="no_contact_with_somebody",
            ),
            models.CheckConstraint(
                condition=Q(place_key="") | Q(workplace__isnull=False), name="no_contact_place_has_workplace"
            ),
        ]

    def __str__(self) -> str:
        return self.whereabouts or f"{self.pk}"

    @property
    def key(self) -> str:
        """Return the unguessable part of the address where the person takes it back; derived, so nothing is stored."""
        return Signer(salt="citizens.no_contact").signature(str(self.pk))

    def opens_with(self, key: str) -> bool:
        """Say whether the key is this mark's own, and the mark that of a person, not of a bed."""
        return bool(self.contact_key) and constant_time_compare(self.key, key)

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes() if self.workplace else []

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place() if self.workplace else (None, "")


class Letter(models.Model):
    """A letter on its way to the e-mail address of somebody who said no: how they take it back.

    The one place where the address stands, and only until the letter has left. Without a mark the address had said
    nothing; the row is made all the same, so that asking tells nobody anything, and nothing is sent.
    """

    mark = models.ForeignKey(NoContact, on_delete=models.CASCADE, null=True, related_name="letters")
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES, default="da")
    asked_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"letter {self.pk}"
