"""What volunteers and employees should know before they meet: material of a workplace, with a receipt (DR-10, DR-54)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.people.activities.models.activities import Activity
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Workplace


class MaterialQuerySet(models.QuerySet["Material"]):
    def visible_to(self, by: Actor) -> Self:
        """Return what the actor's duty reaches, and what volunteers are to read where they belong."""
        reached = within(
            by,
            Can.ACTIVITY_VIEW,
            authority="workplace__unit__authority_id",
            unit_path="workplace__unit__path",
        )
        return self.filter(reached | self._where_one_belongs(by))

    def for_reader(self, by: Actor) -> Self:
        """Return what the actor themselves should read: as a volunteer, as an employee, or as both."""
        as_employee = Q(pk__in=[])
        for grant in by.grants:
            if grant.duty == "employee" and grant.unit_path:
                as_employee |= Q(
                    workplace__unit__path__startswith=grant.unit_path,
                    workplace__unit__authority=grant.authority_id,
                )
        staff = as_employee & Q(audience__in=[Material.Audience.EMPLOYEES, Material.Audience.BOTH])
        return self.filter(staff | self._where_one_belongs(by), retired_at=None)

    @staticmethod
    def _where_one_belongs(by: Actor) -> Q:
        mine = Affiliation.objects.current().filter(volunteer=by.volunteer_id or 0)
        to_volunteers = Q(audience__in=[Material.Audience.VOLUNTEERS, Material.Audience.BOTH])
        return to_volunteers & Q(workplace__in=mine.values("workplace"), retired_at=None)


class Material(models.Model):
    """Something to read, watch or learn: a few words, a link, or both. New words are a new material."""

    class Audience(models.TextChoices):
        VOLUNTEERS = "volunteers", _("Volunteers")
        EMPLOYEES = "employees", _("Employees")
        BOTH = "both", _("Volunteers and employees")

    workplace = models.ForeignKey(Workplace, on_delete=models.PROTECT, related_name="materials")
    activities = models.ManyToManyField(Activity, blank=True, related_name="materials")
    title = GuardedCharField(_("title"), max_length=120)
    text = GuardedTextField(_("text"), blank=True)
    url = models.URLField(_("link"), blank=True)
    audience = models.CharField(_("for whom"), max_length=10, choices=Audience.choices)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    published_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-published_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text="") | ~Q(url=""), name="material_says_something")
        ]

    def __str__(self) -> str:
        return self.title

    def access_scopes(self) -> list[Scope]:
        return self.workplace.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.workplace.event_place()


class MaterialReading(models.Model):
    """Somebody has said that they have read it."""

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["material", "reader"], name="material_read_once")
        ]

    def __str__(self) -> str:
        return f"{self.reader_id}: {self.material_id}"
