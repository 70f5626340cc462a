"""Authorities, their dated tree of units, the workplaces among them, and the physical sites."""

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within


class Authority(models.Model):
    """A region or a municipality: the data controller and the tenant."""

    class Kind(models.TextChoices):
        REGION = "region", _("Region")
        MUNICIPALITY = "municipality", _("Municipality")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = GuardedCharField(_("name"), max_length=120)
    slug = models.SlugField(unique=True)
    code = models.CharField(
        max_length=4, blank=True
    )  # four digits with the leading zero; may be unknown (Region Østdanmark)
    tagline = GuardedCharField(_("tagline"), max_length=120, blank=True)
    brand_colour = models.CharField(max_length=7, default="#0a5c6b")
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=20, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.pk)]

    def event_place(self) -> tuple[int | None, str]:
        return self.pk, ""


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.PLACE_VIEW, authority="authority_id", unit_path="path"))

    def below(self, path: str) -> Self:
        """Return the unit with this path and all below it."""
        return self.filter(path__startswith=path)


class Unit(models.Model):
    """A node of an authority's organisation, where it stands today. `UnitPlacement` holds where it has stood.

    `path` is "/3/17/": the ids from the top down to the unit itself, kept by the actions that place and move units.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = GuardedCharField(_("name"), max_length=160)
    path = models.CharField(max_length=200, default="", db_index=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["path"]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> int:
        """How deep the unit stands, 0 at the top and at most 5 (the pages indent no further)."""
        return min(self.path.count("/") - 2, 5)

    def access_scopes(self) -> list[Scope]:
        return [Scope(authority_id=self.authority_id, unit_path=self.path)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, self.path


class UnitPlacement(models.Model):
    """Where a unit stands from one date until the next placement."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="placements")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)  # the first day on which it no longer holds

    class Meta:
        ordering: ClassVar = ["valid_from"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="unit_placed_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="placement_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} from {self.valid_from}"

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


class Site(models.Model):
    """A physical place with an address; several workplaces may share one."""

    name = GuardedCharField(_("name"), max_length=160)
    street = GuardedCharField(_("street"), max_length=160, blank=True)
    postcode = models.CharField(_("postcode"), max_length=4, blank=True)
    city = GuardedCharField(_("city"), max_length=80, blank=True)
    municipality_code = models.CharField(max_length=4, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Setting(models.TextChoices):
    """Where an activity takes place; rules and requirements follow from it."""

    HOSPITAL = "hospital", _("Hospital")
    HOSPICE = "hospice", _("Hospice")
    CARE_HOME = "care_home", _("Care home")
    INSTITUTION = "institution", _("Social institution")
    SCHOOL = "school", _("School")
    DAYCARE = "daycare", _("Day-care")
    PUBLIC_SPACE = "public_space", _("Public space")
    PRIVATE_HOME = "private_home", _("Private home")
    PHONE_ONLINE = "phone_online", _("Phone or online")


class WorkplaceQuerySet(models.QuerySet["Workplace"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.PLACE_VIEW, authority="unit__authority_id", unit_path="unit__path"))

    def public(self) -> Self:
        """Return the workplaces that have opted in and may be shown to anybody."""
        return self.filter(is_active=True, unit__closed_on__isnull=True)


class Workplace(models.Model):
    """The profile of a unit at which volunteers and staff meet. A workplace opts in; nothing is switched on for it."""

    unit = models.OneToOneField(Unit, on_delete=models.PROTECT, primary_key=True, related_name="workplace")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, null=True, blank=True, related_name="workplaces")
    slug = models.SlugField(max_length=180, unique=True)
    setting = models.CharField(_("kind of place"), max_length=16, choices=Setting.choices)
    citizens_group = GuardedCharField(_("who is here"), max_length=160, blank=True)
    about = GuardedTextField(_("about the place"), blank=True)
    opening_hours = GuardedCharField(_("opening hours"), max_length=160, blank=True)
    access_rules = GuardedTextField(_("finding the way in"), blank=True)
    hygiene_rules = GuardedTextField(_("hygiene and safety"), blank=True)
    contact_phone = models.CharField(_("phone"), max_length=20, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    identification = GuardedCharField(_("how volunteers are recognised"), max_length=160, blank=True)
    people_most = models.PositiveSmallIntegerField(
        _("volunteers at the same time, at most"), null=True, blank=True
    )
    is_active = models.BooleanField(default=False)
    search_text = models.TextField(default="", editable=False)

    objects = WorkplaceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.unit.name

    def access_scopes(self) -> list[Scope]:
        return self.unit.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.unit.event_place()
