"""A group of first responders: its area, its people, its equipment (RM-86)."""

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.partners.models import Partner
from samspil.society.places.models import Workplace


class ResponderGroupQuerySet(models.QuerySet["ResponderGroup"]):
    def visible_to(self, by: Actor, can: Can = Can.CALLOUT_VIEW) -> Self:
        reached = within(
            by,
            can,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
            partner="partner_id",
        )
        return self.filter(reached)

    def active(self) -> Self:
        return self.filter(closed_on=None)


class ResponderGroup(models.Model):
    """Volunteers who train to be called out within an area. `area` is a list of corners, each [latitude, longitude]."""

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="responder_groups")
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, null=True, blank=True, related_name="responder_groups"
    )
    name = GuardedCharField(_("name"), max_length=120)
    area = models.JSONField(_("area"))
    radius = models.PositiveIntegerField(_("how far away, in metres"), default=5000)
    most = models.PositiveSmallIntegerField(_("how many are alerted at a time"), default=9)
    wave_seconds = models.PositiveSmallIntegerField(_("seconds before the next are alerted"), default=60)
    closed_on = models.DateField(null=True, blank=True)
    formed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    formed_at = models.DateTimeField(default=clock.now)

    objects = ResponderGroupQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def corners(self) -> list[tuple[float, float]]:
        return [(float(latitude), float(longitude)) for latitude, longitude in self.area]

    def access_scopes(self) -> list[Scope]:
        unit = self.workplace.unit
        return [Scope(authority_id=unit.authority_id, unit_path=unit.path, partner_id=self.partner_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class ResponderQuerySet(models.QuerySet["Responder"]):
    def visible_to(self, by: Actor) -> Self:
        """Return those of the groups that one looks after, and oneself."""
        groups = ResponderGroup.objects.visible_to(by, Can.CALLOUT_EDIT)
        itself = within(by, Can.CALLOUT_ANSWER, volunteer="affiliation__volunteer_id")
        return self.filter(itself | Q(group__in=groups))

    def on_call_list(self, day: date | None = None) -> Self:
        """Return those who can be called on the day: the last day of a certificate counts, and midnight in Denmark ends it."""
        day = day or clock.today()
        belongs = Q(affiliation__ends_on=None) | Q(affiliation__ends_on__gt=day)
        return self.filter(belongs, certificate_until__gte=day, group__closed_on=None)


class Responder(models.Model):
    """A volunteer in a group. Of where they live only the middle of a square of about 600 metres is kept."""

    group = models.ForeignKey(ResponderGroup, on_delete=models.CASCADE, related_name="responders")
    affiliation = models.ForeignKey(Affiliation, on_delete=models.CASCADE, related_name="responders")
    latitude = models.FloatField()
    longitude = models.FloatField()
    certificate_until = models.DateField(_("the certificate holds until"))
    on_duty = models.BooleanField(default=False)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    reminded_for = models.DateField(null=True, blank=True)  # the expiry of which they have been told
    expired_on = models.DateField(null=True, blank=True)  # when the job took them off the list
    enrolled_at = models.DateTimeField(default=clock.now)

    objects = ResponderQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["affiliation__volunteer__user__name", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["group", "latitude", "longitude"], name="responder_by_place"),
            models.Index(fields=["certificate_until"], name="responder_by_certificate"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "affiliation"], name="responder_once_in_group"),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="responder_quiet_has_both_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.pk}"

    @property
    def volunteer_id(self) -> int:
        return int(self.affiliation.volunteer_id)

    @property
    def name(self) -> str:
        return str(self.affiliation.volunteer.user)

    @property
    def place(self) -> tuple[float, float]:
        return self.latitude, self.longitude

    @property
    def has_certificate(self) -> bool:
        return self.certificate_until >= clock.today()

    def access_scopes(self) -> list[Scope]:
        return [*self.group.access_scopes(), Scope(volunteer_id=self.volunteer_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.group.event_place()


class EquipmentKind(models.TextChoices):
    AED = "aed", _("Defibrillator (AED)")
    BAG = "bag", _("First-aid bag")
    VEST = "vest", _("Vest")
    RADIO = "radio", _("Radio or phone")
    OTHER = "other", _("Something else")


class EquipmentQuerySet(models.QuerySet["Equipment"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(group__in=ResponderGroup.objects.visible_to(by))

    def kept(self) -> Self:
        return self.filter(removed_on=None)

    def aeds(self, group: ResponderGroup) -> Self:
        """Return the group's defibrillators that can be fetched, whatever the hour."""
        return self.kept().filter(group=group, kind=EquipmentKind.AED, needs_care=False)


class Equipment(models.Model):
    """One thing that the group has, and where it hangs or lies. Without hours it can be reached day and night."""

    group = models.ForeignKey(ResponderGroup, on_delete=models.CASCADE, related_name="equipment")
    kind = models.CharField(_("kind"), max_length=6, choices=EquipmentKind.choices)
    label = GuardedCharField(_("name"), max_length=80)
    place = GuardedCharField(_("where it is"), max_length=160)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    opens_at = models.TimeField(_("can be reached from"), null=True, blank=True)
    closes_at = models.TimeField(_("can be reached until"), null=True, blank=True)
    check_by = models.DateField(_("check the battery and the pads by"), null=True, blank=True)
    needs_care = models.BooleanField(default=False)
    removed_on = models.DateField(null=True, blank=True)

    objects = EquipmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["kind", "label", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(kind="aed") | Q(latitude__isnull=False, longitude__isnull=False),
                name="aed_has_a_place",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def point(self) -> tuple[float, float] | None:
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)

    @property
    def is_due(self) -> bool:
        return self.check_by is not None and self.check_by < clock.today()

    def access_scopes(self) -> list[Scope]:
        return self.group.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.group.event_place()
